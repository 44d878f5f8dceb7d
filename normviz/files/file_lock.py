"""A lock on an open file that the system lets go of when its process ends, however it ends."""

import sys
from typing import BinaryIO

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
