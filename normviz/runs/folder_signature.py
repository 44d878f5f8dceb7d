"""Detects changes of a runs folder without opening its database."""

from pathlib import Path
from typing import Final

Signature = tuple[tuple[int, int], ...]

_FILES: Final = ("runs.sqlite", "runs.sqlite-wal")


def signature(folder: Path) -> Signature:
    """Size and time of the database's files: other ones mean that something was written.

    The log that SQLite makes whenever somebody opens the database counts once it holds something.

    Args:
        folder: A runs folder; nothing is made where there is none.

    Returns:
        Bytes and nanoseconds since 1970, a pair each file.
    """
    found = []
    for name in _FILES:
        try:
            status = (folder / name).stat()
        except OSError:
            continue
        if status.st_size:
            found.append((status.st_size, status.st_mtime_ns))
    return tuple(found)
