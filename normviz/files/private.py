"""Creates files and folders that only their owner can read.

What a user trains and draws is theirs. On Windows a user's data folder is private already, and
the rights of Unix do not exist there.
"""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from normviz.files.atomic import PART, explain
from normviz.files.plain_file import NoPlainFileError

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700
OTHERS: Final = 0o077
"""The rights of everybody but the owner."""


def make_private_folder(folder: Path) -> None:
    """Makes a folder and the parents that are missing; one that exists keeps its rights.

    Raises:
        UserError: No right, no space, or a file has that name.
    """
    try:
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        for each in reversed(missing):
            each.mkdir(mode=FOLDER_MODE, exist_ok=True)
        if not folder.is_dir():
            folder.mkdir()  # raises what is in the way
    except OSError as error:
        raise explain(error, folder) from error


def make_private_file(path: Path) -> None:
    """Makes an empty file where there is none; another process may make it at the same time.

    The file gets its name only when it is closed: closing a descriptor of a file drops all locks
    that this process holds on it, those of SQLite too.

    Raises:
        UserError: No right, no space, or a folder in the way.
    """
    if path.exists():
        return
    part = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}{PART}")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))
        try:
            with suppress(FileExistsError):
                os.link(part, path)
        finally:
            part.unlink()
    except OSError as error:
        if not _lacks_links(error):
            raise explain(error, path) from error
        path.touch(FILE_MODE)


def open_private(path: Path, *, append: bool = True) -> BinaryIO:
    """Opens a file for reading and writing; it is made where there is none.

    A link, a pipe or a device in its place is not opened.

    Args:
        path: The file.
        append: Whether all that is written goes to its end.

    Raises:
        OSError: As ``open`` does; a link is ``ELOOP``.
    """
    safe = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags = (
        os.O_RDWR | os.O_CREAT | (os.O_APPEND if append else 0) | getattr(os, "O_BINARY", 0) | safe
    )
    descriptor = os.open(path, flags, FILE_MODE)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "r+b")
    os.close(descriptor)
    raise NoPlainFileError(errno.EINVAL, "no plain file", str(path))


def keep_private(*paths: Path) -> None:
    """Takes the rights of others away from files and folders of this user.

    Links, files of other users and paths that do not exist are passed over.
    """
    if os.name == "nt":
        return
    for path in paths:
        with suppress(OSError):
            status = path.lstat()
            plain = stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)
            if plain and status.st_uid == os.geteuid() and status.st_mode & OTHERS:
                path.chmod(stat.S_IMODE(status.st_mode) & ~OTHERS)


def _lacks_links(error: OSError) -> bool:
    """Whether a file system has no hard links; such ones know no rights either."""
    return error.errno in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)
