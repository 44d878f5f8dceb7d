"""The options of ``normviz train``, and the run spec built from them."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from normviz.commands.arguments import integer, number
from normviz.datasets.catalog import CATALOG, dataset_named
from normviz.datasets.custom_digits import DATASET as OWN
from normviz.datasets.dataset_paths import DatasetLocation, data_folder, find_or_stand_in, search
from normviz.datasets.info import DatasetInfo
from normviz.errors import UsageError, UserError
from normviz.recipes import find
from normviz.recipes.options import OPTIONS
from normviz.recipes.unused_settings import has_output_norm, unused_options, unused_settings
from normviz.runs.initial_model import find_initial_model
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_fine_tuned_spec, build_spec, parse_schedule

_SPEC: Final = ("dropout", "bn_before_output", "seed", "device", "devices", "name")
_SWITCHES: Final = {
    "deterministic": "equal bits for equal specs, with one thread",
    "mixed_precision": "16 bits",
    "sync_batch_norm": "with --devices: statistics of batch norm over all devices together",
}


def size_or_none(text: str) -> int | str:
    """A number of samples, or ``none`` for all of them.

    Raises:
        argparse.ArgumentTypeError: It is neither.
    """
    if text == "none" or text.isdecimal():
        return text if text == "none" else int(text)
    raise argparse.ArgumentTypeError(f"expected a whole number or none, received {text!r}")


_SETTINGS: Final[dict[str, tuple[Callable[[str], Any], str, tuple[str, ...] | None]]] = {
    "epochs": (integer, "passes over the training data", None),
    "batch_size": (integer, "samples per step", None),
    "optimizer": (str, "adam or sgd", ("adam", "sgd")),
    "momentum": (number, "momentum of sgd, 0 to 1", None),
    "train_on": (str, "part of the data that is trained on", ("train", "test")),
    "validate_on": (str, "what is validated on", ("test", "held-out", "none")),
    "held_out": (number, "part of the training data that is held out, 0 to 1", None),
    "train_size": (size_or_none, "train on so many samples, or none for all", None),
    "validation_size": (size_or_none, "validate on so many samples, or none for all", None),
}


def add_options(command: argparse.ArgumentParser) -> None:
    """Adds all that a spec is made of; the default of each is the recipe's own setting."""
    command.add_argument("--preset", metavar="P", help="settings to start from")
    command.add_argument("--norm", metavar="X", help="norm in the recipe's slots")
    command.add_argument(
        "--option", metavar="K=V", action="append", help="setting of the norm, such as groups=5"
    )
    command.add_argument(
        "--dataset", metavar="D", help="data set (else the recipe's); own: your own digits"
    )
    for name, (kind, text, choices) in _SETTINGS.items():
        metavar = None if choices else name[0].upper()
        command.add_argument(_flag(name), type=kind, choices=choices, metavar=metavar, help=text)
    command.add_argument(
        "--nesterov", action=argparse.BooleanOptionalAction, help="Nesterov's momentum"
    )
    command.add_argument(
        "--schedule", metavar="S", help="learning rate: a number or kind:initial=…,key=value"
    )
    command.add_argument("--dropout", type=number, metavar="D", help="share that is dropped")
    command.add_argument(
        "--bn-before-output",
        action=argparse.BooleanOptionalAction,
        help="batch norm before the output, where the recipe has it",
    )
    command.add_argument("--seed", type=integer, metavar="S", help="start of all that is random")
    command.add_argument("--device", metavar="D", help="auto, cpu, gpu or gpu:1")
    command.add_argument(
        "--devices",
        type=integer,
        metavar="K",
        help="so many devices train together: GPUs, or parts "
        "of the processor, each on its part of every batch",
    )
    command.add_argument("--name", metavar="TEXT", help="what the run is called")
    for name, text in _SWITCHES.items():
        command.add_argument(_flag(name), action="store_const", const=True, help=text)


def spec_of(arguments: argparse.Namespace, dataset: str) -> RunSpec:
    """The run spec that the options ask for.

    Args:
        arguments: Options of the command; those that were not given are None.
        dataset: Name of the data set.

    Raises:
        UserError: An option does not fit the recipe, or what is started from.
    """
    settings = _given(arguments, (*_SETTINGS, "nesterov"))
    if arguments.schedule is not None:
        settings["schedule"] = parse_schedule(arguments.schedule)
    sizes = {name: None for name, value in settings.items() if value == "none" and "size" in name}
    chosen: dict[str, Any] = {
        "preset": arguments.preset,
        "norm": arguments.norm,
        "options": dict(_option(text) for text in arguments.option or ()),
        "settings": settings | sizes,
        **_given(arguments, (*_SPEC, *_SWITCHES)),
        "dataset": dataset,
    }
    spec = _chosen(arguments, chosen)
    _refuse_unused_settings(arguments, spec)
    _refuse_unused_sync(spec)
    _refuse_unused_options(chosen["options"], spec)
    return spec


