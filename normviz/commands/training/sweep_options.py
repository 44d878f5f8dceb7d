"""The options that ``normviz sweep`` and ``normviz compare`` share, and the sweep they make."""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from normviz.commands.arguments import (
    add_data_dir,
    add_runs_dir,
    file_path,
    integer,
    norm_list,
    number,
    whole_number_in,
)
from normviz.commands.training.sample_counts import refuse_more_than_there_are
from normviz.commands.training.train_options import choose_dataset
from normviz.errors import UsageError, UserError
from normviz.runs.sweeps.case_plan import plan_of_cases
from normviz.runs.sweeps.plan import Misfit, SweepPlan, make_plan

MOST_SEEDS: Final = 1000
MOST_WORKERS: Final = 256


def list_of(kind: Callable[[str], Any]) -> Callable[[str], tuple[Any, ...]]:
    """Reads ``2,4,8`` with a reader of one value, which says what it expects; each once."""

    def read(text: str) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(kind(part.strip()) for part in text.split(",")))

    return read


def axis_name(text: str) -> str:
    """The name of a setting, written as it is kept or as its option: ``batch-size``."""
    return text.replace("-", "_")


def optimizer(text: str) -> str:
    """``adam`` or ``sgd``.

    Raises:
        argparse.ArgumentTypeError: It is another word.
    """
    if text not in ("adam", "sgd"):
        raise argparse.ArgumentTypeError(f"expected adam or sgd, received {text!r}")
    return text


def address(text: str) -> str:
    """The address of a scheduler.

    Raises:
        ValueError: It is empty, as a variable of the shell is that was not set.
    """
    if not text.strip():
        raise ValueError(text)
    return text


_AXES: Final[dict[str, tuple[Callable[[str], Any], str]]] = {
    "batch_size": (integer, "samples per step"),
    "learning_rate": (number, "first learning rate"),
    "optimizer": (optimizer, "adam, sgd"),
    "momentum": (number, "momentum of sgd"),
    "dropout": (number, "share that is dropped"),
    "groups": (integer, "groups of group norm"),
    "epsilon": (number, "ε of the norm"),
    "norm_momentum": (number, "weight of the old moving statistics"),
}

_DEFAULTS: Final[dict[str, Any]] = {"case": [], "leave_out": False}
_SIZES: Final = ("epochs", "train_size", "validation_size")
"""Settings that all runs share."""


def case_of(text: str) -> dict[str, tuple[Any, ...]]:
    """Reads one combination: ``norm=group,batch-size=2``.

    Raises:
        argparse.ArgumentTypeError: A setting is none, stands there twice, or has no such value.
    """
    found: dict[str, tuple[Any, ...]] = {}
    for part in text.split(","):
        name, is_set, value = part.strip().partition("=")
        axis = axis_name(name)
        if not is_set or axis not in ("norm", *_AXES):
            known = ", ".join(["norm", *(each.replace("_", "-") for each in _AXES)])
            raise argparse.ArgumentTypeError(
                f"expected settings out of {known} with their values, received {part!r}"
            )
        if axis in found:
            raise argparse.ArgumentTypeError(
                f"expected each setting once, received {name} again: give another combination "
                "a --case of its own"
            )
        try:
            found[axis] = norm_list(value) if axis == "norm" else (_AXES[axis][0](value),)
        except argparse.ArgumentTypeError as error:
            raise argparse.ArgumentTypeError(f"{name}: {error}") from error
    return found


def add_sweep_options(command: argparse.ArgumentParser) -> None:
    """Adds what is trained, and where."""
    command.add_argument("--recipe", metavar="R", help="what to train; see normviz recipes")
    command.add_argument("--norm", metavar="A,B,…", type=norm_list, help="norms to compare")
    command.add_argument("--preset", metavar="P", help="settings to start from")
    command.add_argument(
        "--seeds",
        metavar="S",
        type=whole_number_in(1, MOST_SEEDS),
        help="how many seeds (1); with --resume: so many in the end",
    )
    for name, (kind, text) in _AXES.items():
        flag = f"--{name.replace('_', '-')}"
        command.add_argument(flag, metavar="V,…", type=list_of(kind), help=f"{text}, one or more")
    _add_list(command)
    command.add_argument(
        "--epochs", metavar="E", type=integer, help="passes over the training data"
    )
    command.add_argument("--train-size", metavar="T", type=integer, help="train on so many samples")
    command.add_argument("--validation-size", metavar="V", type=integer, help="validate on so many")
    command.add_argument("--dataset", metavar="D", help="data set (else the recipe's)")
    command.add_argument(
        "--leave-out", action="store_true", help="leave out combinations that cannot be trained"
    )
    command.add_argument(
        "--workers",
        metavar="K",
        type=whole_number_in(1, MOST_WORKERS),
        default=1,
        help="processes here (1), each with one thread, or TF_NUM_INTRAOP_THREADS of them",
    )
    command.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        type=address,
        help="an existing Dask cluster, tcp://host:port",
    )
    add_runs_dir(command)
    add_data_dir(command)
    command.add_argument("--csv", metavar="F", type=file_path, help="write one row per run")
    command.add_argument("--json", action="store_true", help="print one JSON event per line")


