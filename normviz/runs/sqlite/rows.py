"""Converts database rows to records; checks every value, as SQLite does not enforce types."""

import math
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from normviz.errors import Reason, UserError
from normviz.files.bounded_json import parse_json
from normviz.runs.events import Epoch
from normviz.runs.run import STATES, Run
from normviz.runs.run_ids import check_run_id, shown_id
from normviz.runs.sqlite.spec_column import read_spec
from normviz.runs.storage.annotations import read_tags

TEXTS: Final = ("id", "name", "spec", "state", "reason", "tags", "note")
COUNTS: Final = ("steps_per_epoch", "epochs_done")
TIMES: Final = ("created", "started", "seconds")
MAY_LACK: Final = (
    "ended", "deleted", "ms_per_step", "loss", "accuracy", "val_loss", "val_accuracy",
    "best_val_accuracy",
)  # fmt: skip
SHARES: Final = ("accuracy", "val_accuracy", "best_val_accuracy")
COLUMNS: Final = TEXTS + COUNTS + TIMES + MAY_LACK
ROW_NAMES: Final = ("place", "changed", *COLUMNS)
SELECT_RUNS: Final = f"SELECT rowid AS place, changed, {', '.join(COLUMNS)} FROM runs"  # noqa: S608  # names
"""All that a :class:`Run` consists of, but for its files; what its row is known by comes first."""
TEXT_PLACES: Final = slice(2, 2 + len(TEXTS))
"""Where the texts stand in a row of :data:`SELECT_RUNS`."""

_LONGEST_TEXT: Final = 100_000
_SHOWN: Final = 40
_NO_TAGS: Final = "[]"
_NO_REASON: Final = Reason("")
LATEST: Final = 253_402_300_799.0
"""The end of the year 9999 in seconds since 1970, the last one that Python's dates have."""
LONGEST_STEP: Final = 1e12
"""Milliseconds."""
_MEASURED: Final[Mapping[str, tuple[float, str]]] = {
    **dict.fromkeys(SHARES, (1.0, "a share from 0 to 1")),
    "ms_per_step": (LONGEST_STEP, "the milliseconds of a step"),
}
"""Column to its largest number, and what is expected there."""
MOST: Final = 1 << 53
"""Larger whole numbers are not exact as floats: no count of anything is so large."""

_SHORT_TEXTS: Final = ("name", "reason", "tags", "note")
FAULTS: Final = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)


@dataclass(frozen=True)
class Unreadable:
    """A row that is left out of a list of runs.

    Attributes:
        id: What stands in the place of its id, as text on one line.
        problem: Why it cannot be read and what to do, in one sentence that names it.
        is_deleted: Whether it was deleted.
    """

    id: str
    problem: Reason
    is_deleted: bool = False


ListedRun = Run | Unreadable


@dataclass(frozen=True)
class Listing:
    """The runs of a folder.

    Attributes:
        runs: Those that can be read, the newest last.
        unreadable: The others.
    """

    runs: tuple[Run, ...]
    unreadable: tuple[Unreadable, ...]


def entry_of(row: sqlite3.Row | Mapping[str, Any], folders: Collection[str]) -> ListedRun:
    """The run of a row of :data:`SELECT_RUNS`, or why it cannot be read.

    Args:
        row: Its columns by name.
        folders: Names of the folders that are there.
    """
    try:
        return run_of(row, has_files=row["id"] in folders)
    except UserError as error:
        name = shown_id(row["id"]).strip("'")
        return Unreadable(name, error.reason, row["deleted"] is not None)


def in_order(entry: ListedRun) -> tuple[float, str]:
    """What entries are sorted by: the oldest run first."""
    return (entry.created, entry.id) if isinstance(entry, Run) else (math.inf, entry.id)


def listing_of(entries: Iterable[ListedRun], *, deleted: bool = False) -> Listing:
    """A list of entries in their order; a run that is there twice is named.

    Args:
        entries: In the order of :func:`in_order`.
        deleted: Whether to list the deleted ones instead of the others.
    """
    runs: dict[str, Run] = {}
    left_out: list[Unreadable] = []
    for entry in entries:
        if isinstance(entry, Unreadable):
            if entry.is_deleted == deleted:
                left_out.append(entry)
        elif (entry.deleted is not None) != deleted:
            continue
        elif runs.setdefault(entry.id, entry) is not entry:
            left_out.append(Unreadable(entry.id, _twice(entry.id)))
    return Listing(tuple(runs.values()), tuple(left_out))


