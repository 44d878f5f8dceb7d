"""Searches for the folder of a data set by its usual names, also inside a given folder."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

_DEPTH: Final = 3
"""Levels below the named folder, as in ``mnist/MNIST/raw``."""
_INNER: Final = ("raw",)
"""A folder that torchvision puts the files into."""


def simplified(name: str) -> str:
    """A name in small letters and digits alone: ``FashionMNIST`` is ``fashion-mnist``."""
    return "".join(letter for letter in name.lower() if letter.isalnum())


def subfolders(folder: Path, names: tuple[str, ...]) -> list[Path]:
    """The folders in ``folder`` with one of the simplified names; none where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            found = [entry.name for entry in entries if simplified(entry.name) in names]
    except OSError:
        return []
    return [folder / name for name in sorted(found) if (folder / name).is_dir()]


def folder_holding(
    folder: Path,
    names: tuple[str, ...],
    holds: Callable[[Path], bool],
    straight: Callable[[Path], bool] = lambda _: True,
) -> Path | None:
    """The first folder that holds the files of a data set.

    Args:
        folder: The user's data folder, or already the folder of the data set.
        names: Simplified names of the data set's folder.
        holds: Whether a folder holds at least one of the files.
        straight: Whether files without a folder of the data set's name are those of the data set.

    Returns:
        A folder of the data set's name in ``folder``, up to three levels deep, else ``folder``
        itself or ``raw`` in it; None where none of them holds a file.
    """
    for each in subfolders(folder, names):
        for place in _nested(each, names, _DEPTH - 1):
            if holds(place):
                return place
    places = (folder, *subfolders(folder, _INNER))
    return next((place for place in places if holds(place) and straight(place)), None)


def _nested(folder: Path, names: tuple[str, ...], depth: int) -> Iterator[Path]:
    yield folder
    if depth:
        for each in subfolders(folder, (*_INNER, *names)):
            yield from _nested(each, names, depth - 1)


def distinctive_name(folder: Path) -> str:
    """The simplified name of a folder; of the one around it where it is called ``raw``."""
    folder = folder.absolute()
    name = simplified(folder.name)
    return simplified(folder.parent.name) if name in _INNER else name
