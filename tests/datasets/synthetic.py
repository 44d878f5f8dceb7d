"""A synthetic data set for tests of the registry: squares in two sizes, unknown to the app."""

from pathlib import Path

import numpy as np

from normviz.datasets.info import DatasetInfo, Part, StoredFormat

FILE = "squares.count"
SIZES = (96, 32)


def _find(folder: Path) -> Path | None:
    return folder / FILE if (folder / FILE).is_file() else None


def _read(path: Path, train: bool, count: int | None) -> Part:
    size = SIZES[0] if train else SIZES[1]
    labels = np.arange(size, dtype=np.uint8) % int(path.read_text())
    images = np.zeros((size, 28, 28), np.uint8)
    for image, label in zip(images, labels, strict=True):
        image[10 - 4 * label : 18 + 4 * label, 10 - 4 * label : 18 + 4 * label] = 255
    return images[:count], labels[:count]


SYNTHETIC = DatasetInfo(
    name="squares",
    title="Squares that are made up",
    order=45,
    shape=(28, 28),
    sizes=SIZES,
    forms=(StoredFormat("count", _read, in_folder=_find, files=FILE),),
    classes=("little", "huge"),
    short_title="Squares",
    fits_recipes_of=("mnist",),
)
