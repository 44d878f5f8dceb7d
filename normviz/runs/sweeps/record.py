"""The file of a sweep: its plan, and which run is which combination."""

import json
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar, Final, Self

from normviz.errors import UserError
from normviz.files.atomic import explain, replacing
from normviz.files.binary import read_start
from normviz.files.bounded_json import JsonLimits, parse_json
from normviz.files.file_lock import locked
from normviz.files.plain_file import exists, is_file
from normviz.files.private import FOLDER_MODE
from normviz.files.records import is_version, short
from normviz.number_text import count
from normviz.runs.run_ids import check_run_id
from normviz.runs.spec import RunSpec
from normviz.runs.sweeps.plan import MOST_RUNS, SweepPlan

VERSION: Final = 1
FOLDER: Final = "sweeps"
SUFFIX: Final = ".sweep.json"
MAX_BYTES: Final = 64 << 20
_LIMITS: Final = JsonLimits(size=MAX_BYTES, depth=12, values=2_000_000)
_LOCK: Final = ".sweeps.lock"
_ONE_WRITER: Final = threading.Lock()
_REST: Final = {"normviz", "version", "id", "runs", "order"}
"""What a file has besides its plan."""
_FIELDS: Final = _REST | {"axes", "specs"}
_LETTERS: Final = "23456789abcdefghjkmnpqrstvwxyz"


@dataclass(frozen=True)
class SweepRecord:
    """A sweep as it is kept.

    Attributes:
        id: Short, unique in its folder.
        plan: What it trains.
        runs: Key of a spec to id of the run that trains it; only those that have begun.
        order: Keys in the order of training; those that it lacks come after them, as in the plan.
    """

    id: str
    plan: SweepPlan
    runs: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    def ordered(self) -> dict[str, RunSpec]:
        """Key to spec, in the order of training."""
        specs = dict(zip(self.plan.keys, self.plan.specs, strict=True))
        first = {key: specs[key] for key in self.order if key in specs}
        return first | specs

    def with_run(self, key: str, run: str) -> Self:
        """The record with one run more."""
        return replace(self, runs={**self.runs, key: run})

    def to_json(self) -> dict[str, Any]:
        """The record as plain values; another machine can repeat the sweep from it."""
        values: dict[str, Any] = json.loads(self.to_text())
        return values

    def to_text(self) -> str:
        """The JSON of its file; the plan's is made once, the rest changes with each run."""
        head = f'{{"normviz": "sweep", "version": {VERSION}, "id": {json.dumps(self.id)}, '
        runs, order = json.dumps(dict(self.runs)), json.dumps(self.order)
        return f'{head}{self.plan.text}, "runs": {runs}, "order": {order}}}'

    @classmethod
    def from_json(cls, values: object) -> Self:
        """The record that `to_json` gave.

        Args:
            values: What a parser gave; it may be anything.

        Raises:
            UserError: It is none, of another version, or holds a spec that cannot be.
        """
        checked = _checked_head(values)
        axes, specs = (checked.get(name) for name in ("axes", "specs"))
        if not (isinstance(axes, list) and all(isinstance(axis, str) for axis in axes)):
            raise _foreign("axes as a list of names")
        if not isinstance(specs, list) or len(specs) > MOST_RUNS:
            raise _foreign(f"specs as a list of at most {count(MOST_RUNS)}")
        plan = SweepPlan(tuple(axes), tuple(map(RunSpec.from_json, specs)))
        return cls.of_plan(checked, _each_once(plan))

    @classmethod
    def of_plan(cls, values: object, plan: SweepPlan) -> Self:
        """The record of a plan that is known.

        Args:
            values: As for `from_json`; the plan's parts are not looked at.
            plan: The plan.

        Raises:
            UserError: As for `from_json`.
        """
        values = _checked_head(values)
        runs = values.get("runs")
        if not isinstance(runs, dict) or not set(runs) <= set(plan.keys):
            raise _foreign("runs as an object with the keys of its specs")
        order = values.get("order", [])
        if not (isinstance(order, list) and all(isinstance(key, str) for key in order)):
            raise _foreign("order as a list of keys")
        if len(order) > MOST_RUNS:
            raise _foreign(f"order as a list of at most {count(MOST_RUNS)} keys")
        checked = {key: check_run_id(run) for key, run in runs.items()}
        return cls(check_run_id(values.get("id")), plan, checked, tuple(order))


def _each_once(plan: SweepPlan) -> SweepPlan:
    """The plan without repeated trainings and axes, which a file made by hand may have."""
    axes = tuple(dict.fromkeys(plan.axes))
    if len(set(plan.keys)) == len(plan.keys) and axes == plan.axes:
        return plan
    first = dict(reversed(list(zip(plan.keys, plan.specs, strict=True))))
    return SweepPlan(axes, tuple(first[key] for key in dict.fromkeys(plan.keys)))


