"""Reads all rows of the runs table: together where their values are as usual, which is fast."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from normviz.runs.database import Database, UnusualValueError
from normviz.runs.sqlite.rows import ROW_NAMES, SELECT_RUNS, ListedRun, entry_of
from normviz.runs.sqlite.usual_rows import LONGEST, entries_of, usual_runs


@dataclass(frozen=True)
class AllRows:
    """The rows of the runs table, in any order.

    Attributes:
        places: Where each stands in the table.
        changes: The number of its last change; of a hostile file it may be anything.
        ids: What stands in the place of its id.
        entries: Its run, or why it cannot be read.
    """

    places: list[int] = field(default_factory=list)
    changes: list[Any] = field(default_factory=list)
    ids: list[Any] = field(default_factory=list)
    entries: list[ListedRun] = field(default_factory=list)


def read_all_rows(database: Database, folders: Collection[str]) -> AllRows:
    """The rows of the runs table with their runs.

    Args:
        database: Of a runs folder.
        folders: Names of the folders that are there.

    Raises:
        BusyError: Another program locks the database.
        UserError: The database cannot be read.
    """
    found = AllRows()
    try:
        for rows in database.groups(SELECT_RUNS, LONGEST):
            places, changes, ids, *_ = zip(*rows, strict=True)
            found.places.extend(places)
            found.changes.extend(changes)
            found.ids.extend(ids)
            found.entries.extend(usual_runs(rows, folders) or _each_by_itself(rows, folders))
    except UnusualValueError:
        return _read_one_by_one(database, folders)
    return found


def _each_by_itself(rows: Sequence[Sequence[Any]], folders: Collection[str]) -> list[ListedRun]:
    return [entry_of(dict(zip(ROW_NAMES, row, strict=True)), folders) for row in rows]


def _read_one_by_one(database: Database, folders: Collection[str]) -> AllRows:
    found = AllRows()
    for row, entry in entries_of(database.each(SELECT_RUNS), folders):
        found.places.append(row["place"])
        found.changes.append(row["changed"])
        found.ids.append(row["id"])
        found.entries.append(entry)
    return found
