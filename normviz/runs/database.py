"""The SQLite file of a runs folder: opened, shared, and brought up to date.

Windows and commands may share one folder: WAL lets them read while another writes, and writers
wait for one another. A connection belongs to the thread that opened it.
"""

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from normviz.errors import UserError
from normviz.files.atomic import explain

MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (
    (
        """CREATE TABLE runs (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            spec TEXT NOT NULL,
            state TEXT NOT NULL,
            reason TEXT NOT NULL DEFAULT '',
            steps_per_epoch INTEGER NOT NULL DEFAULT 0,
            created REAL NOT NULL,
            started REAL NOT NULL,
            ended REAL,
            deleted REAL
        )""",
        """CREATE TABLE epochs (
            run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            epoch INTEGER NOT NULL,
            step INTEGER NOT NULL,
            loss REAL,
            accuracy REAL,
            val_loss REAL,
            val_accuracy REAL,
            seconds REAL NOT NULL,
            ms_per_step REAL NOT NULL,
            learning_rate REAL NOT NULL,
            partial INTEGER NOT NULL,
            PRIMARY KEY (run, epoch)
        )""",
        """CREATE TABLE batches (
            run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            first_step INTEGER NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (run, first_step)
        )""",
    ),
)
"""What leads from each version of the schema to the next; entries are only ever added."""

_WAIT = 15.0  # seconds for another writer; its longest transaction takes milliseconds


class Database:
    """A connection to the file of one runs folder."""

    def __init__(self, path: Path) -> None:
        """Opens the file, makes it where there is none, and brings its schema up to date.

        Args:
            path: The file; its folder is made.

        Raises:
            UserError: The folder cannot be made or written, or the file is something else, or a
                newer normviz made it.
        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise explain(error, path.parent) from error
        with self._explained():
            self._connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Closes the connection; a second call does nothing."""
        self._connection.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """What a query finds.

        Raises:
            UserError: The file cannot be read.
        """
        with self._explained():
            return self._connection.execute(sql, values).fetchall()

    def write(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> int:
        """Runs one statement that changes something, by itself or in a ``transaction``.

        Returns:
            The number of rows that it changed.

        Raises:
            UserError: The file cannot be written.
        """
        with self._explained():
            return self._connection.execute(sql, values).rowcount

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All statements of the block take effect, or none of them."""
        with self._explained():
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._explained():
                self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _prepare(self) -> None:
        self._connection.row_factory = sqlite3.Row
        self._use_wal()
        self.write("PRAGMA synchronous = NORMAL")
        self.write("PRAGMA foreign_keys = ON")
        self._migrate()

    def _use_wal(self) -> None:
        """Switches to WAL; SQLite does not wait by itself when two processes do so at once."""
        end = time.monotonic() + _WAIT
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL").fetchall()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                    raise self._explain(error) from error
                time.sleep(0.01)
            except sqlite3.Error as error:
                raise self._explain(error) from error
            else:
                return

    def _migrate(self) -> None:
        with self.transaction():
            self.write(
                "CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, applied REAL)"
            )
            version = self.rows("SELECT coalesce(max(version), 0) FROM migrations")[0][0]
            if version > len(MIGRATIONS):
                raise UserError(
                    f"{self.path} was made by a newer normviz (schema {version}, this one knows "
                    f"{len(MIGRATIONS)}): update normviz, or choose another runs folder"
                )
            for number, statements in enumerate(MIGRATIONS[version:], start=version + 1):
                for statement in statements:
                    self.write(statement)
                self.write("INSERT INTO migrations VALUES (?, ?)", (number, time.time()))

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._explain(error) from error

    def _explain(self, error: sqlite3.Error) -> UserError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
        advice = _ADVICE.get(code)
        return UserError(f"{advice.format(path=self.path)}" if advice else f"{self.path}: {error}")


_ADVICE: Final = {
    sqlite3.SQLITE_FULL: "no space left to write {path}: free some space",
    sqlite3.SQLITE_READONLY: "no right to write {path}: choose another runs folder",
    sqlite3.SQLITE_CANTOPEN: "cannot open {path}: choose another runs folder, or change its rights",
    sqlite3.SQLITE_PERM: "no right to write {path}: choose another runs folder",
    sqlite3.SQLITE_IOERR: "the disk of {path} is full or fails: free some space, or choose another",
    sqlite3.SQLITE_BUSY: "{path} is in use by another program: close it and try again",
    sqlite3.SQLITE_NOTADB: "{path} is no normviz runs file: choose another runs folder",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged: restore it from a backup, or choose another folder",
}