def _refuse_unused_settings(arguments: argparse.Namespace, spec: RunSpec) -> None:
    """An option is never left aside in silence."""
    for name in unused_settings(spec.settings):
        given = getattr(arguments, name)
        if given is not None and (given, name) != ("none", "validation_size"):
            raise UsageError(f"{_flag(name)}: {_why_unused(name, spec)}")
    if arguments.bn_before_output is not None and not has_output_norm(find(spec.recipe), spec.norm):
        raise UsageError(
            f"--bn-before-output: {spec.recipe} with the norm {spec.norm} has no batch norm before "
            "the output: leave it out"
        )


def _refuse_unused_sync(spec: RunSpec) -> None:
    if not spec.sync_batch_norm:
        return
    if spec.devices == 1:
        raise UsageError(
            "--sync-batch-norm: expected --devices 2 or more, received one device, which sees the "
            "whole batch anyway: leave it out"
        )
    if not spec.options.norm.shares_batch:
        raise UsageError(
            f"--sync-batch-norm: the norm {spec.norm} takes no statistics over the batch: leave it "
            "away"
        )


def _why_unused(name: str, spec: RunSpec) -> str:
    settings = spec.settings
    if name == "held_out":
        wanted = settings.validate_on
        return f"expected --validate-on held-out, received {wanted}: nothing is held out"
    if name == "validation_size":
        return f"{spec.recipe} validates on nothing here; choose with --validate-on"
    if settings.optimizer != "sgd":
        return f"{settings.optimizer} has no such setting: leave it out, or add --optimizer sgd"
    return "without momentum there is none of Nesterov's: leave it out, or add --momentum 0.9"


def _refuse_unused_options(given: dict[str, Any], spec: RunSpec) -> None:
    if given and spec.options.norm.kind == "identity":
        raise UsageError(
            f"--option is a setting of the norm, and {spec.recipe} is trained without one here: "
            "leave it out, or choose a norm that fits with --norm"
        )
    unused = unused_options(spec.options)
    for name in given:
        if name not in unused:
            continue
        known = ", ".join(sorted(set(OPTIONS) - set(unused)))
        raise UsageError(
            f"--option {name}: has no effect with the norm {spec.norm} as it is set here: leave "
            f"it away; {f'what counts: {known}' if known else 'nothing can be set'}"
        )


def _chosen(arguments: argparse.Namespace, chosen: dict[str, Any]) -> RunSpec:
    if not arguments.recipe:
        return build_fine_tuned_spec(arguments.start, arguments.runs_dir, **chosen)
    if arguments.start:
        start = find_initial_model(arguments.start, arguments.runs_dir)
        start.refuse_others(arguments.recipe, arguments.norm)
        chosen |= {"norm": start.norm, "start": start.name}
    return build_spec(arguments.recipe, **chosen)


def refuse_with_resume(arguments: argparse.Namespace) -> None:
    """A run that is continued goes on as it began; only its epochs can be changed.

    Raises:
        UserError: Another option was given with ``--resume``.
    """
    names = ("start", "preset", "norm", "option", "dataset", "nesterov", "schedule")
    all_names = (*names, *_SETTINGS, *_SPEC, *_SWITCHES)
    given = [name for name in _given(arguments, all_names) if name != "epochs"]
    if given:
        raise UsageError(
            f"--resume goes on as the run began: expected --epochs at most, received "
            f"{', '.join(_flag(name) for name in given)}; leave that out"
        )


def choose_dataset(
    recipe: str | None, wanted: str | None, data_dir: Path | None, *, download: bool
) -> tuple[str, str]:
    """The data set to train on.

    Args:
        recipe: Name of the recipe; None where it follows from what the training starts from.
        wanted: What the user asked for; None for the recipe's own, or, where that is not on this
            machine and no folder was named, what stands in for it; without a recipe for the
            user's own digits.
        data_dir: Where the user keeps data sets.
        download: Whether the recipe's own may be downloaded.

    Returns:
        Its name, and a sentence for the user where it is not the recipe's own or something is odd
        about its files; else nothing.

    Raises:
        UserError: There is no such recipe, or a folder was named and does not hold its data set.
    """
    if recipe is None:
        return wanted or OWN, ""
    own = dataset_named(find(recipe).dataset)
    if wanted or download or not own.stand_in:
        name = wanted or own.name
        there = search(name, data_dir) if name in CATALOG else None
        return name, there.remark if there else ""
    found = _found(own, data_dir)
    if found.name == own.name:
        return own.name, found.remark
    return found.name, (
        f"{own.in_sentence} is not on this machine: training on the "
        f"{dataset_named(found.name).in_sentence} instead; name its folder with --data-dir, "
        "or ask for --download"
    )


def _found(own: DatasetInfo, data_dir: Path | None) -> DatasetLocation:
    data_folder(data_dir)  # one that does not exist is no reason for other data
    try:
        return find_or_stand_in(own.name, data_dir)
    except UserError as error:
        raise UsageError(f"{error}; or train on other data: --dataset {own.stand_in}") from error


def _given(arguments: argparse.Namespace, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name in names if (value := getattr(arguments, name)) is not None}


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _option(text: str) -> tuple[str, Any]:
    """``key=value`` with a value that is a number, ``true``, ``false``, ``none`` or a word."""
    key, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"--option: expected key=value, received {text!r}")
    words = {"true": True, "false": False, "none": None}
    if value in words:
        return key, words[value]
    for kind in (int, float):
        try:
            return key, kind(value)
        except ValueError:
            continue
    return key, value
