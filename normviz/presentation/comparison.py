"""What a comparison of norms would train, and how long it will take. No Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from statistics import median
from typing import Any, Final

from normviz.presentation.dataset_choices import (
    epochs_as_on,
    first_choice,
    steps_per_epoch,
    training_samples,
)
from normviz.recipes import find
from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.runs.sweeps.comparison import PRESET
from normviz.runs.sweeps.plan import Misfit, SweepPlan, make_plan
from normviz.scenes.compare_scene import FIELDS, CompareScene

_OPERATIONS_PER_MS: Final = 1e7
"""Of one slow core; only until a run has been measured."""
_LEAST_MS: Final = 0.6
_MOST_FIXED_MS: Final = 3.0
"""Of a step, whatever the batch size: calls of operators, not their arithmetic."""
_BUILD_SECONDS: Final = 4.0
"""A run's data, network and validation beside its steps."""


@dataclass(frozen=True)
class Comparison:
    """A comparison that can be started.

    Attributes:
        plan: What it trains.
        left_out: Combinations that cannot be trained.
        stand_in: Name of the data set that is trained on where the recipe's own is not on this
            machine; else empty.
    """

    plan: SweepPlan
    left_out: tuple[Misfit, ...]
    stand_in: str = ""


def combinations(scene: CompareScene) -> int:
    """How many combinations a scene asks for, those that cannot be trained among them."""
    values = (getattr(scene, name) for name in FIELDS.values())
    return len(scene.norms) * prod(max(1, len(each)) for each in values) * scene.seeds


def comparison(scene: CompareScene, data_dir: Path | None = None) -> Comparison:
    """What a scene asks for.

    Raises:
        UserError: Nothing of it can be trained.
    """
    axes: dict[str, Any] = {"norm": scene.norms}
    axes |= {axis: values for axis, name in FIELDS.items() if (values := getattr(scene, name))}
    axes["seed"] = tuple(range(scene.seeds))
    recipe = find(scene.recipe)
    dataset = first_choice(recipe, data_dir)
    given: dict[str, Any] = {"preset": PRESET, "dataset": dataset}
    if dataset != recipe.dataset:
        own = recipe.settings(PRESET)
        given["settings"] = {"epochs": epochs_as_on(recipe.dataset, dataset, own, data_dir)}
    plan, left_out = make_plan(scene.recipe, axes, given, leave_out=True)
    return Comparison(plan, left_out, "" if dataset == recipe.dataset else dataset)


def forecast(
    plan: SweepPlan,
    runs: Mapping[str, Run],
    measured: Iterable[Run],
    data_dir: Path | None = None,
    at_once: int = 1,
) -> float:
    """Seconds that the rest of a sweep takes.

    Args:
        plan: What is trained.
        runs: Key of a spec to its run, as far as they are there.
        measured: Runs whose time per epoch is taken where they are like one of the plan.
        data_dir: Where data sets are looked for first.
        at_once: How many runs are trained at once.
    """
    known = list(measured)
    clock = _EpochClock(known, data_dir)
    builds, build = _build_seconds(known)
    left, count = 0.0, 0
    for spec, key in zip(plan.specs, plan.keys, strict=True):
        run = runs.get(key)
        if run and run.is_done:
            continue
        rest = max(0, spec.epochs - (run.epochs_done if run else 0))
        left += builds.get(_kind(spec), build) + rest * clock.seconds(spec)
        count += 1
    return left / max(1, min(at_once, count))


