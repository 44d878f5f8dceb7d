"""MNIST, 70,000 handwritten digits (http://yann.lecun.com/exdb/mnist/)."""

from pathlib import Path
from typing import Final

from normviz.datasets import keras_files
from normviz.datasets.emnist import emnist_remark
from normviz.datasets.entries import fashion_mnist
from normviz.datasets.folder_search import distinctive_name, entries_called, subfolders
from normviz.datasets.idx_files import first_labels, idx_form
from normviz.datasets.info import DatasetInfo, StoredFormat

_FOLDERS: Final = ("mnist",)
_FILE: Final = "mnist.npz"
_FIRST_LABELS: Final = (5, 0, 4, 1, 9, 2, 1, 3, 1, 4)
_OTHERS: Final = ("kmnist", "kuzushiji", "notmnist")
"""Data sets whose files are named as MNIST's."""


def _is_mnist(folder: Path) -> bool:
    """Whether files straight in a folder are MNIST's: unless something says otherwise."""
    name = distinctive_name(folder)
    return not (any(other in name for other in _OTHERS) or fashion_mnist.is_fashion(folder))


def _npz_in(folder: Path) -> Path | None:
    places = (folder, *subfolders(folder, _FOLDERS))
    files = (path for place in places for path in entries_called(place, _FILE))
    return next((path for path in files if path.is_file()), None)


def _has_its_labels(place: Path) -> bool:
    return place.is_file() or first_labels(place) == _FIRST_LABELS


DATASET = DatasetInfo(
    name="mnist",
    title="MNIST",
    order=10,
    shape=(28, 28),
    sizes=(60_000, 10_000),
    forms=(
        idx_form(_FOLDERS, _is_mnist),
        StoredFormat(
            "keras-npz",
            keras_files.read_mnist_npz,
            in_folder=_npz_in,
            in_cache=_npz_in,
            files=_FILE,
        ),
    ),
    is_digits=True,
    folders=_FOLDERS,
    keras_loader="mnist",
    stand_in="digits",
    is_recognized=_has_its_labels,
    remark=emnist_remark,
)
