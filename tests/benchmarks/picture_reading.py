"""How many pictures of each sort are read rightly: the digit, or that there is none or several.

NORMVIZ_DATA=FOLDER python -m tests.benchmarks.picture_reading [--sort NAME] [--keep FOLDER]
"""

import argparse
import os
import zlib
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication, QImage

from normviz.drawing.image import read_image
from tests.benchmarks.photograph_variants import SORTS
from tests.benchmarks.picture_variants import Variant
from tests.benchmarks.results import Result, run

COUNT = 40
LIMIT = 0.95


def variants(sort: str, count: int, seed: int = 0, first: int = 0) -> list[Variant]:
    """So many pictures of a sort from the number ``first`` on, the same ones each time."""
    start = zlib.crc32(sort.encode()) + seed
    numbers = range(first, first + count)
    return [SORTS[sort](np.random.default_rng([start, at])) for at in numbers]


def measure(
    count: int = COUNT, sort: str | None = None, keep: Path | None = None, seed: int = 0
) -> list[Result]:
    """The share of each sort that is read rightly."""
    application = QGuiApplication.instance() or QGuiApplication([])
    from normviz.engine.keras_loading import load_keras

    load_keras()
    from normviz.engine.inference.predictor import load_predictor

    predictor = load_predictor("batch")
    results = []
    for name in [sort] if sort else SORTS:
        right = 0
        for at, variant in enumerate(variants(name, count, seed)):
            found = read_image(variant.pixels)
            digit = int(predictor.predict(found.image[None])[0].argmax())
            good = found.count == variant.count and variant.digit in (None, digit)
            right += good
            if keep and not good:
                text = f"{name}-{at}-is-{variant.digit}x{variant.count}-read-{digit}x{found.count}"
                _save(variant.pixels, keep / f"{text}.png")
                _save((255 * found.ink).astype(np.uint8), keep / f"{text}-ink.png")
        results.append(Result(name, right / count, limit=LIMIT, at_least=True))
        print(f"{name:20s} {right:3d} of {count}", flush=True)
    del application
    return results


def _save(pixels: np.ndarray, path: Path) -> None:
    data = np.ascontiguousarray(pixels)
    height, width = data.shape[:2]
    channels = data.shape[2] if data.ndim == 3 else 1
    kinds = {1: "Grayscale8", 3: "RGB888", 4: "RGBA8888"}
    kind = getattr(QImage.Format, f"Format_{kinds[channels]}")
    QImage(data.data, width, height, channels * width, kind).save(str(path))


def parser() -> argparse.ArgumentParser:
    """The options."""
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=COUNT)
    options.add_argument("--sort", choices=SORTS)
    options.add_argument("--keep", type=Path, help="folder for the pictures that are misread")
    options.add_argument("--seed", type=int, default=0)
    return options


if __name__ == "__main__":
    run(__doc__, measure, parser())
