"""Crash files: written on a native crash, and found by the next start."""

import faulthandler
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from normviz.diagnostics.log_file import header, log_folder
from normviz.errors import UserError
from normviz.files.file_lock import lock_now
from normviz.files.private import make_private_folder, open_private

KEPT_REPORTS: Final = 5
_PREFIX: Final = "crash-"
_KEPT_PREFIX: Final = "reported-crash-"
_LINE: Final = "-" * 20 + "\n"
_MAX_BYTES: Final = 200_000


@contextmanager
def crashes_recorded(folder: Path | None = None) -> Iterator[None]:
    """Writes the stacks of all threads to a file where the process crashes within the block.

    The file is named after the process, locked while it runs, and removed when the block ends.
    Where it cannot be made, crashes are not recorded.

    Args:
        folder: Where to; the log folder when None.
    """
    path = (folder or log_folder()) / f"{_PREFIX}{os.getpid()}.txt"
    try:
        file = _begun(path)
    except (OSError, UserError):
        yield
        return
    was_enabled = faulthandler.is_enabled()
    faulthandler.enable(file)
    try:
        yield
    finally:
        faulthandler.disable()
        if was_enabled:
            with suppress(OSError, ValueError, RuntimeError):  # there may be no stderr
                faulthandler.enable()
        file.close()
        with suppress(OSError):
            path.unlink()


def _begun(path: Path) -> BinaryIO:
    """A locked file with the head of a report.

    Raises:
        OSError: It cannot be made or locked, or there is no space; then it is not there either.
        UserError: Its folder cannot be made.
    """
    make_private_folder(path.parent)
    path.unlink(missing_ok=True)  # of another process that had this number
    file = open_private(path)
    try:
        lock_now(file)
        file.write((header() + _LINE).encode())
        file.flush()
    except OSError:
        with suppress(OSError):
            file.close()  # tries to write once more
        with suppress(OSError):
            path.unlink()
        raise
    return file


def take_crash_reports(folder: Path | None = None) -> list[str]:
    """Reports of processes that crashed since this was last asked, the newest first.

    The files are kept under another name, at most :data:`KEPT_REPORTS` of them. Those of processes
    that were killed without a crash are removed.

    Args:
        folder: Where they are; the log folder when None.
    """
    folder = folder or log_folder()
    found = []
    for path in _newest_first(folder, _PREFIX):
        with suppress(OSError):
            text = _read_unlocked(path)
            if text.partition(_LINE)[2].strip():
                found.append(text)
                path.replace(path.with_name(_KEPT_PREFIX + path.name.removeprefix(_PREFIX)))
            else:
                path.unlink()
    for path in _newest_first(folder, _KEPT_PREFIX)[KEPT_REPORTS:]:
        with suppress(OSError):
            path.unlink()
    return found


def _read_unlocked(path: Path) -> str:
    """The text of a report.

    Raises:
        OSError: It is that of a living process, or cannot be read.
    """
    with path.open("r+b") as file:
        lock_now(file)
        return file.read(_MAX_BYTES).decode("utf-8", "replace")


def _newest_first(folder: Path, prefix: str) -> list[Path]:
    with suppress(OSError):
        paths = [path for path in folder.glob(f"{prefix}*.txt") if path.is_file()]
        return sorted(paths, key=lambda path: path.stat().st_mtime, reverse=True)
    return []
