import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.database import BusyError, Database
from normviz.runs.spec import RunSpec
from normviz.runs.storage import run_record
from normviz.runs.storage.manifest import Manifest, write_manifest
from normviz.runs.storage.run_record import RunRecord


@pytest.fixture
def folder(tmp_path: Path, spec: RunSpec) -> Path:
    made = tmp_path / "relu-2abc"
    made.mkdir()
    write_manifest(made, Manifest("mine", 5.0, spec))
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "runs.sqlite"


@pytest.fixture
def record(path: Path, folder: Path) -> Iterator[RunRecord]:
    opened = RunRecord(path, folder)
    yield opened
    opened.close()
    opened.close()


def names(path: Path) -> list[str]:
    database = Database(path)
    found = [row["name"] for row in database.rows("SELECT name FROM runs")]
    database.close()
    return found


def test_a_run_that_the_database_lacks_is_made_again(record: RunRecord, path: Path) -> None:
    with record.transaction() as database:
        (row,) = database.rows("SELECT id, name, state, created FROM runs")
        assert tuple(row) == ("relu-2abc", "mine", "running", 5.0)
    with record.transaction():
        pass
    assert names(path) == ["mine"]


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")
def test_a_database_that_was_removed_is_made_again(record: RunRecord, path: Path) -> None:
    with record.transaction():
        pass
    for each in path.parent.glob("runs.sqlite*"):
        each.unlink()
    with record.transaction() as database:
        database.write("UPDATE runs SET state = 'paused'")
    assert names(path) == ["mine"]


def test_what_fails_in_the_block_changes_nothing(record: RunRecord, path: Path) -> None:
    def half(database: Database) -> None:
        database.write("UPDATE runs SET name = 'other'")
        database.write("UPDATE runs SET missing = 1")

    with pytest.raises(UserError, match="no such column"), record.transaction() as database:
        half(database)
    assert names(path) == []


@pytest.mark.parametrize("is_patient", [False, True])
def test_another_writer_is_waited_for_as_long_as_is_said(
    record: RunRecord, path: Path, is_patient: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_record, "_SHORT_WAIT", 0.0)
    monkeypatch.setattr(run_record, "_LONG_WAIT", 0.001)
    other = Database(path)
    with (
        other.transaction(),
        pytest.raises(BusyError, match="in use"),
        record.transaction(is_patient=is_patient),
    ):
        pass
    (waited,) = record._database.rows("PRAGMA busy_timeout")
    assert waited[0] == int(is_patient)
    other.close()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")
def test_a_database_that_was_replaced_is_not_waited_for_longer(
    record: RunRecord, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_record, "_SHORT_WAIT", 0.0)
    for each in path.parent.glob("runs.sqlite*"):
        each.unlink()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("CREATE TABLE words (word TEXT)")
    other.execute("BEGIN EXCLUSIVE")
    began = time.monotonic()
    with pytest.raises(BusyError, match="in use"), record.transaction():
        pass
    assert time.monotonic() - began < run_record._LONG_WAIT / 2
    other.execute("ROLLBACK")
    other.close()
