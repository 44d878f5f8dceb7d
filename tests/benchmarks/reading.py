"""How many printed and rarely written digits each shipped model reads, and drawings in files.

    python -m tests.benchmarks.reading [FOLDER …] [--json FILE]

Printed digits come from the fonts of this machine: no model has seen any. Rare ways of writing
are drawn by other means than those that the models learnt from. A folder holds stroke
files with labels, ``{"strokes": [[[x, y], …], …], "label": 7}``, such as drawings saved by others.
"""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from normviz.drawing import from_strokes, read_strokes
from normviz.runs.shipped_models import list_shipped
from normviz.ui.train.results.fonts import families, render
from tests.benchmarks.rare_handwriting import KINDS, rare_pictures
from tests.benchmarks.results import Result, run

RARE = 300
"""Drawings of each rare way of writing."""

Set = tuple[np.ndarray, np.ndarray]


def printed() -> Set:
    """The ten digits of the fonts here, (N, 28, 28) in 0…1, and labels."""
    images = render(families())
    return images.astype(np.float32) / 255, np.arange(len(images)) % 10


def drawn(folder: Path) -> Set:
    """The drawings of a folder that have a label."""
    found = [read_strokes(path) for path in sorted(folder.glob("*.json"))]
    known = [each for each in found if each.label is not None]
    pages = [from_strokes(each.strokes, *each.one_pen()) for each in known]
    return np.stack(pages), np.array([each.label for each in known])


def measure(folders: Sequence[Path] = ()) -> list[Result]:
    """The share that each model reads of each set."""
    application = QApplication([])
    sets = {f"printed, {len(families())} fonts": printed()}
    sets |= {kind: rare_pictures(kind, RARE) for kind in KINDS}
    sets |= {folder.name: drawn(folder) for folder in folders}
    from normviz.engine.keras_loading import load_keras

    load_keras()
    from normviz.engine.inference.predictor import load_predictor

    found = []
    for model in list_shipped():
        predict = load_predictor(model.name).predict
        for name, (x, labels) in sets.items():
            share = float((predict(x).argmax(1) == labels).mean())
            found.append(Result(f"read by {model.name}: {name}", share))
    del application
    return found


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("folders", metavar="FOLDER", nargs="*", type=Path)
    run(__doc__, measure, options)
