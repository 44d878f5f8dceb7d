"""In which corner of the plots the legend hides least of the curves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from normviz.presentation.learning_curves import Floats

_COLUMNS: Final = 200
"""Places along x at which a line is looked at."""
_SLACK: Final = 0.05
"""A legend stays where it is unless another corner hides so much less: it would jump."""


@dataclass(frozen=True)
class Corner:
    """A corner of one of the plots.

    Attributes:
        plot: Number of the plot.
        right: Whether at its right; else at its left.
        bottom: Whether at its bottom; else at its top.
    """

    plot: int
    right: bool
    bottom: bool


CORNERS: Final = tuple(
    Corner(plot, right, bottom)
    for plot, right, bottom in (
        (1, True, True), (1, True, False), (1, False, True), (1, False, False),
        (0, True, False), (0, True, True), (0, False, False), (0, False, True),
    )
)  # fmt: skip
"""All, those first where a learning curve is rarely seen: an accuracy rises, a loss falls."""


@dataclass(frozen=True, eq=False)
class DrawnLine:
    """A line of a plot.

    Attributes:
        x: (n,), rising, in units of the plot's axis.
        y: (n,), in units of the plot's axis; what is not finite is a gap.
        weight: How bad it is to hide it.
    """

    x: Floats
    y: Floats
    weight: float


@dataclass(frozen=True, eq=False)
class DrawnPlot:
    """What one plot shows.

    Attributes:
        lines: Its lines.
        ranges: ((left, right), (bottom, top)) of what is seen.
        share: Width and height of the legend as shares of the plot's.
    """

    lines: Sequence[DrawnLine]
    ranges: tuple[tuple[float, float], tuple[float, float]]
    share: tuple[float, float]


def best_corner(plots: Sequence[DrawnPlot], current: Corner) -> Corner:
    """Where the legend hides least; ``current`` where no other corner is clearly better.

    Args:
        plots: In the order of `Corner.plot`.
        current: Where it is.
    """
    hidden = {corner: _hidden(plots[corner.plot], corner) for corner in CORNERS}
    best = min(CORNERS, key=hidden.__getitem__)  # the first of equals
    return best if hidden[current] > hidden[best] + _SLACK else current


def _hidden(plot: DrawnPlot, corner: Corner) -> float:
    """How much of the lines is hidden, each by its share of the plot's width and its weight."""
    width, height = plot.share
    at = (np.arange(_COLUMNS) + 0.5) / _COLUMNS
    columns = at > 1 - width if corner.right else at < width
    total = 0.0
    for line, y in _sampled(plot, at):
        rows = y < height if corner.bottom else y > 1 - height
        total += line.weight * float(np.mean(columns & rows))
    return total


def _sampled(plot: DrawnPlot, at: Floats) -> Iterable[tuple[DrawnLine, Floats]]:
    """Each line with its heights, as shares of the plot's, at shares of its width."""
    (left, right), (bottom, top) = plot.ranges
    for line in plot.lines:
        is_seen = np.isfinite(line.y)
        if is_seen.any():
            x = left + at * (right - left)
            y = np.interp(x, line.x[is_seen], line.y[is_seen], left=np.nan, right=np.nan)
            yield line, (y - bottom) / (top - bottom)
