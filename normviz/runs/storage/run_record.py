"""Database row of a run in training; the database may be locked, replaced or removed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from normviz.runs.database import Database
from normviz.runs.storage.recovery import recover

_SHORT_WAIT: Final = 0.1
"""Seconds that a training waits for another writer before it goes on and tries again later."""
_LONG_WAIT: Final = 15.0
"""Seconds that it waits when it begins and ends."""


class RunRecord:
    """A connection to the database of a run's folder."""

    def __init__(self, path: Path, folder: Path) -> None:
        """Opens the database.

        Args:
            path: The SQLite file.
            folder: The run's folder, whose name is the run's id.

        Raises:
            UserError: It cannot be opened.
        """
        self._path = path
        self._folder = folder
        self._database = Database(path, wait=_LONG_WAIT)

    def close(self) -> None:
        """Closes the connection; a second call does nothing."""
        self._database.close()

    @contextmanager
    def transaction(self, *, is_patient: bool = False) -> Iterator[Database]:
        """The database in a transaction; it has the run, made again where it was lost.

        Args:
            is_patient: Whether to wait long for another writer.

        Raises:
            BusyError: Another program locks the database.
            UserError: The database cannot be written.
        """
        wait = _LONG_WAIT if is_patient else _SHORT_WAIT
        if not self._database.is_current:
            self._database.close()
            self._database = Database(self._path, wait=wait)
        self._database.rows(f"PRAGMA busy_timeout = {round(1000 * wait)}")
        with self._database.transaction():
            found = self._database.rows("SELECT 1 FROM runs WHERE id = ?", (self._folder.name,))
            if not found:
                recover(self._database, self._folder, "running")
            yield self._database
