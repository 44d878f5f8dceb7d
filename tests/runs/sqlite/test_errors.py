import sqlite3
from pathlib import Path

import pytest

from normviz.runs.sqlite.errors import BusyError, explain_database, primary_code

PATH = Path("somewhere") / "runs.sqlite"


def error(code: int, text: str = "what SQLite says") -> sqlite3.Error:
    found = sqlite3.OperationalError(text)
    found.sqlite_errorcode = code
    return found


@pytest.mark.parametrize("code", [sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED])
def test_where_waiting_helps_the_error_says_so(code: int) -> None:
    for extended in (code, code | 1 << 8):
        found = explain_database(error(extended), PATH)
        assert isinstance(found, BusyError)
        assert "close it and try again" in str(found)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "no space left"),
        (sqlite3.SQLITE_READONLY, "no right to write"),
        (sqlite3.SQLITE_PERM, "no right to write"),
        (sqlite3.SQLITE_CANTOPEN, "cannot open"),
        (sqlite3.SQLITE_IOERR | 3 << 8, "full or fails"),
        (sqlite3.SQLITE_NOTADB, "is no normviz runs file"),
        (sqlite3.SQLITE_CORRUPT, "is damaged"),
        (sqlite3.SQLITE_TOOBIG, "is damaged"),
        (sqlite3.SQLITE_INTERRUPT, "takes too long"),
    ],
)
def test_each_fault_says_what_to_do_and_with_which_file(code: int, words: str) -> None:
    found = explain_database(error(code), PATH)
    assert not isinstance(found, BusyError)
    assert words in str(found)
    assert str(PATH) in str(found)


def test_any_other_error_is_told_on_one_line() -> None:
    found = explain_database(error(sqlite3.SQLITE_ERROR, "near\n  there"), PATH)
    assert str(found) == (
        f"{PATH} could not be read or written (near there): try again, or choose another runs "
        "folder"
    )


def test_bytes_that_are_no_text_mean_damage() -> None:
    found = explain_database(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "why"), PATH)
    assert "is damaged" in str(found)


def test_an_error_without_a_code_has_none() -> None:
    assert primary_code(sqlite3.Error("made by Python")) == 0
    assert primary_code(error(sqlite3.SQLITE_IOERR | 3 << 8)) == sqlite3.SQLITE_IOERR
