"""Changes of a sweep's plan: another order, and more seeds."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from normviz.errors import UserError
from normviz.runs.spec import RunSpec
from normviz.runs.sweeps.plan import AXES, SweepPlan, spec_key, value_of
from normviz.runs.sweeps.record import SweepRecord


def moved(record: SweepRecord, keys: Collection[str], *, to_front: bool) -> SweepRecord:
    """The sweep with some runs before all others, or after them; each part in its order.

    Args:
        record: Of the sweep.
        keys: Of the specs that are moved.
        to_front: Whether they are trained first, or last.
    """
    chosen = [key for key in record.ordered() if key in keys]
    others = [key for key in record.ordered() if key not in keys]
    return replace(record, order=tuple(chosen + others if to_front else others + chosen))


def order_by(plan: SweepPlan, axes: Sequence[str]) -> tuple[str, ...]:
    """The keys of a plan sorted by some axes, the values of each as they follow there.

    With ``seed`` alone every combination is trained once before any is trained again.

    Args:
        plan: Of the sweep.
        axes: The slowest first; empty for an empty order.

    Raises:
        UserError: One of them is no axis.
    """
    for axis in axes:
        if axis not in AXES:
            raise UserError(
                "a sweep goes over {names}, received {given!r}",
                code="sweep-axis",
                names=", ".join(AXES),
                given=axis,
            )
    if not axes:
        return ()
    places = {axis: {value: at for at, value in enumerate(_values(plan, axis))} for axis in axes}

    def place(pair: tuple[str, RunSpec]) -> list[int]:
        return [places[axis][value_of(pair[1], axis)] for axis in axes]

    pairs = zip(plan.keys, plan.specs, strict=True)
    return tuple(key for key, _ in sorted(pairs, key=place))


def with_seeds(plan: SweepPlan, seeds: Collection[int]) -> SweepPlan:
    """The plan with every combination under more seeds; what is there stays in front.

    Raises:
        UserError: A seed is none, or there are too many runs.
    """
    specs: dict[str, RunSpec] = dict(zip(plan.keys, plan.specs, strict=True))
    combinations = {spec_key(spec.with_seed(0)): spec for spec in plan.specs}
    for seed in sorted(seeds):
        for spec in combinations.values():
            other = spec.with_seed(seed)
            specs.setdefault(spec_key(other), other)
    axes = plan.axes if "seed" in plan.axes else (*plan.axes, "seed")
    return replace(plan, axes=axes, specs=tuple(specs.values()))


def next_seed(plan: SweepPlan) -> int:
    """The first seed that no combination has and that is larger than all it has."""
    return max(spec.seed for spec in plan.specs) + 1


def _values(plan: SweepPlan, axis: str) -> list[Any]:
    found = dict.fromkeys(value_of(spec, axis) for spec in plan.specs)
    return sorted(found) if axis == "seed" else list(found)
