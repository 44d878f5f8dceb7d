"""``SweepPlan``: the combinations of settings that a sweep trains, each once."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, Final

from normviz.errors import Reason, UserError
from normviz.recipes import find
from normviz.recipes.schedule import Schedule
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec

MOST_RUNS: Final = 10_000
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
        specs: One per combination, in the order of training, no two alike.

    Raises:
        UserError: There is nothing to train, or more than a sweep may have.
    """

    axes: tuple[str, ...]
    specs: tuple[RunSpec, ...]

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
            raise UserError(
                "expected 1 to {most:,} runs in a sweep, received {count:,}",
                code="sweep-size",
                most=MOST_RUNS,
                count=len(self.specs),
            )

    @property
    def keys(self) -> tuple[str, ...]:
        """The key of each spec."""
        return tuple(map(spec_key, self.specs))


def make_plan(
    recipe: str,
    axes: Mapping[str, Sequence[Any]],
    given: Mapping[str, Any] | None = None,
    *,
    leave_out: bool = False,
) -> tuple[SweepPlan, tuple[Misfit, ...]]:
    """All combinations of the values of some axes.

    Args:
        recipe: Name of the recipe.
        axes: The values of each axis.
        given: Arguments of `build_spec` that are the same for all.
        leave_out: Whether combinations that cannot be are left out.

    Returns:
        The plan, and what was left out.

    Raises:
        UserError: Nothing can be trained, or a combination cannot and is not to be left out.
    """
    specs: dict[str, RunSpec] = {}
    misfits = []
    for chosen in product(*axes.values()):
        values = dict(zip(axes, chosen, strict=True))
        try:
            spec = combined(recipe, values, given or {})
        except UserError as error:
            misfits.append(Misfit(values, error.reason))
            continue
        specs.setdefault(spec_key(spec), spec)
    if misfits and not (leave_out and specs):
        first = misfits[0]
        raise UserError(
            "{count} of {all} combinations cannot be trained, the first is {values}: {reason}",
            code="sweep-misfit",
            count=len(misfits),
            all=len(misfits) + len(specs),
            values=in_words(first.values),
            reason=first.reason,
        )
    return SweepPlan(tuple(axes), tuple(specs.values())), tuple(misfits)


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


def spec_key(spec: RunSpec) -> str:
    """What a spec is known by: equal where the same is trained, whatever it is called."""
    plain = replace(spec, name="").to_json()
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def in_words(values: Values) -> str:
    """A combination as ``norm batch, batch size 2``."""
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in values.items())
