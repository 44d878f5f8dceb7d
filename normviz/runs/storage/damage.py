"""Sets a damaged database aside: the runs are listed again from their folders."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from normviz.errors import UserError
from normviz.files.aside import set_aside
from normviz.files.atomic import explain
from normviz.runs.sqlite.errors import primary_code
from normviz.runs.sqlite.opening import SIDE_FILES, open_to_read

DAMAGED: Final = ("runs-damaged", "runs-cut", "runs-no-database")
"""Codes of errors that a damaged database raises; a hostile one may raise them too."""
_DAMAGE: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_TOOBIG)


def set_aside_damaged(path: Path) -> Path | None:
    """Renames a database that is damaged, so that a new one can take its place.

    Args:
        path: The database.

    Returns:
        Its new path; None where it is not damaged, and stays.

    Raises:
        UserError: It cannot be renamed.
    """
    if not is_damaged(path):
        return None
    # These first: SQLite would write what a log holds into a new database of the old name.
    for side in (path.with_name(path.name + end) for end in SIDE_FILES):
        _clear(side)
    return set_aside(path)


def set_aside_after(error: UserError, folder: Path) -> UserError | None:
    """Sets the database of a runs folder aside whose damage an error has told.

    Args:
        error: Of opening or reading it.
        folder: The runs folder.

    Returns:
        What is to be said then; None where it is not damaged, and stays.

    Raises:
        UserError: It cannot be renamed.
    """
    path = folder.absolute() / "runs.sqlite"
    aside = set_aside_damaged(path) if error.code in DAMAGED else None
    if aside is None:
        return None
    return UserError(
        "{path} was damaged and is now called {name}; the runs are listed again from their folders",
        code="runs-set-aside",
        path=path,
        name=aside.name,
    )


def _clear(side: Path) -> None:
    """Takes a file beside the database out of the way; an empty one is removed."""
    try:
        if side.exists() and not side.stat().st_size:
            side.unlink()
        elif side.exists():
            set_aside(side)
    except OSError as error:
        raise explain(error, side) from error


def is_damaged(path: Path) -> bool:
    """Whether a database cannot be right; one that is locked, or takes too long, may be."""
    try:
        with closing(open_to_read(path, wait=0)) as connection:
            connection.start_clock()
            found = connection.execute("PRAGMA quick_check(1)").fetchall()
            for _ in connection.execute("SELECT * FROM runs"):  # of a size that can be read
                pass
    except UserError as error:
        return error.code in DAMAGED
    except sqlite3.Error as error:
        return primary_code(error) in _DAMAGE
    return [row[0] for row in found] != ["ok"]
