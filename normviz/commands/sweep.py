"""``normviz sweep``: trains all combinations of some settings, each once, resumably."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from normviz.commands.arguments import file_path
from normviz.commands.training.sweep_options import (
    add_sweep_options,
    planned,
    refuse_settings,
    runs_folder,
    with_way_out,
)
from normviz.errors import UsageError, UserError

_EVENTS = """\
JSON, one object per line: first {event: "sweep", sweep, runs, seconds} with the time that it will
take; for each run that ends {event: "run", sweep, run, state, val_accuracy, seconds_left} with
problem where it failed; last {event: "finished",
sweep, table}, a list of objects with norm, batch_size, learning_rate and what else differs, seeds,
missing, mean and sd of the validation accuracy over the seeds, ms_per_step, best. Exit status 0
where all runs finished, 1 where some did not, 130 where it was stopped."""


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "sweep",
        help="train all combinations of some settings",
        description="Trains all combinations of norms, seeds and other settings. Each is trained "
        "once: runs that are there count, and an interrupted sweep goes on where it was.",
        epilog=_EVENTS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("file", metavar="FILE", nargs="?", type=file_path, help="repeat a sweep")
    command.add_argument("--resume", metavar="ID", help="go on with a sweep")
    command.add_argument("-o", "--output", metavar="FILE", type=file_path, help="write its file")
    add_sweep_options(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Trains what is left of the sweep and prints its table.

    Raises:
        UserError: It cannot begin.
    """
    from normviz.commands.training.sweep_output import train_sweep

    record = _record(arguments)
    if arguments.output is not None:
        _write_copy(record, arguments.output)
    return train_sweep(record, arguments)


def _record(arguments: argparse.Namespace) -> Any:
    from normviz.runs.sweeps.record import (
        find_record,
        fresh_record,
        read_record_file,
        update_record,
    )

    folder: Path = runs_folder(arguments)
    sources = [bool(arguments.file), bool(arguments.resume), bool(arguments.recipe)]
    if sum(sources) != 1:
        raise UsageError("expected one of --recipe R, FILE and --resume ID")
    if not arguments.recipe:
        refuse_settings(arguments)
    if arguments.resume:
        find_record(folder, arguments.resume)
        return update_record(folder, arguments.resume, lambda kept: _changed(kept, arguments))
    if arguments.file:
        found = _changed(_fitting(read_record_file(arguments.file), arguments), arguments)
        return fresh_record(found.plan, folder, found.order)
    return begin(arguments, folder)


def _changed(record: Any, arguments: argparse.Namespace) -> Any:
    """A sweep with more seeds and in another order, where that is asked for."""
    from dataclasses import replace

    from normviz.runs.sweeps.changes import order_by, with_seeds

    seeds = range(arguments.seeds or 0)
    plan = with_seeds(record.plan, seeds) if seeds else record.plan
    order = order_by(plan, arguments.order) or record.order
    return replace(record, plan=plan, order=order)


def _fitting(record: Any, arguments: argparse.Namespace) -> Any:
    """The sweep of a file, without what cannot be trained where that is asked for."""
    from dataclasses import replace

    from normviz.runs.sweeps.plan import fitting

    try:
        plan, left_out = fitting(record.plan, leave_out=arguments.leave_out)
    except UserError as error:
        raise with_way_out(error) from error
    _tell_left_out(left_out)
    return replace(record, plan=plan)


def _tell_left_out(left_out: Iterable[Any]) -> None:
    """Tells on stderr what is not trained and why; once, and not per seed."""
    import sys

    from normviz.runs.sweeps.plan import in_words, without_seed

    told = (f"{in_words(without_seed(each.values))}: {each.reason}" for each in left_out)
    for each in dict.fromkeys(told):
        sys.stderr.write(f"normviz: left out: {each}\n")


def begin(arguments: argparse.Namespace, folder: Path) -> Any:
    """A new sweep from the options, whose file is written as soon as something can be trained.

    What is left out or merged is told on stderr.
    """
    import sys

    from normviz.runs.sweeps.changes import order_by
    from normviz.runs.sweeps.plan import in_words
    from normviz.runs.sweeps.record import fresh_record

    plan, left_out, remark = planned(arguments)
    _tell_left_out(left_out)
    if plan.repeated:
        same, count = len(plan.repeated), len(plan.repeated) + len(plan.specs)
        verb = "is" if same == 1 else "are"
        sys.stderr.write(
            f"normviz: {same} of {count} combinations {verb} the same training as another one, "
            f"where a setting has no effect ({in_words(plan.repeated[0])}): each is trained once\n"
        )
    if remark:
        sys.stderr.write(f"normviz: {remark}\n")
    return fresh_record(plan, folder, order_by(plan, arguments.order))


def _write_copy(record: Any, path: Path) -> None:
    """The sweep without its runs, for others to repeat."""
    import json
    from dataclasses import replace

    from normviz.files.atomic import write_bytes

    write_bytes(path, json.dumps(replace(record, runs={}).to_json(), indent=1).encode())
