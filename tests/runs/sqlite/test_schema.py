"""Databases with other tables are refused before any query runs SQL stored in them."""

import sqlite3
import time
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.database import Database
from normviz.runs.sqlite.schema import MIGRATIONS, VERSION, entries_of

ENDLESS = (
    "CREATE VIEW {name} AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
    " SELECT x AS run, x AS epoch, x AS step, 1.0 AS loss, 1.0 AS accuracy, 1.0 AS val_loss,"
    " 1.0 AS val_accuracy, 1.0 AS seconds, 1.0 AS ms_per_step, 1.0 AS learning_rate, 0 AS partial"
    " FROM c"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "runs.sqlite"
    Database(found).close()
    return found


def change(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TABLE epochs", ENDLESS.format(name="epochs")),
        ("DROP TABLE migrations", ENDLESS.format(name="migrations")),
        ("CREATE TRIGGER t AFTER UPDATE ON runs BEGIN DELETE FROM epochs; END",),
        ("CREATE TRIGGER t AFTER DELETE ON runs BEGIN UPDATE runs SET id = '../x'; END",),
        ("DROP TABLE batches", "CREATE VIRTUAL TABLE batches USING fts4(run, first_step, data)"),
        ("DROP TABLE batches",),
        ("ALTER TABLE runs ADD COLUMN more TEXT",),
        ("ALTER TABLE runs ADD COLUMN more TEXT GENERATED ALWAYS AS (name || spec)",),
        ("CREATE INDEX odd ON runs (hex(randomblob(100000000)))",),
        ("CREATE TABLE more (run REFERENCES runs (id) ON DELETE CASCADE)",),
        ("UPDATE sqlite_master SET sql = 'CREATE TABLE runs (id)' WHERE name = 'runs'",),
        ("DELETE FROM migrations",),
        ("INSERT INTO migrations VALUES (-5, 0)", "DELETE FROM migrations WHERE version > 0"),
    ],
)
def test_other_tables_are_refused_at_once(path: Path, statements: tuple[str, ...]) -> None:
    try:
        change(path, *statements)
    except sqlite3.OperationalError:
        pytest.skip("this SQLite cannot make such a file")
    began = time.monotonic()
    with pytest.raises(UserError, match=r"runs\.sqlite"):
        Database(path)
    assert time.monotonic() - began < 2


def test_statistics_of_another_program_are_no_harm(path: Path) -> None:
    change(
        path,
        "INSERT INTO runs (id, name, spec, state, created, started)"
        " VALUES ('a', 'a', '', 'failed', 0, 0)",
        "ANALYZE",
    )
    database = Database(path)
    assert [row[0] for row in database.rows("SELECT id FROM runs")] == ["a"]
    database.close()


def test_a_file_of_version_1_as_it_was_first_made_is_ours(tmp_path: Path) -> None:
    path = tmp_path / "runs.sqlite"
    change(
        path,
        "CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, applied REAL)",
        *MIGRATIONS[0],
        "INSERT INTO migrations VALUES (1, 0)",
    )
    database = Database(path)
    assert database.rows("SELECT max(version) FROM migrations")[0][0] == VERSION
    database.close()


@pytest.mark.parametrize("reads_only", [False, True])
def test_a_file_of_version_1_is_summed_up(tmp_path: Path, reads_only: bool) -> None:
    path = tmp_path / "runs.sqlite"
    change(
        path,
        "CREATE TABLE migrations (version INTEGER PRIMARY KEY, applied REAL)",
        *MIGRATIONS[0],
        "INSERT INTO migrations VALUES (1, 0)",
        "INSERT INTO runs (id, name, spec, state, created, started)"
        " VALUES ('run-1', 'mine', '', 'stopped', 1, 0), ('run-2', 'mine', '', 'stopped', 2, 0)",
        "INSERT INTO epochs VALUES ('run-1', 1, 10, 0.5, 0.6, 0.7, 0.8, 2, 1.5, 0.01, 0)",
        "INSERT INTO epochs VALUES ('run-1', 2, 15, 0.4, 0.7, NULL, NULL, 1, 2.5, 0.01, 1)",
    )
    if reads_only:
        path.chmod(0o400)
        tmp_path.chmod(0o500)
    try:
        database = Database(path)
        first, second = database.rows("SELECT * FROM runs ORDER BY id")
        database.close()
    finally:
        tmp_path.chmod(0o700)
    names = ("epochs_done", "seconds", "ms_per_step", "loss", "val_loss", "val_accuracy", "tags")
    assert [first[name] for name in names] == [1, 3.0, 2.5, 0.4, 0.7, 0.8, "[]"]
    assert [second[name] for name in names] == [0, 0.0, None, None, None, None, "[]"]
    assert (first["best_val_accuracy"], first["note"]) == (0.8, "")


def test_each_change_of_a_run_is_counted(path: Path) -> None:
    database = Database(path)
    sql = "INSERT INTO runs (id, name, spec, state, created, started) VALUES (?, '', '', '', 0, 0)"
    for run in ("run-1", "run-2"):
        database.write(sql, (run,))

    def counts() -> list[int]:
        return [row[0] for row in database.rows("SELECT changed FROM runs ORDER BY id")]

    assert counts() == [1, 2]
    database.write("UPDATE runs SET note = 'x' WHERE id = 'run-1'")
    assert counts() == [3, 2]
    database.write(
        "INSERT INTO epochs VALUES ('run-2', 1, 10, 0.5, 0.6, 0.7, 0.8, 2, 1.5, 0.01, 0)"
    )
    assert counts() == [3, 4]
    database.write("DELETE FROM epochs")
    assert counts() == [3, 5]
    database.close()


def test_each_version_has_its_own_tables() -> None:
    assert {name for _, name, _, _ in entries_of(0)} == {"migrations"}
    assert {"runs", "epochs", "batches"} <= {name for _, name, _, _ in entries_of(VERSION)}


def test_a_newer_file_says_so_although_it_has_other_tables(path: Path) -> None:
    change(path, "CREATE TABLE sweeps (id TEXT)", "INSERT INTO migrations VALUES (99, 0)")
    with pytest.raises(UserError, match=r"made by a newer normviz \(schema 99"):
        Database(path)
