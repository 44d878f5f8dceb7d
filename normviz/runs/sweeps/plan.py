"""``SweepPlan``: the combinations of settings that a sweep trains, each once."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from itertools import product
from typing import Any, Final

from normviz.errors import Reason, UserError
from normviz.norms import NormSpec
from normviz.recipes import find
from normviz.recipes.recipe import TrainingSettings
from normviz.recipes.schedule import Schedule
from normviz.recipes.unused_settings import unused_options, unused_settings
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec, check_spec

MOST_RUNS: Final = 10_000
_MOST_COMBINATIONS: Final = 10 * MOST_RUNS
"""Several can be one training; of more, finding that out would take minutes."""
NORM_OPTIONS: Final = {"groups": "groups", "epsilon": "epsilon", "norm_momentum": "momentum"}
"""Axis to the setting of the norm."""
SETTINGS: Final = ("batch_size", "optimizer", "momentum", "epochs", "train_size")
"""Axes that are settings of the training."""
AXES: Final = ("norm", *SETTINGS, "learning_rate", "dropout", *NORM_OPTIONS, "seed")
"""What a sweep can go over."""

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Misfit:
    """A combination that cannot be trained.

    Attributes:
        values: Its place on the axes.
        reason: Why, in one sentence.
    """

    values: Values
    reason: Reason


@dataclass(frozen=True)
class SweepPlan:
    """What a sweep trains.

    Attributes:
        axes: The settings that differ, in the order of the table; ``seed`` is the last one.
        specs: One per training, in their order, no two alike.
        repeated: Combinations that are the same training as one before them, because a setting
            has no effect there: momentum with adam, groups with batch norm. Not kept in files.

    Raises:
        UserError: There is nothing to train, or more than a sweep may have.
    """

    axes: tuple[str, ...]
    specs: tuple[RunSpec, ...]
    repeated: tuple[Values, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        """Refuses what no sweep can be."""
        if unknown := [axis for axis in self.axes if axis not in AXES]:
            raise UserError(
                "a sweep goes over {names}, received {given!r}",
                code="sweep-axis",
                names=", ".join(AXES),
                given=unknown[0],
            )
        if not 1 <= len(self.specs) <= MOST_RUNS:
            raise _size_refused(len(self.specs))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The key of each spec."""
        return tuple(map(spec_key, self.specs))

    @cached_property
    def differing(self) -> tuple[str, ...]:
        """The axes on which the specs have different values."""
        return tuple(axis for axis in self.axes if len({value_of(s, axis) for s in self.specs}) > 1)

    @cached_property
    def text(self) -> str:
        """Axes and specs as they stand in the JSON of a file, between its braces."""
        specs = [spec.to_json() for spec in self.specs]
        return f'"axes": {json.dumps(self.axes)}, "specs": {json.dumps(specs)}'


def make_plan(
    recipe: str,
    axes: Mapping[str, Sequence[Any]],
    given: Mapping[str, Any] | None = None,
    *,
    leave_out: bool = False,
) -> tuple[SweepPlan, tuple[Misfit, ...]]:
    """All combinations of the values of some axes; those that train the same become one.

    Args:
        recipe: Name of the recipe.
        axes: The values of each axis.
        given: Arguments of `build_spec` that are the same for all.
        leave_out: Whether combinations that cannot be are left out.

    Returns:
        The plan, and what was left out.

    Raises:
        UserError: Nothing can be trained, it is more than a sweep may have, or a combination
            cannot be trained and is not to be left out.
    """
    specs: dict[str, RunSpec] = {}
    misfits: list[Misfit] = []
    repeated: list[Values] = []
    add_grid(recipe, axes, given or {}, (specs, misfits, repeated))
    if misfits and not (leave_out and specs):
        raise misfit_refused(misfits, len(misfits) + len(specs) + len(repeated))
    return SweepPlan(tuple(axes), tuple(specs.values()), tuple(repeated)), tuple(misfits)


def add_grid(
    recipe: str,
    axes: Mapping[str, Sequence[Any]],
    given: Mapping[str, Any],
    found: tuple[dict[str, RunSpec], list[Misfit], list[Values]],
) -> None:
    """Adds the combinations of a grid to the specs, the misfits and what is repeated.

    Raises:
        UserError: They are more than a sweep may have.
    """
    specs, misfits, repeated = found
    values_of_axes = [tuple(dict.fromkeys(values)) for values in axes.values()]
    if (count := math.prod(map(len, values_of_axes))) > _MOST_COMBINATIONS:
        raise _size_refused(count)
    known: dict[str, _Combination | Reason] = {}
    for chosen in product(*values_of_axes):
        values = dict(zip(axes, chosen, strict=True))
        try:
            spec, key = _combination(known, recipe, values, given).seeded(values.get("seed"))
        except UserError as error:
            misfits.append(Misfit(values, error.reason))
            continue
        if specs.setdefault(key, spec) is not spec:
            repeated.append(values)
        if len(specs) > MOST_RUNS:
            raise _size_refused(count)


@dataclass(frozen=True)
class _Combination:
    """A spec, and the same without settings that have no effect."""

    spec: RunSpec
    used: RunSpec

    def seeded(self, seed: int | None) -> tuple[RunSpec, str]:
        """The spec with a seed, or as it is, and its training key."""
        if seed is None:
            return self.spec, spec_key(self.used)
        return self.spec.with_seed(seed), spec_key(self.used.with_seed(seed))


