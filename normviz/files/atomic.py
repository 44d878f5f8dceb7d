"""Atomic file writes: a file is either the old one or the new one, whole."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from normviz.errors import UserError
from normviz.files.plain_file import NoPlainFileError

PART = ".part"
"""How the name of an unfinished file ends."""

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EACCES, errno.EPERM}
_NO_FOLDER = {errno.EEXIST, errno.ENOTDIR}
_SHOWN = 32
"""Characters of a file's name in that of its unfinished one: at most 128 bytes."""


def explain(error: OSError, path: Path) -> UserError:
    """The sentence for a file that could not be written.

    Args:
        error: What the system said.
        path: The file or folder that was meant.

    Returns:
        An error whose text names the file, the cause and what to do.
    """
    if error.errno in _NO_SPACE:
        return UserError(
            "no space left to write {path}: free some space, or choose another folder",
            code="no-space",
            path=path,
        )
    if error.errno in _NO_RIGHT:
        return UserError(
            "no right to write {path}: choose another folder, or change its rights",
            code="no-right",
            path=path,
        )
    return _explain_rarer(error, path)


def _explain_rarer(error: OSError, path: Path) -> UserError:
    if error.errno == errno.EROFS:
        return UserError(
            "no writing to {path}: its disk can only be read; make it writable, or choose "
            "another folder",
            code="disk-read-only",
            path=path,
        )
    if isinstance(error, NoPlainFileError) or error.errno == errno.ELOOP:
        return UserError(
            "expected a plain file at {path}, received a folder, a link, a pipe or a device: "
            "choose another name, or remove it",
            code="no-plain-target",
            path=path,
        )
    if error.errno in _NO_FOLDER:
        return UserError(
            "expected a folder for {path}, received a file: choose another folder",
            code="folder-is-file",
            path=path,
        )
    cause = error.strerror or error
    return UserError(
        "cannot write {path} ({cause}): choose another folder",
        code="cannot-write",
        path=path,
        cause=cause,
    )


@contextmanager
def replacing(path: Path, *, private: bool = False, durable: bool = True) -> Iterator[BinaryIO]:
    """Opens a file beside ``path`` that takes its place when the block ends well.

    The bytes reach the disk before the name does, so a crash, a full disk or an exception leaves
    the old file as it was.

    Args:
        path: The file to write; its folder exists. A link there stays, and what it leads to is
            replaced; a private file takes the place of a link.
        private: Whether only its owner can read it; else the usual rights of a new file.
        durable: Whether to wait until the disk has it. Without, a killed process still leaves the
            old or the new file whole; a power failure may leave neither.

    Yields:
        The new file, open for writing (and reading) bytes.

    Raises:
        UserError: No space, no right, something else than a file has that name, or another fault
            of the file system.
    """
    target = path if private else Path(os.path.realpath(path))
    part = target.with_name(_part_name(target.name))
    try:
        _refuse_odd(target)
        with _made(part, 0o600 if private else 0o666) as file:
            yield file
            file.flush()
            if durable:
                os.fsync(file.fileno())
        part.replace(target)
        if durable:
            _sync_folder(target.parent)
    except OSError as error:
        raise explain(error, path) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def write_bytes(path: Path, data: bytes) -> None:
    """Writes a small file whole.

    Args:
        path: The file; its folder exists.
        data: All of its bytes.

    Raises:
        UserError: No space, no right, or another fault of the file system.
    """
    with replacing(path) as file:
        file.write(data)


def clear_parts(folder: Path) -> None:
    """Removes what killed processes left unfinished.

    Args:
        folder: A folder in which no one else is writing.
    """
    for part in folder.glob(f".*{PART}"):
        with suppress(OSError):
            part.unlink()


def _part_name(name: str) -> str:
    """A new name beside ``name``; the beginning of that is enough, for names have a limit."""
    return f".{name[:_SHOWN]}.{os.getpid()}-{os.urandom(4).hex()}{PART}"


def _refuse_odd(path: Path) -> None:
    """Does nothing for a file or a link, or where there is nothing.

    A device or a pipe would be replaced like a file: who may write to its folder would lose it.

    Raises:
        NoPlainFileError: Something else is there.
        OSError: Nobody can look.
    """
    with suppress(FileNotFoundError):
        mode = path.lstat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
            raise NoPlainFileError(errno.EINVAL, "no plain file", str(path))


def _made(path: Path, mode: int) -> BinaryIO:
    """A new file with the rights ``mode`` from the start, less what the user's mask takes away."""

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, mode)

    return open(path, "x+b", opener=opener)  # Path.open takes no opener


def _sync_folder(folder: Path) -> None:
    """Makes the new name last; where a folder cannot be opened (Windows) there is nothing to do."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
