"""What SQLite's errors mean for a user."""

import sqlite3
from pathlib import Path
from typing import Final

from normviz.errors import UserError

_DAMAGED: Final = "{path} is damaged: restore it from a backup, or choose another folder"
_NO_RIGHT: Final = "no right to write {path}: choose another runs folder"
_ADVICE: Final = {
    sqlite3.SQLITE_FULL: "no space left to write {path}: free some space",
    sqlite3.SQLITE_READONLY: _NO_RIGHT,
    sqlite3.SQLITE_CANTOPEN: "cannot open {path}: choose another runs folder, or change its rights",
    sqlite3.SQLITE_PERM: _NO_RIGHT,
    sqlite3.SQLITE_IOERR: "the disk of {path} is full or fails: free some space, or choose another",
    sqlite3.SQLITE_NOTADB: "{path} is no normviz runs file: choose another runs folder",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_TOOBIG: _DAMAGED,
    sqlite3.SQLITE_INTERRUPT: "{path} takes too long to read: restore it from a backup, or choose "
    "another folder",
}
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class BusyError(UserError):
    """Another program is using the database: the same call may succeed a moment later."""


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 where it is not known."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code


def explain_database(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> UserError:
    """The sentence for an error of SQLite.

    Args:
        error: What SQLite said; where that quotes bytes of the file that are no text, Python
            cannot decode it.
        path: The file.

    Returns:
        A :class:`BusyError` where waiting helps, another ``UserError`` otherwise.
    """
    if isinstance(error, UnicodeDecodeError):
        return UserError(_DAMAGED.format(path=path))
    code = primary_code(error)
    if code in _BUSY:
        return BusyError(f"{path} is in use by another program: close it and try again")
    advice = _ADVICE.get(code)
    return UserError(
        advice.format(path=path) if advice else f"{path}: {' '.join(str(error).split())}"
    )
