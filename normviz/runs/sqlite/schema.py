"""The tables of ``runs.sqlite``, and a check that a file has exactly these.

A foreign file may hold a view or a virtual table in the place of a table, or triggers: queries
would then run whatever somebody has written there. Such a file is refused before any query.
"""

import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import Final

from normviz.errors import UserError

_SUMMARIZE: Final = """UPDATE runs SET
    epochs_done = (SELECT count(*) FROM epochs WHERE run = runs.id AND NOT partial),
    seconds = (SELECT total(seconds) FROM epochs WHERE run = runs.id),
    (ms_per_step, loss, accuracy) = (
        SELECT ms_per_step, loss, accuracy FROM epochs WHERE run = runs.id
        ORDER BY epoch DESC LIMIT 1),
    (val_loss, val_accuracy) = (
        SELECT val_loss, val_accuracy FROM epochs
        WHERE run = runs.id AND val_accuracy IS NOT NULL ORDER BY epoch DESC LIMIT 1),
    best_val_accuracy = (SELECT max(val_accuracy) FROM epochs WHERE run = runs.id)"""
"""Brings what a list of runs shows of their epochs into the rows of the runs."""
_SHOWN: Final = (
    "name, spec, state, reason, steps_per_epoch, created, started, ended, deleted, tags, note,"
    " epochs_done, seconds, ms_per_step, loss, accuracy, val_loss, val_accuracy, best_val_accuracy"
)
_COUNT_CHANGE: Final = (
    "UPDATE runs SET changed = 1 + (SELECT max(changed) FROM runs) WHERE id = new.id"
)

MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (
    (
        """CREATE TABLE runs (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            spec TEXT NOT NULL,
            state TEXT NOT NULL,
            reason TEXT NOT NULL DEFAULT '',
            steps_per_epoch INTEGER NOT NULL DEFAULT 0,
            created REAL NOT NULL,
            started REAL NOT NULL,
            ended REAL,
            deleted REAL
        )""",
        """CREATE TABLE epochs (
            run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            epoch INTEGER NOT NULL,
            step INTEGER NOT NULL,
            loss REAL,
            accuracy REAL,
            val_loss REAL,
            val_accuracy REAL,
            seconds REAL NOT NULL,
            ms_per_step REAL NOT NULL,
            learning_rate REAL NOT NULL,
            partial INTEGER NOT NULL,
            PRIMARY KEY (run, epoch)
        )""",
        """CREATE TABLE batches (
            run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            first_step INTEGER NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (run, first_step)
        )""",
    ),
    (
        # A list of 10,000 runs reads one table, and again only the rows that have changed.
        "ALTER TABLE runs ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE runs ADD COLUMN note TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE runs ADD COLUMN epochs_done INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE runs ADD COLUMN seconds REAL NOT NULL DEFAULT 0",
        *(
            f"ALTER TABLE runs ADD COLUMN {name} REAL"
            for name in ("ms_per_step", "loss", "accuracy", "val_loss", "val_accuracy")
        ),
        "ALTER TABLE runs ADD COLUMN best_val_accuracy REAL",
        "ALTER TABLE runs ADD COLUMN changed INTEGER NOT NULL DEFAULT 0",
        _SUMMARIZE,
        "CREATE INDEX runs_changed ON runs (changed)",
        *(
            f"CREATE TRIGGER epochs_{event.lower()} AFTER {event} ON epochs"
            f" BEGIN {_SUMMARIZE} WHERE id = {row}.run; END"
            for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old"))
        ),
        f"CREATE TRIGGER runs_insert AFTER INSERT ON runs BEGIN {_COUNT_CHANGE}; END",
        f"CREATE TRIGGER runs_update AFTER UPDATE OF {_SHOWN} ON runs BEGIN {_COUNT_CHANGE}; END",
    ),
)
"""What leads from each version of the schema to the next; entries are only ever added."""

VERSION: Final = len(MIGRATIONS)
VERSIONS_TABLE: Final = "CREATE TABLE migrations (version INTEGER PRIMARY KEY, applied REAL)"

_MOST_OBJECTS: Final = 100
SchemaObject = tuple[str, str, str, str]
"""Type, name, table and SQL of an object, the last without its line breaks."""

_STATISTICS: Final = frozenset(
    ("table", name, name, f"CREATE TABLE {name}({columns})")
    for name, columns in (
        ("sqlite_stat1", "tbl,idx,stat"),
        ("sqlite_stat4", "tbl,idx,neq,nlt,ndlt,sample"),
    )
)
"""What other programs leave when they ran ANALYZE; only the planner of queries reads it."""


def schema_version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of a file's schema, 0 for an empty file; the schema is known to be ours then.

    Args:
        connection: To the file; nothing but its schema is read before that is known.
        path: The file, for the error.

    Raises:
        UserError: A newer normviz made the file, or something else did.
        sqlite3.Error: The file cannot be read.
    """
    found = _entries(connection)
    if not found:
        return 0
    if not entries_of(0) <= found:
        raise _foreign(path)
    (version,) = connection.execute("SELECT max(version) FROM migrations").fetchone()
    if type(version) is not int or version < 1:
        raise _foreign(path)
    if version > VERSION:
        raise UserError(
            "{path} was made by a newer normviz (schema {version}, this one knows {known}): "
            "update normviz, or choose another runs folder",
            code="runs-newer",
            path=path,
            version=version,
            known=VERSION,
        )
    if found != entries_of(version):
        raise _foreign(path)
    return version


@lru_cache
def entries_of(version: int) -> frozenset[SchemaObject]:
    """All objects that a file of a version has: made in memory, and looked at there."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(VERSIONS_TABLE)
        for statements in MIGRATIONS[:version]:
            for statement in statements:
                connection.execute(statement)
        return _entries(connection)
    finally:
        connection.close()


def _entries(connection: sqlite3.Connection) -> frozenset[SchemaObject]:
    sql = f"SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT {_MOST_OBJECTS}"  # noqa: S608  # a number
    rows = connection.execute(sql).fetchall()
    return frozenset(_entry(*row) for row in rows) - _STATISTICS


def _entry(kind: object, name: object, table: object, sql: object) -> SchemaObject:
    return str(kind), str(name), str(table), " ".join(str(sql or "").split())


def _foreign(path: Path) -> UserError:
    return UserError(
        "{path} is no normviz runs file, its tables are others: choose another runs folder",
        code="runs-foreign",
        path=path,
    )
