"""Runs as a table in a CSV file, for spreadsheets and notebooks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.files.atomic import write_bytes
from normviz.files.csv_text import Cell, csv_table
from normviz.runs.events import Epoch
from normviz.runs.run import Run
from normviz.runs.store import Store

COLUMNS: Final = (
    "run", "name", "recipe", "norm", "dataset", "seed", "row", "step", "epoch", "loss", "accuracy",
    "val_loss", "val_accuracy", "seconds", "ms_per_step", "learning_rate", "partial",
)  # fmt: skip
"""``row`` is ``batch`` (own values) or ``epoch``; at 1.5 epochs half of the second is done."""

Curves = tuple[Run, NDArray[np.float32], Sequence[Epoch]]
"""A run, each batch's own loss and accuracy (n, 2), and its epochs."""


Reach = Callable[[int, int], object]
"""Called with how many runs are written, and how many there are."""


def csv_of_runs(
    store: Store,
    runs: Sequence[Run],
    reach: Reach = lambda *_: None,
    measured: Mapping[str, Curves] | None = None,
) -> tuple[bytes, list[str]]:
    """Every batch and every epoch of some runs as CSV, in UTF-8: one row each.

    Args:
        store: Holds the runs.
        runs: What to write.
        reach: Told before each run; what it raises ends the work.
        measured: Id to the curves of runs of which the store has less: those that train now.

    Returns:
        The table, and why runs are left out whose values cannot be read, a sentence each.
    """
    problems: list[str] = []

    def rows() -> Iterator[list[Cell]]:
        for number, run in enumerate(runs):
            reach(number, len(runs))
            curves = (measured or {}).get(run.id)
            try:
                curves = curves or (run, store.batches(run.id), store.epochs(run.id))
            except UserError as error:
                problems.append(str(error))
            else:
                yield from _rows(*curves)

    return csv_table(COLUMNS, rows()), problems


def export_csv(store: Store, runs: Sequence[str], path: Path) -> list[str]:
    """Writes every batch and every epoch of some runs, atomically.

    Args:
        store: Holds the runs.
        runs: Their ids.
        path: The file to replace.

    Returns:
        Why runs are left out whose values cannot be read, a sentence each.

    Raises:
        UserError: There is no such run, no space or no right.
    """
    known = {run.id: run for run in store.runs()}
    table, problems = csv_of_runs(store, [known.get(name) or store.run(name) for name in runs])
    write_bytes(path.absolute(), table)
    return problems


def _rows(run: Run, batches: NDArray[np.float32], epochs: Sequence[Epoch]) -> Iterator[list[Cell]]:
    spec = run.spec
    head: list[Cell] = [run.id, run.name, spec.recipe, spec.norm, spec.dataset, spec.seed]
    for step, (loss, accuracy) in enumerate(batches.tolist(), start=1):
        position = step / run.steps_per_epoch if run.steps_per_epoch else None
        yield [*head, "batch", step, position, loss, accuracy, *[None] * 6]
    for row in epochs:
        yield [
            *head, "epoch", row.step, row.step / run.steps_per_epoch if run.steps_per_epoch else
            row.epoch, row.loss, row.accuracy, row.val_loss, row.val_accuracy, row.seconds,
            row.ms_per_step, row.learning_rate, int(row.partial),
        ]  # fmt: skip
