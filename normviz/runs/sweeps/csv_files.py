"""Runs of a sweep as CSV: one row per run, or one per epoch, with the axes as columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal

from normviz.files.csv_text import csv_table
from normviz.runs.events import Epoch
from normviz.runs.run import Run
from normviz.runs.sweeps.plan import SweepPlan, value_of

Rows = Literal["run", "epoch"]
_RUN: Final = (
    "state", "epochs_done", "seconds", "ms_per_step", "loss", "accuracy", "val_loss",
    "val_accuracy", "best_val_accuracy",
)  # fmt: skip
_EPOCH: Final = (
    "epoch", "step", "loss", "accuracy", "val_loss", "val_accuracy", "seconds", "ms_per_step",
    "learning_rate",
)  # fmt: skip


def runs_csv(plan: SweepPlan, runs: Mapping[str, Run]) -> bytes:
    """One row per combination; those that are not trained yet have their settings alone.

    Args:
        plan: Of the sweep.
        runs: Key of a spec to its run, as far as they are there.
    """
    rows = (
        [*head, *([getattr(run, name) for name in _RUN] if run else [None] * len(_RUN))]
        for head, run in _heads(plan, runs)
    )
    return csv_table([*_titles(plan, _RUN), *_RUN], rows)


def epochs_csv(
    plan: SweepPlan,
    runs: Mapping[str, Run],
    epochs: Callable[[str], Sequence[Epoch]],
    reach: Callable[[int, int], object] = lambda *_: None,
) -> bytes:
    """One row per epoch of each run.

    Args:
        plan: Of the sweep.
        runs: Key of a spec to its run, as far as they are there.
        epochs: Gives the epochs of the run of an id.
        reach: Told before each run how many are written, and how many there are; what it raises
            ends the work.
    """

    def known(number: int, run: Run | None) -> Sequence[Epoch]:
        reach(number, len(plan.specs))
        return epochs(run.id) if run else ()

    rows = (
        [*head, *(getattr(epoch, name) for name in _EPOCH)]
        for number, (head, run) in enumerate(_heads(plan, runs))
        for epoch in known(number, run)
    )
    return csv_table([*_titles(plan, _EPOCH), *_EPOCH], rows)


def _axes(plan: SweepPlan) -> list[str]:
    return list(dict.fromkeys(["norm", *plan.axes, "seed"]))


def _titles(plan: SweepPlan, measured: Sequence[str]) -> list[str]:
    """Of the settings; one that is called as a measured column is the setting at first."""
    axes = [f"initial_{axis}" if axis in measured else axis for axis in _axes(plan)]
    return ["run", "recipe", *axes]


def _heads(plan: SweepPlan, runs: Mapping[str, Run]) -> Iterator[tuple[list[Any], Run | None]]:
    for spec, key in zip(plan.specs, plan.keys, strict=True):
        run = runs.get(key)
        values = [value_of(spec, axis) for axis in _axes(plan)]
        yield [run.id if run else "", spec.recipe, *values], run
