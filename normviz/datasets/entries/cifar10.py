"""CIFAR-10, 60,000 small colour pictures (https://www.cs.toronto.edu/~kriz/cifar.html)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from normviz.datasets import keras_files
from normviz.datasets.cifar import read_cifar
from normviz.datasets.folder_search import entries_called, folder_holding
from normviz.datasets.info import DatasetInfo, Part, StoredFormat
from normviz.errors import UserError

FOLDERS: Final = ("cifar10", "cifar10batchesbin", "cifar10batchespy")
_ARCHIVE: Final = "cifar10batchespytarget"
"""Keras 3 puts the archive's folder into a folder of its own."""
_TRAINING: Final = tuple(f"data_batch_{number}" for number in range(1, 6))
_TEST: Final = "test_batch"


def _find(suffix: str, folder: Path) -> Path | None:
    def holds(place: Path) -> bool:
        return any(_batch(place, name + suffix) for name in (*_TRAINING, _TEST))

    return folder_holding(folder, (*FOLDERS, _ARCHIVE), holds)


def _read(
    suffix: str,
    read: Callable[[Path, int | None], Part],
    folder: Path,
    train: bool,
    count: int | None,
) -> Part:
    """Reads those of the files that are there, until ``count`` images are read."""
    names = [name + suffix for name in (_TRAINING if train else (_TEST,))]
    paths = [path for name in names if (path := _batch(folder, name))]
    if not paths:
        raise UserError(
            "expected {file} in {path}, found none; put it there",
            code="data-file-missing",
            file=names[0],
            path=folder,
        )
    parts: list[Part] = []
    for path in paths:
        left = None if count is None else count - sum(len(labels) for _, labels in parts)
        if left is None or left > 0:
            parts.append(read(path, left))
    images, labels = zip(*parts, strict=True)
    return np.concatenate(images), np.concatenate(labels)


def _batch(folder: Path, name: str) -> Path | None:
    """A file of it, however its name is written, maybe packed."""
    return next(
        (path for path in entries_called(folder, name, f"{name}.gz") if path.is_file()), None
    )


def sizes_at(folder: Path) -> tuple[int, int]:
    """Training and test images of the batch files that are there."""
    train, test = DATASET.sizes
    forms = (".bin", "")
    there = max(sum(bool(_batch(folder, name + suffix)) for name in _TRAINING) for suffix in forms)
    return (train * there // len(_TRAINING), test) if there else (train, test)


def _form(name: str, suffix: str, read: Callable[[Path, int | None], Part]) -> StoredFormat:
    find = partial(_find, suffix)
    return StoredFormat(
        name,
        partial(_read, suffix, read),
        in_folder=find,
        in_cache=find,
        files=f"{_TRAINING[0]}{suffix} to {_TRAINING[-1]}{suffix} and {_TEST}{suffix}",
    )


DATASET = DatasetInfo(
    name="cifar10",
    title="CIFAR-10",
    order=50,
    shape=(32, 32, 3),
    sizes=(50_000, 10_000),
    forms=(
        _form("cifar-binary", ".bin", read_cifar),
        _form("keras-cifar", "", keras_files.read_cifar_batch),
    ),
    classes=(
        "airplane",
        "car",
        "bird",
        "cat",
        "deer",
        "dog",
        "frog",
        "horse",
        "ship",
        "truck",
    ),
    folders=FOLDERS,
    keras_loader="cifar10",
    sizes_at=sizes_at,
)
