"""Per-run file lock; the operating system releases it when the process exits.

A process id alone would not do: after a restart another program may have the same id.
"""

import sys
from contextlib import suppress
from pathlib import Path

from normviz.errors import UserError
from normviz.files.atomic import explain
from normviz.files.file_lock import lock_now, lock_soon
from normviz.files.private import open_private


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
            self._file = open_private(path)
        except OSError as error:
            raise explain(error, path) from error
        if not lock_soon(self._file):
            self._file.close()
            raise UserError(
                "run {run} is being trained by another window or command: stop it there first",
                code="run-locked",
                run=path.parent.name,
            )

    def release(self) -> None:
        """Releases the lock; a second call does nothing."""
        self._file.close()


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock, this one included.

    Args:
        path: The lock file; none is made where there is none.
    """
    if not path.is_file() or path.is_symlink():
        return False
    # A folder that cannot be written is read too; Windows locks only what is open for writing.
    with suppress(OSError), path.open("r+b" if sys.platform == "win32" else "rb") as file:
        lock_now(file)
        return False
    return True
