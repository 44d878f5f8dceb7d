"""How many printed digits each model that ships reads, and how many drawings in files.

    python tests/benchmarks/reading.py [FOLDER …]

Printed digits come from the fonts of this machine: no model has seen any. A folder holds stroke
files with labels, ``{"strokes": [[[x, y], …], …], "label": 7}``, such as drawings saved by others.
"""

import argparse
import os
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from normviz.digits import from_strokes, read_strokes
from normviz.runs.shipped import shipped
from normviz.ui.train.learned.fonts import families, render

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


def main() -> None:
    """Reads and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", metavar="FOLDER", nargs="*", type=Path)
    folders = parser.parse_args().folders
    application = QApplication([])
    sets = {f"printed, {len(families())} fonts": printed()}
    sets |= {folder.name: drawn(folder) for folder in folders}
    from normviz.engine.quiet import load_keras

    load_keras()
    from normviz.engine.predictor import load_predictor

    print("model".ljust(10), *(name.rjust(20) for name in sets))
    for model in shipped():
        predict = load_predictor(model.name).predict
        scores = [(predict(x).argmax(1) == labels).mean() for x, labels in sets.values()]
        print(model.name.ljust(10), *(f"{score:20.3f}" for score in scores))
    del application


if __name__ == "__main__":
    main()
