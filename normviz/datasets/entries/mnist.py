"""MNIST, 70,000 handwritten digits (http://yann.lecun.com/exdb/mnist/)."""

from pathlib import Path
from typing import Final

from normviz.datasets import keras_files
from normviz.datasets.emnist import emnist_remark
from normviz.datasets.entries import fashion_mnist
from normviz.datasets.folder_search import distinctive_name, subfolders
from normviz.datasets.idx_files import idx_form
from normviz.datasets.info import DatasetInfo, StoredFormat

_FOLDERS: Final = ("mnist",)
_FILE: Final = "mnist.npz"
_OTHERS: Final = ("kmnist", "kuzushiji", "notmnist")
"""Data sets whose files are named as MNIST's."""


def _is_mnist(folder: Path) -> bool:
    """Whether files straight in a folder are MNIST's: unless something says otherwise."""
    name = distinctive_name(folder)
    return not (any(other in name for other in _OTHERS) or fashion_mnist.is_fashion(folder))


def _npz_in(folder: Path) -> Path | None:
    places = (folder, *subfolders(folder, _FOLDERS))
    return next((place / _FILE for place in places if (place / _FILE).is_file()), None)


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
    remark=emnist_remark,
)
