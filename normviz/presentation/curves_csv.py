"""Runs as a table for other programs: one row a batch and one a validation. No Qt."""

import csv
import io
from collections.abc import Iterable
from typing import Final

from normviz.presentation.learning_curves import Series
from normviz.runs.csv_text import csv_text
from normviz.runs.run import Run

COLUMNS: Final = (
    "run", "name", "recipe", "norm", "dataset", "seed", "part", "step", "epoch", "loss", "accuracy",
)  # fmt: skip


def csv_bytes(runs: Iterable[tuple[Run, Series]]) -> bytes:
    """All values of some runs as CSV, in UTF-8.

    Args:
        runs: Each run with its curves; ``part`` is ``training`` for a batch's own values and
            ``validation`` for those after an epoch.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for run, series in runs:
        spec = run.spec
        texts = (run.id, run.name, spec.recipe, spec.norm, spec.dataset)
        head = (*map(csv_text, texts), spec.seed)
        positions, losses = series.training("loss")
        accuracies = series.training("accuracy")[1]
        for at, epoch in enumerate(positions):
            values = (at + 1, f"{epoch:.6g}", f"{losses[at]:.6g}", f"{accuracies[at]:.6g}")
            writer.writerow((*head, "training", *values))
        for row in series.epochs:
            if row.val_loss is not None and row.val_accuracy is not None:
                position = f"{row.step / series.steps_per_epoch:.6g}"
                values = (row.step, position, f"{row.val_loss:.6g}", f"{row.val_accuracy:.6g}")
                writer.writerow((*head, "validation", *values))
    return text.getvalue().encode()
