"""Distinguishes EMNIST's images, which are transposed in its IDX files, from those of MNIST.

The page of EMNIST (https://www.nist.gov/itl/products-and-services/emnist-dataset) offers them as
IDX, in which rows and columns are exchanged against MNIST.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from normviz.datasets.folder_search import distinctive_name, subfolders
from normviz.datasets.idx_files import IDX_PARTS, idx_file, read_idx_part
from normviz.errors import UserError

_LOOKED_AT: Final = 1_000
_ENOUGH: Final = 10
_FOLDERS: Final = ("emnist", "gzip", "raw")
"""Simplified names of the folders that it is unpacked into."""
_DEPTH: Final = 2
_WIDER: Final = 1.5
"""A one stands: in MNIST its ink varies at least three times as much from row to row."""


def emnist_remark(place: Path) -> str:
    """A sentence where the images at a place are EMNIST's or lie on their side; else empty.

    Args:
        place: The folder of IDX files, or another file, of which nothing is known.
    """
    if not place.is_dir():
        return ""
    try:
        path = idx_file(place, IDX_PARTS[0])
        state = path.stat()
        is_transposed = _is_transposed(place, state.st_mtime_ns, state.st_size)
    except (UserError, OSError):
        return ""
    if is_transposed:
        return (
            f"The images in {place} lie transposed, with rows and columns exchanged, as EMNIST's "
            "do: a network that is trained on them reads no upright digits."
        )
    if "emnist" in distinctive_name(place):
        return f"{place} has EMNIST, whose images may be transposed: look at them first."
    return ""


def holds_emnist(folder: Path, depth: int = _DEPTH) -> bool:
    """Whether files of EMNIST lie in a folder or in folders of its own, under its own names.

    Args:
        folder: A folder.
        depth: How many levels of folders are looked into.
    """
    try:
        if any(each.name.lower().startswith("emnist-") for each in folder.iterdir()):
            return True
    except OSError:
        return False
    inner = subfolders(folder, _FOLDERS) if depth else []
    return any(holds_emnist(each, depth - 1) for each in inner)


@lru_cache(maxsize=16)
def _is_transposed(folder: Path, changed: int, size: int) -> bool:  # noqa: ARG001  # cache keys
    """Whether the ones lie instead of standing."""
    images, labels = read_idx_part(folder, train=True, count=_LOOKED_AT)
    ones = images[labels[: len(images)] == 1] if len(images) == len(labels) else images[:0]
    if len(ones) < _ENOUGH:
        return False
    ink = ones.mean(axis=0, dtype=float)
    return _spread(ink.sum(axis=0)) > _WIDER * _spread(ink.sum(axis=1))


def _spread(ink: np.ndarray) -> float:
    """The variance of the places along an axis, weighted by their ink."""
    places = np.arange(len(ink))
    total = ink.sum() or 1.0
    mean = (ink * places).sum() / total
    return float((ink * (places - mean) ** 2).sum() / total)
