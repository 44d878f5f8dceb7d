"""The table of a sweep: mean and deviation over seeds, and whether two rows differ."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from normviz.runs.run import Run
from normviz.runs.sweeps.plan import SweepPlan, has_effect, value_of
from normviz.runs.sweeps.t_test import two_sided

SIGNIFICANT: Final = 0.05
_EQUAL: Final = 1e-9
"""Differences of accuracies that are nearer are equal; floats are not exact."""
_EQUAL_SIGNS: Final = 0.5
_SHOWN: Final = ("norm", "batch_size", "learning_rate")
"""Axes that every row tells, whether they differ or not."""


@dataclass(frozen=True)
class SweepRow:
    """One combination over its seeds.

    Attributes:
        values: Axis to value, without the seed; None where the axis has no effect, such as the
            groups of batch norm.
        seeds: How many runs ended with a validation accuracy.
        missing: How many did not: failed, or not trained yet.
        mean: Of the validation accuracy; None where no run has one.
        sd: Its standard deviation over the seeds; None with fewer than two.
        ms_per_step: Mean time of a step; None where none is known.
        best_epoch_accuracy: Mean of the best validation accuracies.
        by_seed: Validation accuracy of each seed.
        keys: Of its specs, in the plan's order.
    """

    values: Mapping[str, Any]
    seeds: int
    missing: int
    mean: float | None
    sd: float | None
    ms_per_step: float | None
    best_epoch_accuracy: float | None
    by_seed: Mapping[int, float] = field(default_factory=dict)
    keys: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """What ``normviz sweep --json`` prints of it."""
        return {
            **self.values,
            "seeds": self.seeds,
            "missing": self.missing,
            "mean": self.mean,
            "sd": self.sd,
            "ms_per_step": self.ms_per_step,
            "best": self.best_epoch_accuracy,
        }


def sweep_table(plan: SweepPlan, runs: Mapping[str, Run]) -> tuple[SweepRow, ...]:
    """One row per combination of everything but the seed, in the plan's order.

    Args:
        plan: Of the sweep.
        runs: Key of a spec to its run, as far as they are there.
    """
    shown = dict.fromkeys((*_SHOWN, *(axis for axis in plan.axes if axis != "seed")))
    groups: dict[tuple[Any, ...], list[str]] = {}
    for spec, key in zip(plan.specs, plan.keys, strict=True):
        place = tuple(value_of(spec, axis) if has_effect(spec, axis) else None for axis in shown)
        groups.setdefault(place, []).append(key)
    return tuple(
        _row(dict(zip(shown, place, strict=True)), keys, runs) for place, keys in groups.items()
    )


def _row(values: dict[str, Any], keys: Sequence[str], all_runs: Mapping[str, Run]) -> SweepRow:
    runs = [all_runs.get(key) for key in keys]
    done = [run for run in runs if run and run.state == "finished" and _is_number(run.val_accuracy)]
    accuracies = {run.spec.seed: float(run.val_accuracy or 0.0) for run in done}
    found = np.array(list(accuracies.values()))
    return SweepRow(
        values=values,
        seeds=len(accuracies),
        missing=len(runs) - len(done),
        mean=float(found.mean()) if len(found) else None,
        sd=float(found.std(ddof=1)) if len(found) > 1 else None,
        ms_per_step=_mean([run.ms_per_step for run in done]),
        best_epoch_accuracy=_mean([run.best_val_accuracy for run in done]),
        by_seed=accuracies,
        keys=tuple(keys),
    )


def difference(one: SweepRow, other: SweepRow) -> tuple[float, float | None]:
    """How much better ``one`` is than ``other``, paired by seed.

    Returns:
        The mean difference, and the probability of one as large where there is none (paired
        t-test, two-sided); None with fewer than two common seeds. Two differences that happen to
        be the same say nothing of their error: the probability is that of equal signs, 1/2.
    """
    common = sorted(set(one.by_seed) & set(other.by_seed))
    if not common:
        return math.nan, None
    differences = np.array([one.by_seed[seed] - other.by_seed[seed] for seed in common])
    mean = float(differences.mean())
    if len(common) < 2:
        return mean, None
    if np.ptp(differences) <= _EQUAL:  # the test would divide by 0
        if abs(mean) <= _EQUAL:
            return mean, 1.0
        return mean, _EQUAL_SIGNS if len(common) == 2 else 0.0
    return mean, two_sided(differences.tolist())


def verdict(one: SweepRow, other: SweepRow) -> str:
    """``better``, ``worse``, ``no difference``, or ``too few seeds`` to say."""
    mean, chance = difference(one, other)
    if chance is None:
        return "too few seeds"
    if chance >= SIGNIFICANT:
        return "no difference"
    return "better" if mean > 0 else "worse"


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if _is_number(value)]
    return float(np.mean(known)) if known else None  # type: ignore[arg-type]  # none is None


def _is_number(value: float | None) -> bool:
    return value is not None and math.isfinite(value)
