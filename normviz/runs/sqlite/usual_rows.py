"""Reads the rows of many runs together: their values are checked column by column, which is fast.

What is not accepted here is not refused yet: each row is then read by itself, which finds out what
is wrong with it and where.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, make_dataclass
from functools import lru_cache
from typing import Any, Final, cast

from normviz.errors import Reason
from normviz.files.bounded_json import parse_json
from normviz.runs.run import STATES, Run
from normviz.runs.run_ids import are_run_ids
from normviz.runs.sqlite.rows import (
    COLUMNS,
    COUNTS,
    FAULTS,
    LATEST,
    LONGEST_STEP,
    MAY_LACK,
    MOST,
    SHARES,
    TEXT_PLACES,
    TEXTS,
    TIMES,
    ListedRun,
    entry_of,
)
from normviz.runs.sqlite.spec_column import read_spec
from normviz.runs.storage.annotations import read_tags

_TOGETHER: Final = 256
LONGEST: Final = 10_000
"""Characters of all texts of a usual row: several such rows fit in memory."""
_KNOWN: Final = 500
_NUMBERS: Final = frozenset({int, float})
_NUMBERS_OR_NONE: Final = _NUMBERS | {type(None)}
_NO_REASON: Final = Reason("")
_FIELDS: Final = tuple(each.name for each in fields(Run))
_RunFields: Final = make_dataclass("_RunFields", _FIELDS, slots=True)
"""The fields of a run, which can be set: in half the time."""

Found = tuple[sqlite3.Row, ListedRun]


def entries_of(rows: Iterable[sqlite3.Row], folders: Collection[str]) -> Iterator[Found]:
    """Each row of :data:`SELECT_RUNS` with its run, or why it cannot be read; in any order.

    Args:
        rows: What the query gives.
        folders: Names of the folders that are there.
    """
    together: list[sqlite3.Row] = []
    for row in rows:
        if not _is_short(row):
            yield row, entry_of(row, folders)
            continue
        together.append(row)
        if len(together) == _TOGETHER:
            yield from _read(together, folders)
            together = []
    yield from _read(together, folders)


def _is_short(row: sqlite3.Row) -> bool:
    try:
        return sum(map(len, row[TEXT_PLACES])) <= LONGEST
    except TypeError:
        return False


def _read(rows: Sequence[sqlite3.Row], folders: Collection[str]) -> Iterator[Found]:
    """Short rows with their entries; where one is not usual, each is read by itself."""
    runs = usual_runs(rows, folders) if rows else []
    if runs is None:
        return ((row, entry_of(row, folders)) for row in rows)
    return zip(rows, runs, strict=True)


def usual_runs(rows: Sequence[Sequence[Any]], folders: Collection[str]) -> list[Run] | None:
    """The runs of some short rows, as in :func:`entries_of`; None where one is not as usual."""
    _, _, *columns = zip(*rows, strict=True)
    values: dict[str, Sequence[Any]] = dict(zip(COLUMNS, columns, strict=True))
    if not _are_usual(values):
        return None
    try:
        parsed: dict[str, Sequence[Any]] = {
            "spec": list(map(read_spec, values["spec"])),
            "reason": list(map(_reason, values["reason"])),
            "tags": list(map(_tags, values["tags"])),
            "has_files": list(map(folders.__contains__, values["id"])),
        }
    except FAULTS:
        return None
    columns_of: dict[str, Sequence[Any]] = values | parsed
    return _runs([columns_of[name] for name in _FIELDS])


def _are_usual(values: Mapping[str, Sequence[Any]]) -> bool:
    """Whether all values can be what their columns say, but for the texts that are parsed."""
    return (
        all(_kinds(values[name]) == {str} for name in TEXTS)
        and are_run_ids(values["id"])
        and set(STATES).issuperset(values["state"])
        and all(_are_counts(values[name]) for name in COUNTS)
        and all(
            _kinds(values[name]) <= _NUMBERS and _are_within(values[name], -LATEST, LATEST)
            for name in TIMES
        )
        and all(_kinds(values[name]) <= _NUMBERS_OR_NONE for name in MAY_LACK)
        and all(_are_within(values[name], 0, 1) for name in SHARES)
        and _are_within(values["ms_per_step"], 0, LONGEST_STEP)
    )


def _kinds(column: Sequence[Any]) -> set[type]:
    return set(map(type, column))


def _are_counts(column: Sequence[Any]) -> bool:
    return _kinds(column) == {int} and min(column) >= 0 and max(column) <= MOST


def _are_within(column: Sequence[Any], low: float, high: float) -> bool:
    """Whether all numbers of a column are within limits; what is missing is."""
    try:
        return bool(min(column) >= low and max(column) <= high)
    except TypeError:  # something is missing
        known = [value for value in column if value is not None]
        return not known or (min(known) >= low and max(known) <= high)


def _runs(columns: Sequence[Sequence[Any]]) -> list[Run]:
    """Runs of the columns of all their fields, in their order."""
    runs: list[Any] = list(map(_RunFields, *columns))
    for run in runs:
        run.__class__ = Run
    return cast(list[Run], runs)


def _reason(text: str) -> Reason:
    return Reason.from_stored(text) if text else _NO_REASON


@lru_cache(_KNOWN)
def _tags(text: str) -> tuple[str, ...]:
    return read_tags(parse_json(text))
