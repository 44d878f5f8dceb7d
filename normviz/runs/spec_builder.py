"""Builds a complete RunSpec from user choices and the recipe's preset."""

import shlex
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from normviz.datasets.catalog import fitting
from normviz.datasets.custom_digits import DATASET as OWN
from normviz.errors import UserError
from normviz.recipes import Recipe, find, options_json, with_options
from normviz.recipes.schedule import Schedule, constant
from normviz.recipes.unused_settings import has_output_norm, unused_options, unused_settings
from normviz.runs.initial_model import InitialModel, find_initial_model
from normviz.runs.spec import RunSpec

GENTLE: Final[Mapping[str, Any]] = {
    "optimizer": "adam",
    "batch_size": 32,
    "epochs": 5,
    "schedule": constant(3e-4),
}
"""How a trained network goes on: a few epochs at a low rate, so that it forgets little."""

_SWITCHES: Final = {
    "train_on": "--train-on",
    "validate_on": "--validate-on",
    "held_out": "--held-out",
    "train_size": "--train-size",
    "validation_size": "--validation-size",
    "optimizer": "--optimizer",
    "batch_size": "--batch-size",
    "epochs": "--epochs",
    "momentum": "--momentum",
}
"""Field of the settings to option of ``normviz train``, for those that take a value."""


def datasets(recipe: Recipe) -> tuple[str, ...]:
    """The data sets that a recipe can be trained on, its own first."""
    return fitting(recipe.dataset)


def build_spec(
    recipe: str,
    *,
    preset: str | None = None,
    norm: str | None = None,
    options: Mapping[str, Any] | None = None,
    settings: Mapping[str, Any] | None = None,
    **others: Any,
) -> RunSpec:
    """The spec of a recipe, some of it changed.

    Args:
        recipe: Name of the recipe.
        preset: Name of the preset; the recipe's default when None.
        norm: The norm in its slots; the recipe's default when None.
        options: Settings of the norm that differ from the source's.
        settings: Fields of ``Settings`` that differ from the preset's.
        **others: Fields of ``RunSpec`` that differ from the recipe's: ``dataset``, ``seed``, ….

    Returns:
        The spec, whole and possible.

    Raises:
        UserError: The recipe, preset, norm or data set is unknown or does not fit.
    """
    found = find(recipe)
    chosen_norm = norm or found.norm
    chosen_preset = preset or found.preset
    spec = RunSpec(
        recipe=found.name,
        preset=chosen_preset,
        options=with_options(found.options(chosen_norm, chosen_preset), options or {}),
        settings=replace(found.settings(chosen_preset), **(settings or {})),
        **{"dataset": found.dataset, "dropout": found.dropout} | others,
    )
    check_spec(spec)
    return spec


def build_fine_tuned_spec(
    start: str | InitialModel,
    runs_dir: Path | None = None,
    *,
    norm: str | None = None,
    preset: str | None = None,
    options: Mapping[str, Any] | None = None,
    settings: Mapping[str, Any] | None = None,
    **others: Any,
) -> RunSpec:
    """The spec of a new run that goes on from a trained network, on own digits.

    Recipe, norm, its settings and dropout are those of the network, which stays as it is; it is
    trained as :data:`GENTLE` says.

    Args:
        start: Name of a model that ships, ``default``, id or name of a run; or what was found.
        runs_dir: The folder of the runs; the platform's when None. It is read for a name only.
        norm: Only to be sure: it has to be the network's own.
        preset: Name of a preset whose settings are taken instead of :data:`GENTLE`.
        options: Settings of the norm that differ from the network's.
        settings: Fields of ``Settings`` that differ from :data:`GENTLE`.
        **others: Fields of ``RunSpec`` that differ: ``dataset``, ``seed``, ``name``, ….

    Returns:
        The spec, whole and possible, with ``start`` set to the model's name or the run's id.

    Raises:
        UserError: There is nothing of that name, its norm is another one, it does not take digits
            of 28×28, or something else does not fit.
    """
    found = start if isinstance(start, InitialModel) else find_initial_model(start, runs_dir)
    found.refuse_others(None, norm)
    dataset = others.pop("dataset", OWN)
    _refuse_other_images(found, dataset)
    return build_spec(
        found.recipe,
        preset=preset,
        norm=found.norm,
        options=options_json(found.options) | dict(options or {}),
        settings=({} if preset else dict(GENTLE)) | dict(settings or {}),
        **{"dropout": found.dropout, "bn_before_output": found.bn_before_output} | others,
        dataset=dataset,
        start=found.name,
    )


