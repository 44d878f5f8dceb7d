"""The four IDX files of MNIST and of data sets in its format: names, search and reading."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from normviz.datasets.folder_search import entries_called, folder_holding
from normviz.datasets.idx import read_idx
from normviz.datasets.info import Find, Part, StoredFormat, not_found
from normviz.errors import UserError

IDX_PARTS: Final = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                    "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")  # fmt: skip
MAX_IMAGES: Final = 100_000
"""In one part of a data set."""

_SIDE: Final = 28


def idx_form(
    names: tuple[str, ...],
    straight: Callable[[Path], bool],
    in_cache: Find = not_found,
) -> StoredFormat:
    """The form ``idx`` of a data set of 28×28 grey pixels.

    Args:
        names: Simplified names of its folder.
        straight: Whether files outside such a folder are its files.
        in_cache: Looks in Keras' cache.
    """
    return StoredFormat(
        "idx",
        read_idx_part,
        in_folder=partial(_find, names, straight),
        in_cache=in_cache,
        files=f"{IDX_PARTS[0]} (or {_dotted(IDX_PARTS[0])}, or either with .gz)",
    )


def idx_file(folder: Path, part: str) -> Path:
    """The file of one of `IDX_PARTS`.

    It may be compressed, may be written with dots, other signs or capitals, and may lie in a
    folder of its own name, as some programs unpack it.

    Raises:
        UserError: There is none.
    """
    found = next((path for path in _paths(folder, part) if path.is_file()), None)
    if found is None:
        raise UserError(
            "expected {part} or {part}.gz in {folder}, found neither; put it there",
            code="data-part-missing",
            part=part,
            folder=folder,
        )
    return found


def holds_idx(folder: Path) -> bool:
    """Whether a folder holds at least one of the four files."""
    return any(path.is_file() for part in IDX_PARTS for path in _paths(folder, part))


def read_idx_part(folder: Path, train: bool, count: int | None = None) -> Part:
    """Images (N, 28, 28) and labels (N,) of one part, or its first ``count``.

    Raises:
        UserError: A file is missing, cut or foreign.
    """
    images_part, labels_part = IDX_PARTS[:2] if train else IDX_PARTS[2:]
    path = idx_file(folder, images_part)
    images = read_idx(path, 3, count, MAX_IMAGES * _SIDE * _SIDE)
    if images.shape[1:] != (_SIDE, _SIDE):
        raise UserError(
            "expected images of 28×28 in {path}, received {height}×{width}; check that it is "
            "the right file",
            code="data-size",
            path=path,
            height=images.shape[1],
            width=images.shape[2],
        )
    return images, read_idx(idx_file(folder, labels_part), 1, count, MAX_IMAGES)


def first_labels(folder: Path, count: int = 10) -> tuple[int, ...]:
    """The first training labels; none where they cannot be read."""
    try:
        return tuple(read_idx(idx_file(folder, IDX_PARTS[1]), 1, count, MAX_IMAGES).tolist())
    except UserError:
        return ()


def _find(names: tuple[str, ...], straight: Callable[[Path], bool], folder: Path) -> Path | None:
    return folder_holding(folder, names, holds_idx, straight)


def _dotted(part: str) -> str:
    return part.replace("-idx", ".idx")


def _paths(folder: Path, part: str) -> Iterator[Path]:
    found = entries_called(folder, part, f"{part}.gz")
    yield from found
    for around in found:
        yield from entries_called(around, part, f"{part}.gz")