def _combination(
    known: dict[str, _Combination | Reason], recipe: str, values: Values, given: Mapping[str, Any]
) -> _Combination:
    """A combination, made once for all of its seeds: a comparison has thousands of them.

    Raises:
        UserError: It cannot be trained.
    """
    text = repr({name: value for name, value in values.items() if name != "seed"})
    if text not in known:
        try:
            spec = combined(recipe, values, given)
            known[text] = _Combination(spec, _without_unused(spec))
        except UserError as error:
            known[text] = error.reason
    found = known[text]
    if isinstance(found, Reason):
        raise UserError.from_reason(found)
    return found


def fitting(plan: SweepPlan, *, leave_out: bool = False) -> tuple[SweepPlan, tuple[Misfit, ...]]:
    """A plan that a file holds, as far as it can be trained.

    Args:
        plan: Its specs may be anything that a file can say.
        leave_out: Whether combinations that cannot be are left out.

    Returns:
        The plan, and what was left out.

    Raises:
        UserError: Nothing can be trained, or a combination cannot and is not to be left out.
    """
    axes = dict.fromkeys(("norm", *plan.axes))
    misfits, specs = [], []
    for spec in plan.specs:
        try:
            check_spec(spec)
            specs.append(spec)
        except UserError as error:
            misfits.append(Misfit({axis: value_of(spec, axis) for axis in axes}, error.reason))
    if not misfits:
        return plan, ()
    if not (leave_out and specs):
        raise misfit_refused(misfits, len(plan.specs))
    return replace(plan, specs=tuple(specs)), tuple(misfits)


def misfit_refused(misfits: Sequence[Misfit], combinations: int) -> UserError:
    """The error for combinations that cannot be trained, out of so many."""
    first = misfits[0]
    values = without_seed(first.values)
    if not values:  # then every seed is refused for the same reason
        return UserError.from_reason(first.reason)
    text = "{count} of {all} combinations cannot be trained, the first is {values}: {reason}"
    return UserError(
        "{values} cannot be trained: {reason}" if combinations == 1 else text,
        code="sweep-misfit",
        count=len(misfits),
        all=combinations,
        values=in_words(values),
        reason=first.reason,
    )


def _size_refused(count: int) -> UserError:
    return UserError(
        "expected 1 to {most} runs in a sweep, received {count}",
        code="sweep-size",
        most=MOST_RUNS,
        count=count,
    )


def combined(recipe: str, values: Values, given: Mapping[str, Any]) -> RunSpec:
    """The spec of one combination; equal specs give equal bits.

    Raises:
        UserError: It cannot be trained.
    """
    options = dict(given.get("options") or {})
    settings = dict(given.get("settings") or {})
    others = {name: value for name, value in given.items() if name not in ("options", "settings")}
    for axis, value in values.items():
        if axis in NORM_OPTIONS:
            options[NORM_OPTIONS[axis]] = value
        elif axis in SETTINGS:
            settings[axis] = value
        elif axis == "learning_rate":
            before = settings.get("schedule") or find(recipe).settings(given.get("preset")).schedule
            settings["schedule"] = _with_rate(before, value)
        else:
            others[axis] = value
    found: dict[str, Any] = {"deterministic": True} | others
    return build_spec(recipe, options=options, settings=settings, **found)


def _with_rate(schedule: Schedule, rate: float) -> Schedule:
    """The same decay from another rate."""
    try:
        return replace(schedule, initial=rate)
    except ValueError as error:
        raise UserError(
            "learning rate: expected a number above 0, received {given}",
            code="sweep-rate",
            given=rate,
        ) from error


def value_of(spec: RunSpec, axis: str) -> Any:
    """Where a spec stands on an axis.

    Raises:
        KeyError: There is no such axis.
    """
    if axis in NORM_OPTIONS:
        return getattr(spec.options, NORM_OPTIONS[axis])
    if axis in SETTINGS:
        return getattr(spec.settings, axis)
    if axis == "learning_rate":
        return spec.settings.schedule.initial
    if axis not in AXES:
        raise KeyError(axis)
    return getattr(spec, axis)


def has_effect(spec: RunSpec, axis: str) -> bool:
    """Whether another value on an axis would be another training."""
    if axis in NORM_OPTIONS:
        return NORM_OPTIONS[axis] not in unused_options(spec.options)
    return axis not in unused_settings(spec.settings)


def spec_key(spec: RunSpec) -> str:
    """What a spec is known by: equal where the same is trained, whatever it is called."""
    plain = spec.to_json() | {"name": ""}
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def training_key(spec: RunSpec) -> str:
    """Equal where the same numbers are trained, whatever settings without effect say."""
    return spec_key(_without_unused(spec))


def _without_unused(spec: RunSpec) -> RunSpec:
    """The same training; settings without effect have their defaults."""
    options, settings = spec.options, spec.settings
    plain = NormSpec(options.name)
    used_options = replace(
        options, **{name: getattr(plain, name) for name in unused_options(options)}
    )
    if options.norm.keras_epsilon is not None:
        used_options = replace(used_options, epsilon=options.used_epsilon)
    defaults: dict[str, Any] = {each.name: each.default for each in fields(TrainingSettings)}
    used_settings = replace(
        settings, **{name: defaults[name] for name in unused_settings(settings)}
    )
    return replace(spec, options=used_options, settings=used_settings)


def without_seed(values: Values) -> Values:
    """A combination without its seed, which is never why it cannot be trained."""
    return {name: value for name, value in values.items() if name != "seed"}


def in_words(values: Values) -> str:
    """A combination as ``norm batch, batch size 2``."""
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in values.items())
