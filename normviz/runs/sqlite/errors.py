"""Converts SQLite's errors to messages for the user."""

import sqlite3
from pathlib import Path
from typing import Final

from normviz.errors import UserError

_DAMAGED: Final = "{path} is damaged: rename it, and the runs are listed again from their folders"
_NO_RIGHT: Final = "no right to write {path}: choose another runs folder"
_ADVICE: Final = {
    sqlite3.SQLITE_FULL: "no space left to write {path}: free some space",
    sqlite3.SQLITE_READONLY: _NO_RIGHT,
    sqlite3.SQLITE_CANTOPEN: "cannot open {path}: choose another runs folder, or change its rights",
    sqlite3.SQLITE_PERM: _NO_RIGHT,
    sqlite3.SQLITE_IOERR: "the disk of {path} is full or fails: free some space, or choose another",
    sqlite3.SQLITE_NOTADB: "{path} is no normviz runs file: rename it, and the runs are listed "
    "again from their folders",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_TOOBIG: _DAMAGED,
    sqlite3.SQLITE_INTERRUPT: "{path} takes too long to read: restore it from a backup, or choose "
    "another folder",
}
_CODES: Final = {
    sqlite3.SQLITE_FULL: "no-space",
    sqlite3.SQLITE_READONLY: "runs-no-right",
    sqlite3.SQLITE_CANTOPEN: "runs-unopened",
    sqlite3.SQLITE_PERM: "runs-no-right",
    sqlite3.SQLITE_IOERR: "runs-disk",
    sqlite3.SQLITE_NOTADB: "runs-no-database",
    sqlite3.SQLITE_CORRUPT: "runs-damaged",
    sqlite3.SQLITE_TOOBIG: "runs-damaged",
    sqlite3.SQLITE_INTERRUPT: "runs-slow",
}
"""The codes of the errors, by SQLite's result code."""
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
        return UserError(_DAMAGED, code="runs-damaged", path=path)
    code = primary_code(error)
    if code in _BUSY:
        text = "{path} is in use by another program: close it and try again"
        return BusyError(text, code="runs-busy", path=path)
    if code in _ADVICE:
        return UserError(_ADVICE[code], code=_CODES[code], path=path)
    return UserError(
        "{path} could not be read or written ({reason}): try again, or choose another runs folder",
        code="runs-failed",
        path=path,
        reason=" ".join(str(error).split()),
    )
