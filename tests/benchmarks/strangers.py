"""How many digits of strangers each shipped model reads, drawn as on the Draw view's page.

    python -m tests.benchmarks.strangers --file pendigits-orig.tes [--sheet PNG]

The file holds strokes in the UNIPEN format. The limit is for the 3,498 digits of the writers whom
nobody has learnt from, in the UCI set "Pen-Based Recognition of Handwritten Digits". Without a
file nothing is measured.
"""

import argparse
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from normviz.presentation.draw.page import SIDE, Page, Stroke
from normviz.runs.shipped_models import list_shipped
from normviz.scenes.draw_scene import FIRST_PEN_WIDTH
from normviz.ui.draw.prediction.rasterizer import digits_on, rasterize
from tests.benchmarks.results import Result, run
from tests.benchmarks.unipen import Digit, read_digits

LIMIT = 0.988
"""Share of the digits that the default model reads."""
_COLUMNS = 16
"""Pictures in a row of the contact sheet."""

Array = np.ndarray


def measure(file: Path | None = None, sheet: Path | None = None) -> list[Result]:
    """The share that each model reads, and that are taken for several digits."""
    if file is None:
        raise SystemExit("no file of strokes is named: see --file")
    application = QApplication.instance() or QApplication([])
    digits = read_digits(file, SIDE)
    pages = [page_of(digit) for digit in digits]
    labels = np.array([label for label, _ in digits])
    pictures = np.stack([rasterize(page) for page in pages])
    several = np.mean([digits_on(page) != 1 for page in pages])
    found = [Result("strangers' digits taken for several", float(several), limit=0.005)]
    from normviz.engine.keras_loading import load_keras

    load_keras()
    from normviz.engine.inference.predictor import load_predictor

    for model in list_shipped():
        answers = load_predictor(model.name).predict(pictures)
        wrong = np.flatnonzero(answers.argmax(1) != labels)
        limit = LIMIT if model.default else None
        name = f"strangers' digits read by {model.name}"
        found.append(Result(name, 1 - len(wrong) / len(labels), limit=limit, at_least=True))
        print(f"{model.name}: {_told(answers[wrong], labels[wrong])}", flush=True)
        if sheet and model.default:
            _contact_sheet(pictures[wrong]).save(str(sheet))
            for at in wrong:
                print(
                    at, "is", labels[at], "read", answers[at].argmax(), f"{answers[at].max():.2f}"
                )
    del application
    return found


def page_of(digit: Digit) -> Page:
    """The Draw view's page with a digit drawn by the pen of a fresh window."""
    strokes = (Stroke(path, FIRST_PEN_WIDTH, np.ones(len(path))) for path in digit[1] if len(path))
    return Page(tuple(strokes))


def _told(answers: Array, labels: Array) -> str:
    """The mistakes in words: which digit was read as which, how often, and how sure."""
    if not len(labels):
        return "none misread"
    pairs = Counter(zip(labels.tolist(), answers.argmax(1).tolist(), strict=True))
    mistakes = ", ".join(f"{is_}→{read} {count}×" for (is_, read), count in pairs.most_common())
    sure = answers.max(1)
    return f"{len(labels)} misread, {np.mean(sure > 0.9):.0%} with 0.9 or more: {mistakes}"


def _contact_sheet(pictures: Sequence[Array]) -> QImage:
    """The pictures beside each other, twice as large."""
    rows = -(-len(pictures) // _COLUMNS)
    page = np.full((rows * 30, _COLUMNS * 30), 0.3)
    for at, picture in enumerate(pictures):
        top, left = 30 * (at // _COLUMNS), 30 * (at % _COLUMNS)
        page[top : top + 28, left : left + 28] = picture
    grey = np.rint(255 * page.repeat(3, 0).repeat(3, 1)).astype(np.uint8)
    height, width = grey.shape
    return QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--file", type=Path, help="strokes in the UNIPEN format")
    options.add_argument("--sheet", type=Path, metavar="PNG", help="pictures that are misread")
    run(__doc__, measure, options)
