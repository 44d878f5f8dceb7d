import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.database import BusyError, Database, UnusualValueError

INSERT = (
    "INSERT INTO runs (id, name, spec, state, created, started) VALUES (?, ?, '{}', 'failed', 1, 1)"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "runs" / "runs.sqlite"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    opened = Database(path, wait=0)
    yield opened
    opened.close()


def names(database: Database) -> list[str]:
    return [row["name"] for row in database.rows("SELECT name FROM runs ORDER BY id")]


def test_folder_and_tables_are_made_and_found_again(path: Path) -> None:
    for round_ in range(2):
        database = Database(path)
        assert len(names(database)) == round_
        assert database.write(INSERT, (f"run-{round_}", "mine")) == 1
        database.close()
        database.close()


def test_a_transaction_takes_effect_as_a_whole_or_not_at_all(database: Database) -> None:
    def half() -> None:
        database.write(INSERT, ("run-1", "mine"))
        raise RuntimeError("in its middle")

    with pytest.raises(RuntimeError, match="in its middle"), database.transaction():
        half()
    assert names(database) == []
    with database.transaction():
        database.write(INSERT, ("run-1", "mine"))
    assert names(database) == ["mine"]


def test_another_writer_is_busy_and_no_fault(database: Database, path: Path) -> None:
    other = Database(path, wait=0)
    with other.transaction():
        other.write(INSERT, ("run-1", "mine"))
        assert names(database) == []  # reading goes on
        with pytest.raises(BusyError, match="is in use by another program"):
            database.write(INSERT, ("run-2", "other"))
    other.close()
    database.write(INSERT, ("run-2", "other"))
    assert names(database) == ["mine", "other"]


def test_reading_makes_nothing(path: Path) -> None:
    database = Database(path, must_exist=True)
    assert names(database) == []
    assert database.reads_only
    with pytest.raises(UserError, match="no right to write"):
        database.write(INSERT, ("run-1", "mine"))
    database.close()
    assert not path.parent.exists()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")
def test_a_file_that_was_replaced_is_not_current(database: Database, path: Path) -> None:
    assert database.is_current
    path.rename(path.with_name("old"))
    assert not database.is_current
    other = Database(path)
    assert not database.is_current
    assert other.is_current
    other.close()


def test_a_text_that_cannot_be_encoded_is_not_found(database: Database) -> None:
    assert database.rows("SELECT 1 WHERE 'a' = ?", ("\udcff",)) == []


def test_a_text_that_cannot_be_encoded_is_kept_readable(database: Database) -> None:
    database.write(INSERT, ("run-1", "caf\udce9"))
    database.write("UPDATE runs SET reason = :reason", {"reason": "\udce9"})
    assert names(database) == ["caf\\udce9"]


def test_an_error_of_sqlite_is_one_sentence(database: Database) -> None:
    with pytest.raises(UserError, match="no such table: missing") as caught:
        database.rows("SELECT * FROM missing")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_database_is_refused_and_left(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database" * 100)
    with pytest.raises(UserError, match="is no normviz runs file"):
        Database(path)
    assert path.read_bytes() == b"no database" * 100


def test_others_may_read_while_one_writes(database: Database, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_rows_that_were_left_unread_may_outlive_their_database(
    database: Database, path: Path
) -> None:
    """An error holds them until it has been handled: then the collector closes them."""
    database.write(INSERT, ("run-1", "mine"))
    database.write(INSERT, ("run-2", "other"))
    rows = database.each("SELECT name FROM runs")
    next(rows)
    database.close()
    rows.close()  # type: ignore[attr-defined]
    with pytest.raises(UserError, match="closed database"):
        next(database.each("SELECT name FROM runs"))


def test_many_rows_are_read_together(database: Database) -> None:
    for number in range(300):
        database.write(INSERT, (f"run-{number}", "mine"))
    groups = list(database.groups("SELECT id, name FROM runs ORDER BY rowid", 100))
    assert [len(rows) for rows in groups] == [256, 44]
    assert groups[1][-1] == ("run-299", "mine")


@pytest.mark.parametrize(
    "name", ["printf('%.*c', 70000, 'x')", "zeroblob(70000)", "CAST(x'ff' AS TEXT)"]
)
def test_what_is_long_or_no_text_is_not_read_with_others(database: Database, name: str) -> None:
    database.write(INSERT, ("run-1", "mine"))
    database.write(f"UPDATE runs SET name = {name}")  # noqa: S608  # one of three
    with pytest.raises(UnusualValueError):
        list(database.groups("SELECT name FROM runs", 1000))
    ((found,),) = database.rows("SELECT name FROM runs")
    assert found is not None
