"""A lock on an open file; the operating system releases it when the process exits."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from normviz.files.private import open_private

_TRIES: Final = 20
_PAUSE: Final = 0.005

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def lock_now(file: BinaryIO) -> None:
        """Locks ``file`` until it is closed.

        Raises:
            OSError: Another open file holds the lock, or there are no locks here.
        """
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def lock_now(file: BinaryIO) -> None:
        """Locks ``file`` until it is closed.

        Raises:
            OSError: Another open file holds the lock, or there are no locks here.
        """
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def lock_soon(file: BinaryIO) -> bool:
    """Locks ``file`` until it is closed; returns whether that was possible in a tenth of a second.

    Whoever asks whether a lock is held holds it for an instant.
    """
    for _ in range(_TRIES):
        with suppress(OSError):
            lock_now(file)
            return True
        time.sleep(_PAUSE)
    return False


def lock_beside(path: Path) -> Path:
    """The lock file of a file that is written anew, and so cannot be locked itself."""
    return path.with_name(f"{path.name}.lock")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds a lock file; goes on without it where it cannot be had in a tenth of a second.

    Args:
        path: The lock file, beside what it guards; it stays there empty.
    """
    try:
        file = open_private(path)
    except OSError:
        yield
        return
    with file:
        lock_soon(file)
        yield
