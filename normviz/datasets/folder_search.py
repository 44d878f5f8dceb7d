"""Searches for the folder of a data set by its usual names, also inside a given folder."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from normviz.datasets.same_files import only_one

_DEPTH: Final = 3
"""Levels below the named folder, as in ``mnist/MNIST/raw``."""
_INNER: Final = ("raw",)
"""A folder that torchvision puts the files into."""
_ADDED: Final = ("dataset", "data", "files", "binary", "python", "master", "main")
"""What a name may have at its end, as in ``mnist_dataset`` and ``cifar-10-binary``."""
_MOST_FOLDERS: Final = 200
"""Folders of any name that are looked into; a folder of more is no data folder."""


def simplified(name: str) -> str:
    """A name in small letters and digits alone: ``FashionMNIST`` is ``fashion-mnist``."""
    return "".join(letter for letter in name.lower() if letter.isalnum())


def is_called(name: str, names: tuple[str, ...]) -> bool:
    """Whether a name is one of the simplified names, maybe with ``dataset`` or so at its end."""
    plain = simplified(name)
    if plain in names:
        return True
    return any(plain.endswith(added) and plain[: -len(added)] in names for added in _ADDED)


def subfolders(folder: Path, names: tuple[str, ...]) -> list[Path]:
    """The folders in ``folder`` that are called so; none where it cannot be read."""
    found = [name for name in _entries(folder) if is_called(name, names)]
    return [folder / name for name in found if (folder / name).is_dir()]


def any_subfolders(folder: Path) -> list[Path]:
    """All folders in ``folder`` that are not hidden; none where there are very many."""
    names = [name for name in _entries(folder) if not name.startswith(".")]
    found = [folder / name for name in names if (folder / name).is_dir()]
    return found if len(found) <= _MOST_FOLDERS else []


def entries_called(folder: Path, *names: str) -> list[Path]:
    """Files and folders in ``folder`` with these names, however they are written.

    Large and small letters and all signs between them count as the same.

    Args:
        folder: Where they lie.
        *names: The names, those that are preferred first.
    """
    wanted = [simplified(name) for name in names]
    found = [name for name in _entries(folder) if simplified(name) in wanted]
    found.sort(key=lambda name: (wanted.index(simplified(name)), name not in names))
    return [folder / name for name in found]


def _entries(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries)
    except OSError:
        return []


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

    Raises:
        UserError: Several folders of the data set's name hold different files.
    """
    nested = (_nested(each, names, _DEPTH - 1) for each in subfolders(folder, names))
    found = [next(filter(holds, places), None) for places in nested]
    if any(found):
        return only_one([place for place in found if place])
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
