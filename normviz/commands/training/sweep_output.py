"""Runs a sweep and prints it: a JSON event per line, or a line per run and a table."""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from normviz.commands.printing import counted, make_console, print_table, printable
from normviz.commands.training.sweep_options import executor_of, runs_folder
from normviz.interruption import INTERRUPTED, stopped_by, tell_if_interrupted

if TYPE_CHECKING:
    from normviz.engine.sweeps.sweep_runner import SweepRunner
    from normviz.ports.sweeps import RunEnded
    from normviz.runs.sweeps.record import SweepRecord
    from normviz.runs.sweeps.table import SweepRow

FAILED: Final = 1


def train_sweep(record: "SweepRecord", arguments: argparse.Namespace) -> int:
    """Trains what is left of a sweep.

    Returns:
        0 when all runs finished, 1 when some did not, 130 when it was stopped.

    Raises:
        UserError: It cannot begin.
    """
    from normviz.commands.training.sound_store import open_sound
    from normviz.diagnostics.crash_report import crashes_recorded
    from normviz.engine.sweeps.sweep_runner import SweepRunner

    again = f"stopped: go on with normviz sweep --resume {record.id}"
    tell_if_interrupted(again)
    open_sound(runs_folder(arguments), must_exist=False).close()  # the workers need a sound one
    executor = executor_of(arguments)
    ending = closing(executor) if hasattr(executor, "close") else nullcontext()
    with crashes_recorded(), ending:
        runner = SweepRunner(record, executor, runs_folder(arguments), arguments.data_dir)
        try:
            return _follow(runner, _Clock(runner, arguments), as_json=arguments.json)
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

    def __init__(self, runner: "SweepRunner", arguments: argparse.Namespace) -> None:
        self._runner = runner
        self._folder = runs_folder(arguments)
        self._data_dir = arguments.data_dir
        self._workers: int = arguments.workers

    def seconds(self) -> float:
        """Seconds until the last run ends; several workers share the runs."""
        from normviz.presentation.comparison import forecast
        from normviz.runs.store import Store

        with Store(self._folder) as store:
            measured = store.runs()
        runs = self._runner.runs()
        plan = self._runner.record.plan
        seconds: float = forecast(plan, runs, measured, self._data_dir, self._workers)
        return seconds


def _follow(runner: "SweepRunner", clock: _Clock, *, as_json: bool) -> int:
    record = runner.record
    stopped: list[bool] = []

    def stop() -> None:
        stopped.append(True)
        runner.stop()

    total, ended = len(record.plan.specs), []
    with stopped_by(stop):
        first = {"event": "sweep", "sweep": record.id, "runs": total, "seconds": clock.seconds()}
        _say(first, as_json=as_json)
        for each in runner.run():
            ended.append(each)
            total = len(runner.record.plan.specs)  # a window may have added seeds
            left = clock.seconds() if len(ended) < total else 0.0
            _say_ended(each, f"{len(ended)} of {total}", left, as_json=as_json)
    table = runner.table()
    if as_json and not stopped:
        rows = [row.to_json() for row in table]
        _print({"event": "finished", "sweep": record.id, "table": rows})
    elif not as_json:
        _print_table(table)
    tell_if_interrupted("")
    if stopped:
        sys.stderr.write(f"stopped: go on with normviz sweep --resume {record.id}\n")
        return INTERRUPTED
    done = sum(each.state == "finished" for each in ended)
    return 0 if done == total else FAILED


def _say(event: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        _print(event)
    else:
        runs = counted(event["runs"], "run", "runs")
        text = f"{event['sweep']}: {runs}, about {spent(event['seconds'])}"
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
    """A time in the two units that matter: ``45 s``, ``3 min``, ``2 h 5 min``."""
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"


def _print(event: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


def _print_table(rows: "tuple[SweepRow, ...]") -> None:
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
    if said := _conclusion(rows, names):
        make_console().print(said, markup=False, highlight=False, soft_wrap=True)


def _conclusion(rows: "tuple[SweepRow, ...]", names: Sequence[str]) -> str:
    """What the table shows, in sentences; empty where there is nothing to compare."""
    from normviz.runs.sweeps.conclusion import conclusion, conclusions_by_setting, listed
    from normviz.runs.sweeps.plan import in_words

    found = conclusion(rows)
    if found is None:
        return ""

    def named(chosen: "Sequence[SweepRow]") -> str:
        told = [{name: row.values[name] for name in names} for row in chosen]
        if len(names) == 1:
            return listed([str(value) for each in told for value in each.values()])
        return listed([in_words({k: v for k, v in each.items() if v is not None}) for each in told])

    text = f"Best on average{'' if found.is_whole else ' so far'}: {named([found.best])}."
    axis, by_value = conclusions_by_setting(rows)
    for value, each in by_value.items():
        best, worse = each.best.values["norm"], [row.values["norm"] for row in each.worse]
        others = f"clearly worse: {listed(worse)}" if worse else "no other clearly worse"
        text += f" At {in_words({axis: value})}: best {best}; {others}."
    if by_value:
        return text
    if found.worse:
        text += f" Clearly worse: {named(found.worse)}."
    if found.unclear:
        text += f" Not clearly worse: {named(found.unclear)}. More seeds may tell."
    return text


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"
