"""One writer a run: a lock that the system lets go of when its process ends, however it ends.

A process id alone would lie after a restart, when another program has taken the number.
"""

import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from normviz.errors import UserError
from normviz.files.atomic import explain

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _grab(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _grab(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_TRIES = 5
_PAUSE = 0.02


class RunLock:
    """The right to write to one run, held until ``release`` or the end of the process."""

    def __init__(self, path: Path) -> None:
        """Takes the lock.

        Args:
            path: The lock file; its folder exists.

        Raises:
            UserError: Someone else holds it, or the file cannot be written.
        """
        try:
            self._file = path.open("a+b")
        except OSError as error:
            raise explain(error, path) from error
        if not self._taken():
            self._file.close()
            raise UserError(
                f"run {path.parent.name} is being trained by another window or command: "
                "stop it there first"
            )

    def _taken(self) -> bool:
        """Tries a few times: ``is_held`` of another process holds the lock for an instant."""
        for _ in range(_TRIES):
            with suppress(OSError):
                _grab(self._file)
                return True
            time.sleep(_PAUSE)
        return False

    def release(self) -> None:
        """Lets go; a second call does nothing."""
        self._file.close()


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock, this one included.

    Args:
        path: The lock file; none is made where there is none.
    """
    if not path.exists():
        return False
    with suppress(OSError), path.open("r+b") as file:
        _grab(file)
        return False
    return True
