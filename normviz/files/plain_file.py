"""Opens files that somebody named; a pipe or a device in their place is refused at once."""

import errno
import os
from collections.abc import Callable
from io import BufferedReader
from pathlib import Path
from stat import S_ISREG
from typing import Final

from normviz.errors import UserError

_NOT_THERE: Final = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)


class NoPlainFileError(OSError):
    """A pipe, a device or a socket has the name of a file."""


def open_plain(path: Path) -> BufferedReader:
    """Opens a plain file for reading, or what a link to one leads to.

    Opening a pipe would wait until somebody writes to it, and a device may never end.

    Args:
        path: The file.

    Raises:
        NoPlainFileError: It is no plain file.
        OSError: As ``open`` does.
    """
    try:
        file = open(path, "rb", opener=_without_waiting)  # noqa: SIM115  # the caller's
    except ValueError as error:  # a NUL character, or a letter that no name here can have
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path)) from error
    if S_ISREG(os.fstat(file.fileno()).st_mode):
        return file
    file.close()
    raise NoPlainFileError(errno.EINVAL, "no plain file", str(path))


def exists(path: Path) -> bool:
    """Whether there is something at a path; not where no file can have that name."""
    return _fulfils(path.exists)


def is_file(path: Path) -> bool:
    """Whether there is a plain file, as :func:`exists`."""
    return _fulfils(path.is_file)


def is_folder(path: Path) -> bool:
    """Whether there is a folder, as :func:`exists`."""
    return _fulfils(path.is_dir)


def is_something_else(path: Path, *, links: bool = False) -> bool:
    """Whether a link, a folder, a pipe or a device has the name of a file.

    It is looked at once: another process may remove a file between two looks.

    Args:
        path: The file, which need not be there.
        links: Whether a link to a plain file is as good as one.

    Raises:
        OSError: It cannot be looked at.
    """
    try:
        return not S_ISREG(path.stat(follow_symlinks=links).st_mode)
    except ValueError:  # no file can have that name
        return False
    except OSError as error:
        if error.errno in _NOT_THERE:
            return False
        raise


def _fulfils(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except (OSError, ValueError):  # too long, or a letter that no name has
        return False


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def cannot_read(path: Path, error: OSError) -> UserError:
    """Why a file could not be opened or read, in one sentence.

    Args:
        path: The file.
        error: What the system says.
    """
    return UserError(
        "cannot read {path}: {reason}",
        code="cannot-read",
        path=path,
        reason=error.strerror or error,
    )
