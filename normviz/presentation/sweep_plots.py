"""What the plots of a sweep show: error against a setting, and a map of two settings. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.runs.sweeps.table import SweepRow

Floats = NDArray[np.float64]
NUMERIC: Final = (
    "batch_size", "learning_rate", "momentum", "dropout", "groups", "epsilon", "norm_momentum",
    "epochs", "train_size",
)  # fmt: skip
"""Axes that can be drawn along a line."""


@dataclass(frozen=True, eq=False)
class ErrorLine:
    """The validation error of one norm against a setting.

    Attributes:
        norm: Its name.
        x: (n,), the setting, rising.
        error: (n,), mean over the seeds, 0 to 1.
        sd: (n,), deviation over the seeds; 0 where there is one seed.
    """

    norm: str
    x: Floats
    error: Floats
    sd: Floats


@dataclass(frozen=True, eq=False)
class HeatMap:
    """Validation accuracy over two settings.

    Attributes:
        rows: Axis that goes down.
        columns: Axis that goes across.
        row_values: Its values.
        column_values: Its values.
        accuracy: (rows, columns), mean over all else; NaN where nothing is trained yet.
        others: Axes that differ, too: each number is a mean over them.
    """

    rows: str
    columns: str
    row_values: tuple[Any, ...]
    column_values: tuple[Any, ...]
    accuracy: Floats
    others: tuple[str, ...] = ()


def differing_axes(rows: Sequence[SweepRow]) -> list[str]:
    """The axes on which a table has more than one value, norm first."""
    names = list(rows[0].values) if rows else []
    return [name for name in names if len(_values(rows, name)) > 1]


def averaged_axes(rows: Sequence[SweepRow], drawn: Sequence[str]) -> list[str]:
    """The axes that a plot of some axes takes means over; not those that follow from the drawn.

    A learning rate in proportion to the batch size has one value at each size: no mean is taken.
    """
    together: dict[tuple[Any, ...], list[SweepRow]] = {}
    for row in rows:
        together.setdefault(tuple(row.values.get(name) for name in drawn), []).append(row)
    return [
        name
        for name in differing_axes(rows)
        if name not in drawn and any(len(_values(each, name)) > 1 for each in together.values())
    ]


def error_lines(rows: Sequence[SweepRow], axis: str) -> list[ErrorLine]:
    """One line per norm, as far as there are results; the mean over all other settings.

    Where the setting has no effect, the line is level.
    """
    found: dict[str, dict[float, list[SweepRow]]] = {}
    everywhere = _values(rows, axis)
    for row in rows:
        if row.mean is not None:
            points = found.setdefault(row.values["norm"], {})
            for value in _places(row.values.get(axis), everywhere):
                points.setdefault(float(value), []).append(row)
    return [_line(norm, points) for norm, points in found.items()]


def numeric_axes(rows: Sequence[SweepRow]) -> list[str]:
    """The axes that differ and can be drawn along a line."""
    return [name for name in differing_axes(rows) if name in NUMERIC]


def heat_map(rows: Sequence[SweepRow], across: str = "") -> HeatMap | None:
    """A map of two settings that differ; None where fewer do.

    Args:
        rows: Of the sweep's table.
        across: The one that goes across, where it differs; else the second one. The first one of
            the others goes down.
    """
    axes = differing_axes(rows)
    if len(axes) < 2:
        return None
    across = across if across in axes else axes[1]
    down = next(name for name in axes if name != across)
    downs, acrosses = _values(rows, down), _values(rows, across)
    cells: dict[tuple[int, int], list[float]] = {}
    for row in rows:
        if row.mean is not None:
            for value in _places(row.values[down], downs):
                for other in _places(row.values[across], acrosses):
                    place = downs.index(value), acrosses.index(other)
                    cells.setdefault(place, []).append(row.mean)
    accuracy = np.full((len(downs), len(acrosses)), np.nan)
    for place, means in cells.items():
        accuracy[place] = np.mean(means)
    return HeatMap(
        down, across, downs, acrosses, accuracy, tuple(averaged_axes(rows, (down, across)))
    )


def _values(rows: Sequence[SweepRow], axis: str) -> tuple[Any, ...]:
    """The values on an axis in the order of the rows, without those of no effect."""
    found = dict.fromkeys(row.values.get(axis) for row in rows)
    return tuple(value for value in found if value is not None)


def _places(value: Any, everywhere: tuple[Any, ...]) -> tuple[Any, ...]:
    """Where a row stands on an axis: at all values where the axis has no effect on it."""
    return everywhere if value is None else (value,)


def _line(norm: str, points: dict[float, list[SweepRow]]) -> ErrorLine:
    x = sorted(points)
    errors = [float(np.mean([1 - (row.mean or 0.0) for row in points[at]])) for at in x]
    deviations = [float(np.mean([row.sd or 0.0 for row in points[at]])) for at in x]
    return ErrorLine(norm, np.array(x), np.array(errors), np.array(deviations))