def command_line(spec: RunSpec) -> str:
    """The command that trains the same again.

    Args:
        spec: Any spec that ``build_spec`` can give.

    Returns:
        One line for a POSIX shell that names only what differs from the recipe and has an effect.
    """
    recipe = find(spec.recipe)
    base = build_spec(spec.recipe, preset=spec.preset, norm=spec.norm)
    start = ["--start", spec.start] if spec.start else []
    words = ["normviz", "train", *start, "--recipe", spec.recipe, "--preset", spec.preset]
    if spec.norm != recipe.norm or spec.options.norm.kind != "identity":
        words += ["--norm", spec.norm]
    words += _option_words(base, spec) + _setting_words(base, spec) + _other_words(base, spec)
    return shlex.join(words)


def schedule_text(schedule: Schedule) -> str:
    """A schedule as ``--schedule`` takes it: ``kind:key=value,…``."""
    base = asdict(Schedule(schedule.kind))
    changed = [
        f"{name}={value!r}"
        for name, value in asdict(schedule).items()
        if name == "initial" or value != base[name]
    ]
    return f"{schedule.kind}:{','.join(changed)}"


def parse_schedule(text: str) -> Schedule:
    """Reads what ``schedule_text`` gave.

    Args:
        text: ``kind:key=value,…`` or a bare number for a constant rate.

    Raises:
        UserError: It is neither, or a value is none that a schedule can have.
    """
    try:
        if ":" not in text:
            return Schedule("constant", float(text))
        kind, _, rest = text.partition(":")
        pairs = dict(item.split("=", 1) for item in rest.split(","))
        return Schedule.from_json({"kind": kind} | {key: float(pairs[key]) for key in pairs})
    except ValueError as error:
        raise UserError(
            "schedule: expected a number or kind:initial=…,key=value, such as "
            "epoch-exponential:initial=0.01,factor=0.6; received {given!r} ({reason})",
            code="schedule-foreign",
            given=text,
            reason=error,
        ) from error


def _refuse_other_images(start: InitialModel, dataset: str) -> None:
    recipe = find(start.recipe)
    if dataset == OWN and OWN not in datasets(recipe):
        shape = "×".join(map(str, recipe.input_shape))
        raise UserError(
            "start: own digits are pictures of 28×28, and the network of {start} ({recipe}) "
            "takes {shape}; start from a model or run that reads digits",
            code="start-takes-no-digits",
            start=start.name,
            recipe=recipe.name,
            shape=shape,
        )


def check_spec(spec: RunSpec) -> None:
    """Does nothing for a spec that can be trained, wherever it came from.

    Raises:
        UserError: Its recipe is unknown, or norm, data set or dropout do not fit the recipe.
    """
    recipe = find(spec.recipe)
    if reason := recipe.misfit(spec.norm, spec.options) or spec.devices_misfit():
        raise UserError.from_reason(reason)
    usable = datasets(recipe)
    if spec.dataset not in usable:
        raise UserError(
            "{recipe} takes the data set {usable}, received {dataset!r}",
            code="data-misfit",
            recipe=recipe.name,
            usable=" or ".join(usable),
            dataset=spec.dataset,
        )
    if spec.dropout is not None and recipe.dropout is None and spec.dropout > 0:
        raise UserError(
            "{recipe} has no dropout: leave --dropout away",
            code="no-dropout",
            recipe=recipe.name,
        )


def _option_words(base: RunSpec, spec: RunSpec) -> list[str]:
    before, after = options_json(base.options), options_json(spec.options)
    unused = unused_options(spec.options)
    changed = {
        name: value for name, value in after.items() if value != before[name] and name not in unused
    }
    return [
        word for name, value in changed.items() for word in ("--option", f"{name}={_plain(value)}")
    ]


def _setting_words(base: RunSpec, spec: RunSpec) -> list[str]:
    before, after = base.settings, spec.settings
    words: list[str] = []
    unused = unused_settings(after)
    for name, option in _SWITCHES.items():
        if getattr(after, name) != getattr(before, name) and name not in unused:
            words += [option, _plain(getattr(after, name))]
    if after.schedule != before.schedule:
        words += ["--schedule", schedule_text(after.schedule)]
    if after.nesterov != before.nesterov and "nesterov" not in unused:
        words.append("--nesterov" if after.nesterov else "--no-nesterov")
    return words


def _other_words(base: RunSpec, spec: RunSpec) -> list[str]:
    words = ["--seed", str(spec.seed)]
    for name in ("dataset", "dropout", "device", "devices", "name"):
        if getattr(spec, name) != getattr(base, name):
            words += [f"--{name}", _plain(getattr(spec, name))]
    if not spec.bn_before_output and has_output_norm(find(spec.recipe), spec.norm):
        words.append("--no-bn-before-output")
    return words + [
        f"--{name.replace('_', '-')}"
        for name in ("deterministic", "mixed_precision", "sync_batch_norm")
        if getattr(spec, name)
    ]


def _plain(value: object) -> str:
    """A value as the command line takes it."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "none"}[value]
    return str(value)
