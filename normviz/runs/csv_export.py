"""Runs as a table in a CSV file, for spreadsheets and notebooks."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from normviz.errors import UserError
from normviz.files.atomic import write_bytes
from normviz.runs.csv_text import csv_text
from normviz.runs.run import Run
from normviz.runs.store import Store

COLUMNS: Final = (
    "run", "name", "recipe", "norm", "dataset", "seed", "row", "step", "epoch", "loss", "accuracy",
    "val_loss", "val_accuracy", "seconds", "ms_per_step", "learning_rate", "partial",
)  # fmt: skip
"""``row`` is ``batch`` (own values) or ``epoch``; at 1.5 epochs half of the second is done."""

Cell = str | int | float | None


def export_csv(store: Store, runs: Sequence[str], path: Path) -> list[str]:
    """Writes every batch and every epoch of some runs, atomically, as UTF-8.

    Args:
        store: Holds the runs.
        runs: Their ids.
        path: The file to replace.

    Returns:
        Why runs are left out whose values cannot be read, a sentence each.

    Raises:
        UserError: There is no such run, no space or no right.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    known = {run.id: run for run in store.runs()}
    problems = []
    for run in [known.get(name) or store.run(name) for name in runs]:
        try:
            table.writerows(list(_rows(store, run)))
        except UserError as error:
            problems.append(str(error))
    write_bytes(path.absolute(), text.getvalue().encode())
    return problems


def _rows(store: Store, run: Run) -> Iterator[list[Cell]]:
    spec = run.spec
    texts = (run.id, run.name, spec.recipe, spec.norm, spec.dataset)
    head: list[Cell] = [*map(csv_text, texts), spec.seed]
    for step, (loss, accuracy) in enumerate(store.batches(run.id).tolist(), start=1):
        position = step / run.steps_per_epoch if run.steps_per_epoch else None
        yield [*head, "batch", step, position, loss, accuracy, *[None] * 6]
    for row in store.epochs(run.id):
        yield [
            *head, "epoch", row.step, row.step / run.steps_per_epoch if run.steps_per_epoch else
            row.epoch, row.loss, row.accuracy, row.val_loss, row.val_accuracy, row.seconds,
            row.ms_per_step, row.learning_rate, int(row.partial),
        ]  # fmt: skip
