"""Opens the SQLite file of a runs folder, read-only where it cannot be written."""

import os
import shutil
import sqlite3
import tempfile
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from normviz.errors import UserError
from normviz.files.atomic import explain
from normviz.files.plain_file import cannot_read, is_something_else, open_plain
from normviz.files.private import keep_private, make_private_file, make_private_folder
from normviz.runs.sqlite.errors import primary_code

SIDE_FILES: Final = ("-wal", "-shm", "-journal")
_NO_WRITING: Final = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_LONGEST_VALUE: Final = 16 << 20
"""Bytes of the largest value: a damaged file can claim any size."""
_CPU_SECONDS: Final = 1.5
"""So long a statement may compute; listing 10,000 runs takes a tenth of it."""
_STEPS: Final = 10_000
"""SQLite's own steps between two looks at the clock."""
_SMALLEST: Final = 512
"""Bytes of the smallest database with anything in it: one page."""
_JOURNAL_END: Final = bytes.fromhex("d9d505f920a163d7")


class Connection(sqlite3.Connection):
    """A connection whose statements end when they have computed for too long.

    Attributes:
        reads_only: Whether nothing can be written through it.
    """

    reads_only = False
    _end = 0.0

    def start_clock(self) -> None:
        """Gives the next statement its time."""
        self._end = time.thread_time() + _CPU_SECONDS

    def is_late(self) -> bool:
        """Whether the time is over."""
        return time.thread_time() > self._end

    @contextmanager
    def short_values(self, longest: int) -> Iterator[None]:
        """Within the block only short values are read, and texts by SQLite itself, which is fast.

        Args:
            longest: Bytes of the largest value.
        """
        most = self.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest)
        self.text_factory = str
        try:
            yield
        finally:
            self.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, most)
            self.text_factory = _decoded


def open_to_write(path: Path, wait: float) -> Connection:
    """Opens the file for this user alone, and makes it and its folder where there is none.

    Args:
        path: The file.
        wait: Seconds to wait for other programs.

    Raises:
        UserError: It cannot be made, or something else has its name.
        sqlite3.Error: It cannot be opened.
    """
    make_private_folder(path.parent)
    refuse_odd_files(path)
    with suppress(UserError):  # a folder that cannot be written can still be read
        make_private_file(path)
    if not path.exists():
        raise UserError(
            "no right to write {path}: choose another folder, or change its rights",
            code="no-right",
            path=path,
        )
    keep_private(path, *(_side(path, end) for end in SIDE_FILES))
    return _connect(f"{path.as_uri()}?mode=rw", wait)


def open_to_read(path: Path, wait: float) -> Connection:
    """Opens the file without writing to its folder; an empty database where there is none.

    SQLite wants to make a file beside the database even to read it. Where it cannot, the database
    is read as one that nobody changes; with unread entries in its log, it is copied first.

    Args:
        path: The file.
        wait: Seconds to wait for other programs.

    Raises:
        UserError: Something else has its name, or it cannot be read.
        sqlite3.Error: It cannot be opened.
    """
    refuse_odd_files(path)
    if not path.exists():
        return _reading(open_in_memory())
    connection = _connect(f"{path.as_uri()}?mode=ro", wait)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except sqlite3.Error as error:
        connection.close()
        if primary_code(error) not in _NO_WRITING:
            raise
        return _reading(_open_frozen(path, wait))
    return _reading(connection)


def open_in_memory() -> Connection:
    """An empty database that is gone when it is closed."""
    return _connect("file::memory:", 0)


def refuse_odd_files(path: Path) -> None:
    """Does nothing where the database's files are plain files, or are not there.

    Raises:
        UserError: One is a link, a folder or something else, or a journal names another file, which
            SQLite would delete.
    """
    for each in (path, *(_side(path, end) for end in SIDE_FILES)):
        try:
            is_odd = is_something_else(each)
        except OSError as error:
            raise explain(error, each) from error
        if is_odd:
            raise UserError(
                "expected a plain file at {path}, received a link or a folder: choose another "
                "runs folder",
                code="runs-is-link",
                path=each,
            )
    if 0 < _size(path) < _SMALLEST:  # SQLite would start over in some
        raise UserError(
            "{path} is cut: rename it, and the runs are listed again from their folders",
            code="runs-cut",
            path=path,
        )
    journal = _side(path, "-journal")
    with suppress(OSError), open_plain(journal) as file:
        file.seek(-len(_JOURNAL_END), os.SEEK_END)
        if file.read(len(_JOURNAL_END)) == _JOURNAL_END:
            raise UserError(
                "{path} is none of normviz: move it away",
                code="runs-journal-foreign",
                path=journal,
            )


def _size(path: Path) -> int:
    """Bytes of a file; 0 where there is none, which another process may just have removed."""
    with suppress(OSError):
        return path.stat().st_size
    return 0


def is_write_refused(error: BaseException) -> bool:
    """Whether an error only says that nothing can be written."""
    return isinstance(error, sqlite3.Error) and primary_code(error) in _NO_WRITING


def _open_frozen(path: Path, wait: float) -> Connection:
    log = _side(path, "-wal")
    if not log.exists() or not log.stat().st_size:
        return _connect(f"{path.as_uri()}?immutable=1", wait)
    folder = tempfile.TemporaryDirectory(prefix="normviz-", ignore_cleanup_errors=True)
    try:
        copy = Path(folder.name) / path.name
        for source in (path, log):
            shutil.copyfile(source, _side(copy, source.name.removeprefix(path.name)))
        connection = _connect(copy.as_uri(), wait)
    except OSError as error:
        folder.cleanup()
        raise cannot_read(path, error) from error
    weakref.finalize(connection, folder.cleanup)
    return connection


def _connect(uri: str, wait: float) -> Connection:
    connection: Connection = sqlite3.connect(
        uri, uri=True, timeout=wait, isolation_level=None, factory=Connection
    )
    try:
        _protect(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _protect(connection: Connection) -> None:
    """Sets what holds a hostile or damaged file in bounds; reads nothing of it."""
    connection.row_factory = sqlite3.Row
    connection.text_factory = _decoded
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    reference = weakref.ref(connection)

    def is_late() -> bool:
        found = reference()
        return found is not None and found.is_late()

    connection.set_progress_handler(is_late, _STEPS)
    connection.start_clock()
    for setting in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {setting}")


def _decoded(text: bytes) -> str:
    """A text of the database; what is no UTF-8 becomes a mark that no name or id has."""
    return text.decode("utf-8", "replace")


def _reading(connection: Connection) -> Connection:
    connection.reads_only = True
    return connection


def _side(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)