def _add_list(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--case",
        metavar="A=V,…",
        type=case_of,
        action="append",
        default=[],
        help="one more combination, such as norm=group,batch-size=2; may be repeated",
    )
    command.add_argument(
        "--order",
        metavar="A,…",
        type=list_of(axis_name),
        default=(),
        help="train in the order of these; seed: every combination once first",
    )


def refuse_settings(arguments: argparse.Namespace) -> None:
    """Does nothing where no option says what is trained.

    Raises:
        UsageError: One does, though the sweep says it already.
    """
    names = ["norm", "preset", *_AXES, "case", *_SIZES, "dataset", "leave_out"]
    if arguments.file:
        names.remove("leave_out")  # its combinations are looked at now, not when it was made
    given = [name for name in names if getattr(arguments, name) != _DEFAULTS.get(name)]
    if given:
        flags = ", ".join(f"--{name.replace('_', '-')}" for name in given)
        raise UsageError(
            f"a sweep that is there keeps its settings: received {flags}; leave that out, or begin "
            "another sweep with --recipe R"
        )


def planned(arguments: argparse.Namespace) -> tuple[SweepPlan, tuple[Misfit, ...], str]:
    """The sweep that the options ask for.

    Returns:
        The plan, what was left out, and a remark about the data, which may be empty.

    Raises:
        UserError: An option is missing, or a combination cannot be trained.
    """
    if not arguments.recipe:
        raise UsageError("expected --recipe R, received none")
    dataset, remark = choose_dataset(
        arguments.recipe, arguments.dataset, arguments.data_dir, download=False
    )
    axes: dict[str, Any] = {"norm": arguments.norm} if arguments.norm else {}
    axes |= {name: value for name in _AXES if (value := getattr(arguments, name)) is not None}
    grids = [axes] if axes or not arguments.case else []
    seeds = {"seed": tuple(range(arguments.seeds or 1))}
    settings = {name: value for name in _SIZES if (value := getattr(arguments, name)) is not None}
    given = {"preset": arguments.preset, "settings": settings, "dataset": dataset}
    cases = [{**grid, **seeds} for grid in (*grids, *arguments.case)]
    make = partial(make_plan, arguments.recipe, cases[0])
    if arguments.case:
        make = partial(plan_of_cases, arguments.recipe, cases)
    try:
        plan, left_out = make(given, leave_out=arguments.leave_out)
    except UserError as error:
        raise with_way_out(error) from error
    refuse_more_than_there_are(arguments, dataset, plan.specs[0].settings)
    return plan, left_out, remark


def with_way_out(error: UserError) -> UserError:
    """What to do about combinations that cannot be trained, where others can."""
    values = error.reason.values
    if error.reason.code != "sweep-misfit" or values["count"] == values["all"]:
        return error
    return UsageError(f"{str(error).rstrip('.')}; --leave-out trains the others")


def executor_of(arguments: argparse.Namespace) -> Any:
    """Where the runs are trained: a cluster that is connected, or what begins with the first run.

    This process computes with as many threads as a worker: the order of sums depends on them, and
    with it the last bits of a convolution.

    Raises:
        UserError: Dask is missing, or the cluster cannot be reached.
    """
    from normviz.engine.one_core import keep_to_one_core
    from normviz.engine.sweeps.dask_cluster import existing_cluster, refuse_without_dask
    from normviz.engine.sweeps.deferred import DeferredExecutor
    from normviz.runs.control import TrainingControl

    if arguments.scheduler:
        cluster = existing_cluster(arguments.scheduler)
        if remark := cluster.remark():
            sys.stderr.write(f"normviz: {remark}\n")
        return cluster
    control = TrainingControl()
    if arguments.workers > 1:
        refuse_without_dask()
        return DeferredExecutor(partial(_processes, arguments.workers, control), control)
    keep_to_one_core()
    return DeferredExecutor(partial(_in_process, control), control)


def _processes(count: int, control: Any) -> Any:
    from normviz.engine.sweeps.dask_cluster import local_processes

    return local_processes(count, control=control)


def _in_process(control: Any) -> Any:
    from normviz.engine.keras_loading import load_keras

    load_keras()
    from normviz.engine.sweeps.in_process import InProcess

    return InProcess(control=control)


def runs_folder(arguments: argparse.Namespace) -> Path:
    """The folder of the runs."""
    from normviz.runs.store import default_folder

    found: Path = arguments.runs_dir or default_folder()
    return found.absolute()
