"""Converts database rows to records; checks every value, as SQLite does not enforce types."""

import math
import sqlite3
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from normviz.errors import Reason, UserError
from normviz.runs.events import Epoch
from normviz.runs.run import STATES, Run
from normviz.runs.run_ids import check_run_id, shown_id
from normviz.runs.spec import RunSpec

SELECT_RUNS: Final = """
    SELECT runs.*,
        (SELECT count(*) FROM epochs WHERE run = id AND NOT partial) AS epochs_done,
        (SELECT total(seconds) FROM epochs WHERE run = id) AS seconds,
        last.ms_per_step, last.loss, last.accuracy,
        validated.val_loss, validated.val_accuracy,
        (SELECT max(val_accuracy) FROM epochs WHERE run = id) AS best_val_accuracy
    FROM runs
    LEFT JOIN epochs AS last ON last.run = id
        AND last.epoch = (SELECT max(epoch) FROM epochs WHERE run = id)
    LEFT JOIN epochs AS validated ON validated.run = id
        AND validated.epoch = (
            SELECT max(epoch) FROM epochs WHERE run = id AND val_accuracy IS NOT NULL)
"""
"""All that a :class:`Run` consists of, but for its files."""

_LONGEST_TEXT: Final = 100_000
_LONGEST_SPEC: Final = 200_000
_USUAL_SPEC: Final = 4_000
_KNOWN_SPECS: Final = 2_000
_SHOWN: Final = 40
_MOST: Final = 1 << 53
"""Larger whole numbers are not exact as floats: no count of anything is so large."""

_TEXTS: Final = ("name", "reason")
_COUNTS: Final = ("steps_per_epoch", "epochs_done")
_TIMES: Final = ("created", "started", "seconds")
_MAY_LACK: Final = (
    "ended", "deleted", "ms_per_step", "loss", "accuracy", "val_loss", "val_accuracy",
    "best_val_accuracy",
)  # fmt: skip
_FAULTS: Final = (
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
    """

    id: str
    problem: Reason


@dataclass(frozen=True)
class Listing:
    """The runs of a folder.

    Attributes:
        runs: Those that can be read, the newest last.
        unreadable: The others.
    """

    runs: tuple[Run, ...]
    unreadable: tuple[Unreadable, ...]


def listing_of(rows: Iterable[sqlite3.Row], folders: Set[str]) -> Listing:
    """The runs of rows of :data:`SELECT_RUNS`; what cannot be read is named.

    Args:
        rows: One row per run.
        folders: Names of the folders that are there.
    """
    runs: dict[str, Run] = {}
    left_out: list[Unreadable] = []
    for row in rows:
        try:
            run = run_of(row, has_files=row["id"] in folders)
            _refuse_second(run, runs)
            runs[run.id] = run
        except UserError as error:
            left_out.append(Unreadable(shown_id(row["id"]).strip("'"), error.reason))
    ordered = sorted(runs.values(), key=lambda run: (run.created, run.id))
    return Listing(tuple(ordered), tuple(left_out))


def run_of(row: sqlite3.Row, *, has_files: bool = True) -> Run:
    """The run of a row of :data:`SELECT_RUNS`.

    Args:
        row: Its columns by name.
        has_files: Whether the folder of its files is there.

    Raises:
        UserError: A value cannot be what its column says, or a newer normviz wrote the settings.
    """
    run = check_run_id(row["id"])
    try:
        values = {name: row[name] for name in row.keys()}  # noqa: SIM118  # a row iterates values
        spec = _spec(values.pop("spec"))
        _check_run(values)
        values["reason"] = Reason.from_stored(values["reason"])
        return Run(**values | {"spec": spec, "has_files": has_files})
    except _FAULTS as error:
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
        return Epoch(**values | {"partial": bool(values["partial"])})
    except _FAULTS as error:
        raise UserError(
            "an epoch of run {run} cannot be read ({cause}): the file is damaged; restore it "
            "from a backup",
            code="epoch-unreadable",
            run=shown_id(row["run"]),
            cause=_cause(error),
        ) from error


def _refuse_second(run: Run, runs: Mapping[str, Run]) -> None:
    if run.id in runs:
        raise UserError(
            "run {run} is there twice: the database is damaged",
            code="run-twice",
            run=run.id,
        )


def _check_run(values: Mapping[str, Any]) -> None:
    for name in _TEXTS:
        _text(name, values[name])
    for name in _COUNTS:
        _count(name, values[name])
    for name in _TIMES:
        if not math.isfinite(_number(name, values[name])):
            raise _refused(name, "a time", values[name])
    for name in _MAY_LACK:
        if values[name] is not None:
            _number(name, values[name])
    if values["state"] not in STATES:
        raise _refused("state", f"one of {', '.join(STATES)}", values["state"])


def _spec(value: object) -> RunSpec:
    if not isinstance(value, str) or len(value) > _LONGEST_SPEC:
        raise _refused("spec", "JSON", value)
    return _known_spec(value) if len(value) <= _USUAL_SPEC else RunSpec.from_text(value)


@lru_cache(_KNOWN_SPECS)
def _known_spec(text: str) -> RunSpec:
    """The window lists its runs again and again, and a spec is never changed."""
    return RunSpec.from_text(text)


def _text(name: str, value: object) -> None:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise _refused(name, "a short text", value)


def _count(name: str, value: object) -> None:
    if type(value) is not int or not 0 <= value <= _MOST:
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