def run_of(row: sqlite3.Row | Mapping[str, Any], *, has_files: bool = True) -> Run:
    """The run of a row of :data:`SELECT_RUNS`.

    Args:
        row: Its columns by name.
        has_files: Whether the folder of its files is there.

    Raises:
        UserError: A value cannot be what its column says, or a newer normviz wrote the settings.
    """
    run = check_run_id(row["id"])
    try:
        values = {name: row[name] for name in COLUMNS}
        values["spec"] = read_spec(values["spec"])
        _check_run(values)
        values["reason"] = Reason.from_stored(values["reason"]) if values["reason"] else _NO_REASON
        values["tags"] = () if values["tags"] == _NO_TAGS else _tags(values["tags"])
        return Run(**values, has_files=has_files)
    except FAULTS as error:
        raise UserError(
            "the settings of run {run} cannot be read ({cause}): a newer normviz wrote them "
            "or the file is damaged; update normviz, or choose another runs folder",
            code="run-unreadable",
            run=run,
            cause=_cause(error),
        ) from error


def epoch_of(row: sqlite3.Row) -> Epoch:
    """The epoch of a row; a value that was not finite is NaN.

    Raises:
        UserError: A value cannot be what its column says.
    """
    values = {name: row[name] for name in row.keys() if name != "run"}  # noqa: SIM118
    # SQLite keeps NaN as NULL; a training loss is always there, so NULL can only mean NaN.
    for name in ("loss", "accuracy"):
        values[name] = math.nan if values[name] is None else values[name]
    try:
        for name in ("epoch", "step", "partial"):
            _count(name, values[name])
        for name in ("loss", "accuracy", "seconds", "ms_per_step", "learning_rate"):
            _number(name, values[name])
        for name in ("val_loss", "val_accuracy"):
            if values[name] is not None:
                _number(name, values[name])
        _check_measured(values)
        return Epoch(**values | {"partial": bool(values["partial"])})
    except FAULTS as error:
        raise UserError(
            "an epoch of run {run} cannot be read ({cause}): the file is damaged; restore it "
            "from a backup",
            code="epoch-unreadable",
            run=shown_id(row["run"]),
            cause=_cause(error),
        ) from error


def _twice(run: str) -> Reason:
    text = "run {run} is there twice: the database is damaged"
    return Reason(text, code="run-twice", run=run)


def _check_run(values: Mapping[str, Any]) -> None:
    for name in _SHORT_TEXTS:
        _text(name, values[name])
    for name in COUNTS:
        _count(name, values[name])
    for name in TIMES:
        if not -LATEST <= _number(name, values[name]) <= LATEST:
            raise _refused(name, "a time", values[name])
    for name in MAY_LACK:
        if values[name] is not None:
            _number(name, values[name])
    _check_measured(values)
    if values["state"] not in STATES:
        raise _refused("state", f"one of {', '.join(STATES)}", values["state"])


def _check_measured(values: Mapping[str, Any]) -> None:
    """Refuses numbers that nothing measures; NaN is none of them."""
    for name, (most, expected) in _MEASURED.items():
        value = values.get(name)
        if value is not None and (value < 0 or value > most):
            raise _refused(name, expected, value)


def _tags(text: str) -> tuple[str, ...]:
    return read_tags(parse_json(text))


def _text(name: str, value: object) -> None:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise _refused(name, "a short text", value)


def _count(name: str, value: object) -> None:
    if type(value) is not int or not 0 <= value <= MOST:
        raise _refused(name, "a whole number of at least 0", value)


def _number(name: str, value: object) -> float:
    if type(value) not in (int, float):
        raise _refused(name, "a number", value)
    return float(value)  # type: ignore[arg-type]  # a number by now


def _refused(name: str, expected: str, value: object) -> ValueError:
    shown = ascii(value[:_SHOWN]) if isinstance(value, str | bytes) else ascii(value)
    return ValueError(f"{name}: expected {expected}, received {shown}")


def _cause(error: Exception) -> str:
    """An error in a few words, on one line."""
    return " ".join(str(error).split())[:300] or type(error).__name__
