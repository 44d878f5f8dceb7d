"""Runs a sweep and prints it: a JSON event per line, or a line per run and a table."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from normviz.commands.printing import counted, make_console, print_table, printable
from normviz.commands.training.sweep_options import executor_of, runs_folder
from normviz.interruption import INTERRUPTED, stopped_by, tell_if_interrupted
from normviz.number_text import count

if TYPE_CHECKING:
    from normviz.engine.sweeps.sweep_runner import SweepRunner
    from normviz.ports.sweeps import RunEnded
    from normviz.runs.sweeps.conclusion import Conclusion
    from normviz.runs.sweeps.record import SweepRecord
    from normviz.runs.sweeps.table import SweepRow

FAILED: Final = 1
_LONG_HOURS: Final = 48
"""A time that is longer is told in days."""


def train_sweep(record: "SweepRecord", arguments: argparse.Namespace) -> int:
    """Trains what is left of a sweep.

    Returns:
        0 when all runs finished, 1 when some did not, 130 when it was stopped.

    Raises:
        UserError: It cannot begin.
    """
    from normviz.commands.training.sound_store import open_sound
    from normviz.diagnostics.crash_report import crashes_recorded
    from normviz.engine.sweeps.deferred import DeferredExecutor
    from normviz.engine.sweeps.sweep_runner import SweepRunner
    from normviz.files.plain_file import exists
    from normviz.runs.sweeps.record import record_path, write_record

    folder = runs_folder(arguments)
    again = f"stopped: go on with normviz sweep --resume {record.id}"
    path = record_path(folder, record.id)
    tell_if_interrupted(again if exists(path) else "")
    open_sound(folder, must_exist=False).close()  # the workers need a sound one
    executor = executor_of(arguments)
    ending = closing(executor) if hasattr(executor, "close") else nullcontext()
    with crashes_recorded(), ending:
        runner = SweepRunner(record, executor, folder, arguments.data_dir)
        left = runner.left()
        if left and isinstance(executor, DeferredExecutor):
            executor.begin()  # what fails is told before anything else, and Ctrl-C ends it at once
        if not exists(path):  # not before: there is nothing to go on with
            write_record(runner.record, folder)
            tell_if_interrupted(again)
        at_once = executor.at_once if arguments.scheduler else lambda: arguments.workers
        try:
            return _follow(runner, _Clock(runner, arguments, at_once), left, as_json=arguments.json)
        finally:
            if arguments.csv is not None:
                _write_csv(runner, arguments.csv)


def _write_csv(runner: "SweepRunner", path: Path) -> None:
    """One row per run, also where the sweep was stopped."""
    from normviz.files.atomic import write_bytes
    from normviz.runs.sweeps.csv_files import runs_csv

    write_bytes(path, runs_csv(runner.record.plan, runner.runs()))


class _Clock:
    """Forecasts how long the rest of a sweep takes, from the runs that are there."""

    def __init__(
        self, runner: "SweepRunner", arguments: argparse.Namespace, at_once: Callable[[], int]
    ) -> None:
        self._runner = runner
        self._at_once = at_once
        self._folder = runs_folder(arguments)
        self._data_dir = arguments.data_dir

    def seconds(self) -> float:
        """Seconds until the last run ends; several workers share the runs."""
        from normviz.presentation.comparison import forecast
        from normviz.runs.store import Store

        with Store(self._folder) as store:
            measured = store.runs()
        runs = self._runner.runs()
        plan = self._runner.record.plan
        seconds: float = forecast(plan, runs, measured, self._data_dir, self._at_once())
        return seconds


def _follow(runner: "SweepRunner", clock: _Clock, left: int, *, as_json: bool) -> int:
    record = runner.record
    stopped: list[bool] = []

    def stop() -> None:
        stopped.append(True)
        runner.stop()

    total, ended = len(record.plan.specs), []
    before = total - left
    with stopped_by(stop):
        seconds = clock.seconds() if left else 0.0
        first = {"event": "sweep", "sweep": record.id, "runs": total, "seconds": seconds}
        _say(first, before, as_json=as_json)
        for each in runner.run():
            ended.append(each)
            total = len(runner.record.plan.specs)  # a window may have added seeds
            if len(ended) > before:  # those before change nothing, and may be thousands
                seconds = clock.seconds() if len(ended) < total else 0.0
            _say_ended(each, f"{len(ended)} of {total}", seconds, as_json=as_json)
    table = runner.table()
    if as_json and not stopped:
        rows = [row.to_json() for row in table]
        _print({"event": "finished", "sweep": record.id, "table": rows})
    elif not as_json:
        _print_table(table, is_over=not stopped)
    tell_if_interrupted("")
    if stopped:
        sys.stderr.write(f"stopped: go on with normviz sweep --resume {record.id}\n")
        return INTERRUPTED
    done = sum(each.state == "finished" for each in ended)
    return 0 if done == total else FAILED


def _say(event: dict[str, Any], before: int, *, as_json: bool) -> None:
    if as_json:
        _print(event)
        return
    text = f"{event['sweep']}: {counted(event['runs'], 'run', 'runs')}"
    if before:
        text += f", {'all' if before == event['runs'] else count(before)} trained before"
    if before < event["runs"]:
        text += f", about {spent(event['seconds'])}"
    make_console().print(text, highlight=False)


def _say_ended(each: "RunEnded", number: str, left: float, *, as_json: bool) -> None:
    if as_json:
        _print(each.to_json() | {"seconds_left": left})
        return
    accuracy = "" if each.val_accuracy is None else f"  validation accuracy {each.val_accuracy:.4f}"
    problem = f": {each.problem}" if each.problem else ""
    rest = f"  about {spent(left)} left" if left else ""
    line = printable(f"{number}  {each.run or '–'}  {each.state}{accuracy}{problem}{rest}")
    make_console().print(line, markup=False, highlight=False, soft_wrap=True)


def spent(seconds: float) -> str:
    """A time in the units that matter: ``45 s``, ``3 min``, ``2 h 5 min``, ``3 d 4 h``."""
    if round(seconds) < 60:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 60 * _LONG_HOURS:
        return f"{minutes // 60} h {minutes % 60} min"
    days, hours = divmod(round(minutes / 60), 24)
    return f"{count(days)} d {hours} h"


def _print(event: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


def _print_table(rows: "tuple[SweepRow, ...]", *, is_over: bool) -> None:
    from rich.table import Table  # only where it is wanted

    from normviz.runs.sweeps.table import verdict

    if not rows:
        return
    found = {name: {str(row.values[name]) for row in rows} - {"None"} for name in rows[0].values}
    names = [name for name, values in found.items() if len(values) > 1]
    names = names or ["norm"]
    best = max(rows, key=lambda row: -1.0 if row.mean is None else row.mean)
    heads = [*(name.replace("_", " ") for name in names), "seeds", "mean", "sd", "ms/step"]
    table = Table(*heads, "against the best")
    for row in rows:
        cells = ["–" if row.values[name] is None else str(row.values[name]) for name in names]
        cells += [str(row.seeds), _number(row.mean, 4), _number(row.sd, 4)]
        against = "best" if row is best else verdict(row, best)
        told = "–" if row.mean is None else against
        table.add_row(*cells, _number(row.ms_per_step, 2), told)
    print_table(table)
    if said := _conclusion(rows, names, is_over=is_over):
        make_console().print(said, markup=False, highlight=False, soft_wrap=True)


def _conclusion(rows: "Sequence[SweepRow]", names: Sequence[str], *, is_over: bool) -> str:
    """What the table shows, in sentences; empty where there is nothing to compare.

    Args:
        rows: Of the table.
        names: The settings that differ.
        is_over: Whether nothing more is trained; what failed is not waited for.
    """
    from normviz.runs.sweeps.conclusion import conclusion, listed

    said = []
    if found := conclusion(rows):
        best = _combination(found.best, names)
        said.append(f"Best on average{'' if found.is_whole or is_over else ' so far'}: {best}.")
        said += _by_setting(rows) or _others(found, names)
    if missing := [row for row in rows if row.missing]:
        told = [_combination(row, names) + _share_missing(row) for row in missing]
        said.append(f"Without a validation accuracy: {listed(told)}.")
    return " ".join(said)


def _by_setting(rows: "Sequence[SweepRow]") -> list[str]:
    """The best norm at each value of the other setting; empty where nothing else differs."""
    from normviz.runs.sweeps.conclusion import conclusions_by_setting, listed
    from normviz.runs.sweeps.plan import in_words

    said = []
    axis, by_value = conclusions_by_setting(rows)
    for value, each in by_value.items():
        best, worse = each.best.values["norm"], [row.values["norm"] for row in each.worse]
        others = "no other clearly worse" if each.unclear else "too few seeds to tell"
        if worse:
            others = f"clearly worse: {listed(worse)}"
        said.append(f"At {in_words({axis: value})}: best {best}; {others}.")
    return said


def _others(found: "Conclusion", names: Sequence[str]) -> list[str]:
    """How the other combinations stand to the best one."""
    from normviz.runs.sweeps.conclusion import listed

    worse, unclear, untested = (
        listed([_combination(row, names) for row in rows])
        for rows in (found.worse, found.unclear, found.untested)
    )
    said = [f"Clearly worse: {worse}."] if worse else []
    said += [f"Not clearly worse: {unclear}. More seeds may tell."] if unclear else []
    return said + ([f"Too few seeds to tell: {untested}."] if untested else [])


def _combination(row: "SweepRow", names: Sequence[str]) -> str:
    """A combination by the settings that differ: ``batch``, ``norm batch, learning rate 0.1``."""
    from normviz.runs.sweeps.plan import in_words

    told = {name: row.values[name] for name in names if row.values[name] is not None}
    return str(told["norm"]) if list(told) == ["norm"] else in_words(told)


def _share_missing(row: "SweepRow") -> str:
    runs = row.seeds + row.missing
    return f" ({count(row.missing)} of {counted(runs, 'run', 'runs')})"


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"
