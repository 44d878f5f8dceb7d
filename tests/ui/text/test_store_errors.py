"""Messages for real errors of the runs folder and its database."""

import sqlite3
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.database import BusyError, Database
from normviz.runs.sqlite.errors import explain_database
from normviz.runs.store import Store
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.store_errors import texts

pytestmark = pytest.mark.usefixtures("qapp")


def said(error: UserError) -> str:
    assert error.code in texts(), error
    return error_text(error)


def test_another_program_that_writes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "runs.sqlite"
    first, second = Database(path), Database(path, wait=0)
    with first.transaction(), pytest.raises(BusyError) as caught:
        second.write("DELETE FROM runs")
    assert said(caught.value) == (
        f"{path} is in use by another program. Close that program and try again."
    )
    first.close()
    second.close()


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "runs").touch()
    with pytest.raises(UserError) as caught:
        Store(tmp_path / "runs")
    assert caught.value.code
    assert str(tmp_path / "runs") in error_text(caught.value)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_CORRUPT, "is damaged. Rename it, and the runs are listed again"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
        (sqlite3.SQLITE_IOERR, "is full or fails"),
        (sqlite3.SQLITE_READONLY, "You may not write to"),
        (sqlite3.SQLITE_INTERRUPT, "takes too long to read"),
    ],
)
def test_what_sqlite_says_is_told_with_what_to_do(code: int, words: str) -> None:
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = code
    text = said(explain_database(error, Path("runs.sqlite")))
    assert words in text
    assert "runs.sqlite" in text
