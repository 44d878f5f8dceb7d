"""What the row of a group of runs says: how many they are, and the mean of each number."""

import math
from collections.abc import Callable
from statistics import fmean, stdev
from typing import Final

from PySide6.QtCore import QCoreApplication

from normviz.runs.run import Run
from normviz.ui.text.runs.run_text import NOTHING, accuracy, milliseconds
from normviz.ui.train.runs.arrangement import RunGroup
from normviz.ui.train.runs.cells import BEST, LAST, NAME, SPEED, TRAINED, shown_in

_OPEN, _SHUT = "▾", "▸"
_NUMBERS: Final[dict[int, Callable[[Run], float | None]]] = {
    BEST: lambda run: run.best_val_accuracy,
    LAST: lambda run: run.val_accuracy,
    TRAINED: lambda run: run.accuracy,
    SPEED: lambda run: run.ms_per_step,
}
"""The columns that a group shows the mean of."""


def group_text(group: RunGroup, column: int) -> str:
    """What a cell says; empty where the runs say different things."""
    if column == NAME:
        text = QCoreApplication.translate("Train", "{mark} {title} ({count})")
        mark = _OPEN if group.is_open else _SHUT
        return text.format(mark=mark, title=group.title or NOTHING, count=len(group.runs))
    if column in (BEST, LAST, TRAINED):
        return accuracy(_mean(group, column))
    if column == SPEED:
        return milliseconds(_mean(group, column))
    first = shown_in(group.runs[0], column)
    return first if all(shown_in(run, column) == first for run in group.runs) else ""


def group_tip(group: RunGroup, column: int) -> str:
    """A cell in a sentence."""
    values = _values(group, column)
    if len(values) < 2:
        return group_text(group, column)
    text = QCoreApplication.translate("Train", "Mean of {count} runs, deviation {deviation}")
    return text.format(count=len(values), deviation=f"{stdev(values):.4f}")


def _mean(group: RunGroup, column: int) -> float | None:
    values = _values(group, column)
    return fmean(values) if values else None


def _values(group: RunGroup, column: int) -> list[float]:
    if column not in _NUMBERS:
        return []
    found = map(_NUMBERS[column], group.runs)
    return [value for value in found if value is not None and math.isfinite(value)]
