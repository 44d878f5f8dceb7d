"""Run ids and the folders named after them."""

import os
import re
import time
from collections.abc import Iterable, Mapping, Set
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeGuard

from normviz.errors import UserError
from normviz.files.plain_file import cannot_read, is_something_else
from normviz.files.private import OTHERS, keep_private

LONGEST: Final = 80
_RESERVED: Final = r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])"  # names of devices on Windows
# One case: some systems do not tell them apart.
_ID: Final = re.compile(rf"(?!{_RESERVED}\Z)[a-z0-9][a-z0-9_-]{{0,{LONGEST - 1}}}")
_SHOWN: Final = 40
_STEP: Final = 2_500_000_000
"""Nanoseconds: the coarsest step of a file system's times, and some more."""
_SOME: Final = 100
"""At least so many folders are looked at, if there are so many."""


def check_run_id(text: object) -> str:
    """``text``, if it can be the id of a run.

    Raises:
        UserError: It cannot: it might name a place outside the runs folder.
    """
    if _is_id(text):
        return text
    raise UserError(
        "expected an id of a run (a-z, 0-9, - and _), received {given}: see 'normviz runs'",
        code="run-id-foreign",
        given=shown_id(text),
    )


def are_run_ids(texts: Iterable[str]) -> bool:
    """Whether each of many texts can be the id of a run."""
    return all(map(_ID.fullmatch, texts))


def shown_id(text: object) -> str:
    """Whatever stands in the place of an id, short and on one line."""
    whole = ascii(text)
    return whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN]}…"


def run_folder(folder: Path, run: str) -> Path:
    """The folder of a run's files inside a runs folder; it need not exist.

    Raises:
        UserError: The id is none, or a link in that place leads out of the runs folder.
    """
    path = folder / check_run_id(run)
    if path.is_symlink() or getattr(path, "is_junction", bool)():
        raise UserError(
            "{path} is a link to another place, expected the folder of a run: move the folder"
            " itself there, or delete the run",
            code="run-is-link",
            path=path,
        )
    return path


class RunFolders:
    """The names of the run folders in a runs folder, looked for again when one came or went.

    Attributes:
        folder: The runs folder.
    """

    def __init__(self, folder: Path) -> None:
        """Looks for nothing yet."""
        self.folder = folder
        self._names: frozenset[str] = frozenset()
        self._looked_at: Set[str] = frozenset()
        self._state: tuple[int, int] | None = None

    def names(self) -> frozenset[str]:
        """Those that are there now; folders that others can read become private.

        The time of the runs folder tells of changes. Some file systems count it in steps of two
        seconds: a time that is not past yet tells nothing.
        """
        try:
            status = self.folder.stat()
        except OSError:
            self._state, self._names = None, frozenset()
            return self._names
        rights, time_ = status.st_mode & OTHERS, status.st_mtime_ns
        if (rights, time_) != self._state:
            is_past = time.time_ns() - time_ > _STEP
            entries = _scan(self.folder)
            self._look_at(entries, can_be_reached=bool(rights))
            self._names = frozenset(entries)
            self._state = (rights, time_) if is_past else None
        return self._names

    def _look_at(self, entries: Mapping[str, os.DirEntry[str]], *, can_be_reached: bool) -> None:
        """Makes folders private that were not looked at yet.

        A look at each of 10,000 takes a third of the time in which they are listed. In a private
        folder nobody else reaches them: there, some tell whether the others need a look.
        """
        new = list(entries.keys() - self._looked_at)
        some = new[:: max(1, len(new) // _SOME)]
        self._looked_at &= entries.keys()
        if can_be_reached or any(_is_open(entries[name]) for name in some):
            for name in new:
                _hide(entries[name])
            self._looked_at |= entries.keys()


def _scan(folder: Path) -> dict[str, os.DirEntry[str]]:
    """The folders in a folder by their names."""
    with suppress(OSError), os.scandir(folder) as entries:
        return {entry.name: entry for entry in entries if entry.is_dir(follow_symlinks=False)}
    return {}


def run_file(folder: Path, run: str, name: str) -> Path | None:
    """A file of a run; None where there is none.

    Args:
        folder: The runs folder.
        run: Id of the run.
        name: Name of the file.

    Raises:
        UserError: As :func:`run_folder`, something else than a plain file has that name, or it
            cannot be looked at.
    """
    path = run_folder(folder, run) / name
    try:
        is_odd, is_there = is_something_else(path), path.exists()
    except OSError as error:  # the run's folder is closed to this user
        raise cannot_read(path, error) from error
    if is_odd:
        raise UserError(
            "expected a file at {path}, received a link or a folder: remove it",
            code="file-is-link",
            path=path,
        )
    return path if is_there else None


def _is_open(entry: os.DirEntry[str]) -> bool:
    """Whether others may read the folder of a run."""
    with suppress(OSError):
        return bool(entry.stat(follow_symlinks=False).st_mode & OTHERS) and _is_id(entry.name)
    return False


def _hide(entry: os.DirEntry[str]) -> None:
    """Takes the rights of others from a run's folder and its files, where it is still there."""
    if _is_open(entry):
        path = Path(entry.path)
        with suppress(OSError):
            keep_private(*path.iterdir(), path)


def _is_id(text: object) -> TypeGuard[str]:
    return isinstance(text, str) and bool(_ID.fullmatch(text))
