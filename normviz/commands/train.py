"""``normviz train``: trains a run without a window."""

import argparse
import sys
from typing import Any

from normviz.commands.arguments import add_data_dir, add_runs_dir
from normviz.commands.training.sample_counts import refuse_more_than_there_are
from normviz.commands.training.train_options import (
    add_options,
    choose_dataset,
    refuse_with_resume,
    spec_of,
)
from normviz.datasets.custom_digits import DATASET as OWN
from normviz.datasets.custom_digits import OwnDigits
from normviz.errors import UsageError, UserError
from normviz.interruption import tell_if_interrupted
from normviz.runs.spec import RunSpec


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "train",
        help="train a recipe without a window",
        description="Trains a recipe, goes on from a trained network in a new run, or continues "
        "a run that was left. Ctrl-C stops at a batch, keeps the run.",
    )
    what = command.add_mutually_exclusive_group()
    what.add_argument("--recipe", metavar="R", help="what to train; see normviz recipes")
    what.add_argument("--resume", metavar="RUN", help="id or name of a run to continue")
    command.add_argument(
        "--other-data",
        action="store_true",
        help="with --resume: go on even if the data are not those that the run was trained on",
    )
    command.add_argument(
        "--start",
        metavar="NAME|RUN",
        help="first weights: those of a model (normviz models) or a run. Without --recipe the "
        "rest follows: its recipe and norm, your own digits, a few epochs at a low rate",
    )
    add_options(command)
    command.add_argument(
        "--download", action="store_true", help="download the data set where it is missing"
    )
    add_runs_dir(command)
    add_data_dir(command)
    command.add_argument("--json", action="store_true", help="print one JSON event per line")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Trains and prints what happens.

    Returns:
        0 when finished, 1 when the training failed, 130 when it was stopped.

    Raises:
        UserError: The run cannot begin.
    """
    from normviz.diagnostics.crash_report import crashes_recorded

    tell_if_interrupted("stopped before the training began; nothing has changed")
    with crashes_recorded():  # TensorFlow may abort the process
        return _train_or_resume(arguments)


def _train_or_resume(arguments: argparse.Namespace) -> int:
    from normviz.commands.training.sound_store import open_sound

    spec = None if arguments.resume else _new_spec(arguments)  # before a folder is made
    with open_sound(arguments.runs_dir, must_exist=spec is None) as store:
        if spec is None:
            refuse_with_resume(arguments)
            found = store.run(arguments.resume)
            store.refuse_active(found.id)  # before Keras is loaded, which takes seconds
            spec = found.spec
        return _train(arguments, spec, store)


def _new_spec(arguments: argparse.Namespace) -> RunSpec:
    if not arguments.recipe and not arguments.start:
        raise UsageError("expected --recipe R, --start NAME|RUN or --resume RUN, received none")
    if arguments.other_data:
        raise UsageError("--other-data goes with --resume RUN: leave it out")
    dataset, remark = choose_dataset(
        arguments.recipe, arguments.dataset, arguments.data_dir, download=arguments.download
    )
    spec = spec_of(arguments, dataset)
    refuse_more_than_there_are(arguments, dataset, spec.settings)
    if dataset == OWN:
        OwnDigits().pictures()  # whether there are any, before Keras is loaded
    if remark:
        sys.stderr.write(f"normviz: {remark}\n")
    return spec


def _train(arguments: argparse.Namespace, spec: RunSpec, store: Any) -> int:
    from normviz.commands.training.train_output import following_output, result_text
    from normviz.engine.keras_loading import load_keras
    from normviz.engine.one_core import keep_to_one_core
    from normviz.runs.control import TrainingControl
    from normviz.runs.store import Store

    if spec.deterministic:
        keep_to_one_core()
    load_keras()
    from normviz.engine.training import trainer
    from normviz.engine.training.continuation import ResumeChanges

    if arguments.download:
        _download(spec.dataset, arguments)
    control, data_dir = TrainingControl(), arguments.data_dir
    with following_output(control, as_json=arguments.json) as emit:
        if arguments.resume:
            changes = ResumeChanges(arguments.epochs, arguments.other_data)
            name = trainer.resume(arguments.resume, emit, control, store, changes, data_dir)
        else:
            name = trainer.train(spec, emit, control, store, data_dir)
    if not arguments.json and emit.status == 0:
        with Store(arguments.runs_dir) as newest:  # somebody may have removed the database
            sys.stdout.write(result_text(newest.run(name)) + "\n")
    return emit.status


def _download(name: str, arguments: argparse.Namespace) -> None:
    """Downloads a data set that is not there, with its progress on stderr."""
    from rich.console import Console
    from rich.progress import Progress

    from normviz import datasets
    from normviz.engine.dataset_download import download, source

    origin = source(name)
    try:
        datasets.find(origin, arguments.data_dir)
    except UserError:
        with Progress(console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task(
                f"downloading {datasets.dataset_named(origin).in_sentence}", total=None
            )
            download(origin, lambda done, total: progress.update(task, completed=done, total=total))
