"""The SQLite database of a runs folder: opening, sharing and migrating it.

Windows and commands may share one folder: WAL lets them read while another writes, and writers
wait for one another. A connection belongs to the thread that opened it.
"""

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from normviz.errors import UserError
from normviz.runs.sqlite.errors import BusyError, explain_database, primary_code
from normviz.runs.sqlite.opening import (
    Connection,
    is_write_refused,
    open_in_memory,
    open_to_read,
    open_to_write,
)
from normviz.runs.sqlite.schema import MIGRATIONS, VERSION, VERSIONS_TABLE, schema_version

__all__ = ["WAIT", "BusyError", "Database", "UnusualValueError"]

WAIT: Final = 15.0
"""Seconds to wait for another writer; its longest transaction takes milliseconds."""

_TOGETHER: Final = 256


class UnusualValueError(Exception):
    """A value is too long to be read together with others, or a text is no UTF-8."""


class Database:
    """A connection to the file of one runs folder.

    Attributes:
        path: The file.
        was_old: Whether an earlier version made it, and its schema was brought up to date now.
    """

    def __init__(self, path: Path, *, wait: float = WAIT, must_exist: bool = False) -> None:
        """Opens the file and brings its schema up to date.

        A file that cannot be written is opened to be read.

        Args:
            path: The file.
            wait: Seconds that each call waits for other programs; 0 never waits.
            must_exist: Whether nothing is made: where there is no file, it is read as an empty
                one. Else the file and its folder are made.

        Raises:
            BusyError: Another program locks the file.
            UserError: The folder cannot be made or written, the file is something else, or a
                newer normviz made it.
        """
        self.path = path
        self._wait = wait
        self.was_old = False
        with self._explained():
            self._connection = self._opened(must_exist)
        self._identity = _identity(path)

    @property
    def reads_only(self) -> bool:
        """Whether nothing can be written."""
        return self._connection.reads_only

    @property
    def is_current(self) -> bool:
        """Whether the path still leads to what was opened, read as it is now."""
        return not self.reads_only and self._identity == _identity(self.path)

    def close(self) -> None:
        """Closes the connection; a second call does nothing."""
        self._connection.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """What a query finds.

        Raises:
            BusyError: Another program locks the file.
            UserError: The file cannot be read.
        """
        return list(self.each(sql, values))

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[sqlite3.Row]:
        """What a query finds, row by row: of a hostile file all rows need not fit in memory.

        Raises:
            BusyError: Another program locks the file.
            UserError: The file cannot be read.
        """
        self._connection.start_clock()
        with self._explained():
            cursor = self._connection.execute(sql, _storable(values))
            try:
                for row in cursor:  # noqa: UP028  # "yield from" would close the cursor by itself
                    yield row
            finally:
                # Rows that an error left unread may outlive the connection, which closed it.
                with suppress(sqlite3.ProgrammingError):
                    cursor.close()

    def groups(self, sql: str, longest: int) -> Iterator[list[tuple[Any, ...]]]:
        """What a query finds, 256 rows at a time: much faster than :meth:`each`.

        Args:
            sql: The query.
            longest: Bytes of the largest value, so that many of them fit in memory.

        Raises:
            UnusualValueError: A value cannot be read so; :meth:`each` reads any.
            BusyError: Another program locks the file.
            UserError: The file cannot be read.
        """
        self._connection.start_clock()
        with self._read_together(longest):
            cursor = self._connection.execute(sql)  # it reads the first row
        cursor.row_factory = None
        try:
            while True:
                with self._read_together(longest):
                    rows = cursor.fetchmany(_TOGETHER)
                if not rows:
                    return
                yield rows
        finally:
            with suppress(sqlite3.ProgrammingError):
                cursor.close()

    @contextmanager
    def _read_together(self, longest: int) -> Iterator[None]:
        with self._explained():
            try:
                with self._connection.short_values(longest):
                    yield
            except sqlite3.DataError as error:
                raise UnusualValueError from error
            except sqlite3.OperationalError as error:
                if primary_code(error):
                    raise
                raise UnusualValueError from error  # Python could not decode it

    def write(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> int:
        """Runs one statement that changes something, by itself or in a ``transaction``.

        Returns:
            The number of rows that it changed.

        Raises:
            BusyError: Another program locks the file.
            UserError: The file cannot be written.
        """
        if self.reads_only:
            raise UserError(
                "no right to write {path}: choose another runs folder",
                code="runs-no-right",
                path=self.path,
            )
        self._connection.start_clock()
        with self._explained():
            return self._connection.execute(sql, _storable(values)).rowcount

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All statements of the block take effect, or none of them.

        Raises:
            BusyError: Another program locks the file.
            UserError: The file cannot be written.
        """
        self.write("BEGIN IMMEDIATE")
        try:
            yield
            self.write("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _opened(self, must_exist: bool) -> Connection:
        """A connection with all tables."""
        if must_exist and not self.path.exists():
            return self._prepared(open_to_read(self.path, self._wait))
        try:
            return self._prepared(open_to_write(self.path, self._wait))
        except sqlite3.Error as error:
            if not is_write_refused(error):
                raise
        return self._prepared(open_to_read(self.path, self._wait))

    def _prepared(self, connection: Connection) -> Connection:
        self._connection = connection
        try:
            version = schema_version(connection, self.path)
            self.was_old = 0 < version < VERSION
            if version == VERSION:
                self._set_up()
            elif connection.reads_only:
                self._connection = copy = self._copy_of(connection)
                self._migrate()
                copy.reads_only = True
            else:
                self._set_up()
                self._migrate()
        except BaseException:
            self._connection.close()
            raise
        return self._connection

    def _set_up(self) -> None:
        """Sets how a connection that may write does so."""
        if self.reads_only:
            return
        self._use_wal()
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute("PRAGMA foreign_keys = ON")

    def _use_wal(self) -> None:
        """Switches to WAL; SQLite does not wait by itself when two processes do so at once."""
        end = time.monotonic() + self._wait
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL").fetchall()
            except sqlite3.OperationalError as error:
                if primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                    raise
                time.sleep(0.01)
            else:
                return

    def _copy_of(self, connection: Connection) -> Connection:
        """The database in memory, where its schema can be brought up to date."""
        copy = open_in_memory()
        connection.backup(copy)
        connection.close()
        return copy

    def _migrate(self) -> None:
        """Brings the schema up to date, unless another process has done so meanwhile."""
        with self.transaction():
            version = schema_version(self._connection, self.path)
            if not version:
                self.write(VERSIONS_TABLE)
            for number, statements in enumerate(MIGRATIONS[version:], start=version + 1):
                for statement in statements:
                    self.write(statement)
                self.write("INSERT INTO migrations VALUES (?, ?)", (number, time.time()))

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise explain_database(error, self.path) from error


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one of its name; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _storable(values: Sequence[Any] | Mapping[str, Any]) -> Sequence[Any] | Mapping[str, Any]:
    """Values with texts that can be encoded: a file's name and a user's words need not be."""
    if isinstance(values, Mapping):
        return {name: _encodable(value) for name, value in values.items()}
    return [_encodable(value) for value in values]


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode(errors="backslashreplace").decode()
    return value
