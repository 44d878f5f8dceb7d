"""The file of a sweep: its plan, and which run is which combination."""

import json
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Self

from normviz.errors import UserError
from normviz.files.atomic import explain, replacing
from normviz.files.binary import read_start
from normviz.files.bounded_json import JsonLimits, parse_json
from normviz.files.file_lock import locked
from normviz.files.private import FOLDER_MODE
from normviz.files.records import short
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
        return {
            "normviz": "sweep",
            "version": VERSION,
            "id": self.id,
            "axes": list(self.plan.axes),
            "specs": [spec.to_json() for spec in self.plan.specs],
            "runs": dict(self.runs),
            "order": list(self.order),
        }

    @classmethod
    def from_json(cls, values: object) -> Self:
        """The record that `to_json` gave.

        Args:
            values: What a parser gave; it may be anything.

        Raises:
            UserError: It is none, of another version, or holds a spec that cannot be.
        """
        if not isinstance(values, dict) or values.get("normviz") != "sweep":
            raise _foreign('an object with "normviz": "sweep"')
        if values.get("version") != VERSION:
            raise _foreign(f"version {VERSION}, received {short(values.get('version'))}")
        axes, specs, runs = (values.get(name) for name in ("axes", "specs", "runs"))
        if not (isinstance(axes, list) and all(isinstance(axis, str) for axis in axes)):
            raise _foreign("axes as a list of names")
        if not isinstance(specs, list) or len(specs) > MOST_RUNS:
            raise _foreign(f"specs as a list of at most {count(MOST_RUNS)}")
        plan = SweepPlan(tuple(axes), tuple(map(RunSpec.from_json, specs)))
        if not isinstance(runs, dict) or not set(runs) <= set(plan.keys):
            raise _foreign("runs as an object with the keys of its specs")
        order = values.get("order", [])
        if not (isinstance(order, list) and all(isinstance(key, str) for key in order)):
            raise _foreign("order as a list of keys")
        checked = {key: check_run_id(run) for key, run in runs.items()}
        return cls(check_run_id(values.get("id")), plan, checked, tuple(order))


def new_record(plan: SweepPlan, runs_dir: Path, order: tuple[str, ...] = ()) -> SweepRecord:
    """A sweep with an id that no other in the folder has; its file is written.

    Args:
        plan: What it trains.
        runs_dir: Where runs are kept.
        order: Keys in the order of training; the plan's where it is empty.

    Raises:
        UserError: No space or no right.
    """
    while True:
        name = "sweep-" + "".join(secrets.choice(_LETTERS) for _ in range(4))
        record = SweepRecord(name, plan, order=order)
        if not record_path(runs_dir, record.id).exists():
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
        file.write(json.dumps(record.to_json()).encode())


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
        return SweepRecord.from_json(parse_json(read_start(path, MAX_BYTES + 1), _LIMITS))
    except UserError:
        raise
    except ValueError as error:
        raise _foreign(f"JSON ({error})") from error


def find_record(runs_dir: Path, sweep: str) -> SweepRecord:
    """The sweep of that id.

    Raises:
        UserError: There is none, or its file is damaged.
    """
    path = record_path(runs_dir, sweep)
    if not path.is_file():
        names = sorted(each.name.removesuffix(SUFFIX) for each in path.parent.glob(f"*{SUFFIX}"))
        raise UserError(
            "expected the id of a sweep out of {names}, received {given}",
            code="sweep-unknown",
            names=", ".join(names) or "none",
            given=sweep,
        )
    return read_record_file(path)


def _foreign(expected: str) -> UserError:
    return UserError("sweep: expected {wanted}", code="sweep-foreign", wanted=expected)