def fresh_record(plan: SweepPlan, runs_dir: Path, order: tuple[str, ...] = ()) -> SweepRecord:
    """A sweep with an id that no other in the folder has; its file is not yet written.

    Args:
        plan: What it trains.
        runs_dir: Where runs are kept.
        order: Keys in the order of training; the plan's where it is empty.
    """
    while True:
        name = "sweep-" + "".join(secrets.choice(_LETTERS) for _ in range(4))
        if not exists(record_path(runs_dir, name)):
            return SweepRecord(name, plan, order=order)


def new_record(plan: SweepPlan, runs_dir: Path, order: tuple[str, ...] = ()) -> SweepRecord:
    """As `fresh_record`; its file is written.

    Args:
        plan: What it trains.
        runs_dir: Where runs are kept.
        order: Keys in the order of training; the plan's where it is empty.

    Raises:
        UserError: No space or no right.
    """
    record = fresh_record(plan, runs_dir, order)
    write_record(record, runs_dir)
    return record


def record_path(runs_dir: Path, sweep: str) -> Path:
    """The file of a sweep.

    Raises:
        UserError: The id is none.
    """
    return runs_dir / FOLDER / f"{check_run_id(sweep)}{SUFFIX}"


def write_record(record: SweepRecord, runs_dir: Path) -> None:
    """Writes the file; the one before stays until the new one is whole.

    Raises:
        UserError: No space or no right.
    """
    path = record_path(runs_dir, record.id)
    try:
        path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    except OSError as error:
        raise explain(error, path.parent) from error
    with replacing(path, private=True) as file:
        file.write(record.to_text().encode())
    _Known.plan = record.plan


def update_record(
    runs_dir: Path, sweep: str, change: Callable[[SweepRecord], SweepRecord]
) -> SweepRecord:
    """Changes a sweep as it is kept now: a window and a training may both do so.

    Args:
        runs_dir: Where runs are kept.
        sweep: Id of the sweep.
        change: Makes the new record of the one that is kept.

    Returns:
        The record that is kept now.

    Raises:
        UserError: There is no such sweep, or its file cannot be read or written.
    """
    with _ONE_WRITER, locked(runs_dir / _LOCK):
        before = find_record(runs_dir, sweep)
        after = change(before)
        if after != before:
            write_record(after, runs_dir)
    return after


def read_record_file(path: Path) -> SweepRecord:
    """The sweep in a file, of this machine or another.

    Raises:
        UserError: It cannot be read, or holds no sweep.
    """
    try:
        return _record_of(read_start(path, MAX_BYTES + 1))
    except UserError:
        raise
    except ValueError as error:
        raise _foreign(f"JSON ({error})") from error


class _Known:
    """The plan that was read or written last.

    With every run of a sweep its file is another one and is read again, here and by the window.
    Reading thousands of specs anew would take half a second each time.
    """

    plan: ClassVar[SweepPlan | None] = None


def _record_of(data: bytes) -> SweepRecord:
    """The sweep in the bytes of a file; a plan that is known is not read again.

    Raises:
        UserError: They hold no sweep.
        ValueError: They are no JSON.
    """
    plan = _Known.plan
    before, text, after = data.partition(f"{plan.text}, ".encode()) if plan else (data, b"", b"")
    if plan and text:
        values = parse_json(before + after, _LIMITS)
        if isinstance(values, dict) and values.keys() == _REST:
            return SweepRecord.of_plan(values, plan)
    record = SweepRecord.from_json(parse_json(data, _LIMITS))
    _Known.plan = record.plan
    return record


def _checked_head(values: object) -> dict[str, Any]:
    if not isinstance(values, dict) or values.get("normviz") != "sweep":
        raise _foreign('an object with "normviz": "sweep"')
    if not is_version(values.get("version"), VERSION):
        raise _foreign(f"version {VERSION}, received {short(values.get('version'))}")
    if unknown := sorted(values.keys() - _FIELDS):
        raise _foreign(f"the fields {', '.join(sorted(_FIELDS))}; received {short(unknown[0])}")
    return values


def find_record(runs_dir: Path, sweep: str) -> SweepRecord:
    """The sweep of that id.

    Raises:
        UserError: There is none, or its file is damaged.
    """
    path = record_path(runs_dir, sweep)
    if not is_file(path):
        names = sorted(each.name.removesuffix(SUFFIX) for each in path.parent.glob(f"*{SUFFIX}"))
        raise UserError(
            "expected the id of a sweep out of {names}, received {given}",
            code="sweep-unknown",
            names=", ".join(names) or "none",
            given=sweep,
        )
    data = read_start(path, MAX_BYTES + 1)
    try:
        return _record_of(data)
    except ValueError as error:
        raise UserError(
            "expected a sweep in {path}, received another content ({fault}); restore the file from "
            "a backup, or compare again: runs that are trained are not trained again",
            code="sweep-damaged",
            path=path,
            fault=error,
        ) from error


def _foreign(expected: str) -> UserError:
    return UserError("sweep: expected {wanted}", code="sweep-foreign", wanted=expected)