class _EpochClock:
    """How long an epoch takes: as measured, else as guessed in proportion to what was measured."""

    def __init__(self, runs: Iterable[Run], data_dir: Path | None) -> None:
        self._data_dir = data_dir
        by_kind: dict[tuple[object, ...], list[Run]] = {}
        for run in runs:
            if run.epochs_done:
                by_kind.setdefault(_kind(run.spec), []).append(run)
        # The first epoch builds the network, too: it says little of the others.
        settled = {
            kind: found
            for kind, same in by_kind.items()
            if (found := [run for run in same if run.epochs_done > 1 or run.is_done])
        }
        self._known = {
            kind: median(run.seconds / run.epochs_done for run in found)
            for kind, found in (settled or by_kind).items()
        }
        # An epoch of few steps takes long in proportion: steps are compared, not epochs.
        self._steps: dict[tuple[str, str], dict[int, float]] = {}
        for found in settled.values():
            spec, measured = found[0].spec, [run.ms_per_step for run in found if run.ms_per_step]
            if measured:
                sizes = self._steps.setdefault((spec.recipe, spec.norm), {})
                sizes[self._batch_size(spec)] = median(measured)

    def seconds(self, spec: RunSpec) -> float:
        """Of an epoch of a training."""
        kind = _kind(spec)
        if kind not in self._known:
            steps = steps_per_epoch(spec.dataset, spec.settings, self._data_dir)
            self._known[kind] = steps * self._step_ms(spec) / 1000
        return self._known[kind]

    def _step_ms(self, spec: RunSpec) -> float:
        """Of a step: as with other batch sizes, else as with other norms, else as guessed."""
        size, own = self._batch_size(spec), self._steps.get((spec.recipe, spec.norm))
        if own:
            return _ms_at(size, own)
        others = [
            _ms_at(size, sizes) * _weight(spec.norm) / _weight(norm)
            for (recipe, norm), sizes in self._steps.items()
            if recipe == spec.recipe
        ]
        return median(others) if others else _guessed(spec, size)

    def _batch_size(self, spec: RunSpec) -> int:
        """Samples per step: no batch has more than there are."""
        there = training_samples(spec.dataset, spec.settings, self._data_dir)
        return min(spec.batch_size, max(1, there))


def _weight(norm: str) -> float:
    """How long a step takes with a norm, in steps without one: about twice as long."""
    return 1.0 if norm == "none" else 2.0


def _ms_at(size: int, measured: Mapping[int, float]) -> float:
    """Milliseconds of a step at another batch size than those that were measured.

    A part of them is for every step and the rest for every sample. Where one size was measured the
    parts are not known, and taken to be equal: small batches would else look nearly free.
    """
    smallest, largest = min(measured), max(measured)
    if size in measured:
        return measured[size]
    if smallest == largest:
        fixed = min(measured[smallest] / 2, _MOST_FIXED_MS)
        per_sample = (measured[smallest] - fixed) / smallest
    else:
        rise = measured[largest] - measured[smallest]
        per_sample = max(0.0, rise / (largest - smallest))
        fixed = max(0.0, measured[smallest] - per_sample * smallest)
    return fixed + per_sample * size


def _build_seconds(runs: Iterable[Run]) -> tuple[dict[object, float], float]:
    """What a run takes beside its epochs: medians, for some were paused.

    Returns:
        That of each kind that was measured; and that of all, for the other kinds.
    """
    beside: dict[object, list[float]] = {}
    for run in runs:
        if run.ended is not None and run.state == "finished":
            seconds = max(0.0, run.ended - run.started - run.seconds)
            beside.setdefault(_kind(run.spec), []).append(seconds)
    every = [seconds for measured in beside.values() for seconds in measured]
    medians = {kind: median(measured) for kind, measured in beside.items()}
    return medians, median(every) if every else _BUILD_SECONDS


def _kind(spec: RunSpec) -> tuple[object, ...]:
    """What two runs have in common whose epochs take the same time."""
    settings = spec.settings
    return spec.recipe, spec.norm, spec.dataset, settings.batch_size, settings.train_size


def _guessed(spec: RunSpec, batch_size: int) -> float:
    """Milliseconds per step: six operations per parameter and sample."""
    parameters, _ = find(spec.recipe).parameters(spec.norm, spec.options)
    return _LEAST_MS + 6 * parameters * batch_size / _OPERATIONS_PER_MS
