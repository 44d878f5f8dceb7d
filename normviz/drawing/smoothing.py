"""Smooth curves through the sparse points of a fast stroke; drawn corners stay corners."""

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_LONG = 8.0
"""Steps that are no longer need no points between."""
_SPACING = 3.0
"""Distance of the points put between, about."""
_CORNER = np.deg2rad(75)
"""A sharper turn is a corner."""
_STRAIGHT = np.deg2rad(4)
"""Turns up to this angle leave a step straight."""


def smoothed(points: Points, pressure: Points) -> tuple[Points, Points]:
    """A stroke with points on a smooth curve between those that are far apart.

    Between two points lies a cubic Hermite curve whose tangents are those of a Catmull-Rom spline
    over the chords' lengths (Yuksel, Schaefer & Keyser 2011); at corners and ends it is a
    parabola. Points that are given stay.

    Args:
        points: (k, 2) x and y in pixels or units about as large; no two that follow are equal.
        pressure: (k,) factors to the pen's width; in between they change evenly.

    Returns:
        Points (m, 2) and pressure (m,), m at least k.
    """
    if len(points) < 3:
        return points, pressure
    steps = np.diff(points, axis=0)
    lengths = np.maximum(np.hypot(steps[:, 0], steps[:, 1]), 1e-9)
    turns = _turns(steps)
    starts, ends = _tangents(steps, lengths, turns)
    bent = np.maximum(np.append(0.0, turns), np.append(turns, 0.0)) > _STRAIGHT
    curved = bent & np.isfinite(starts + ends).all(1) & (lengths > _LONG)
    counts = np.where(curved, np.ceil(lengths / _SPACING), 1).astype(int)
    made, pressed = [points[:1]], [pressure[:1]]
    for at, count in enumerate(counts):
        t = np.arange(1, count + 1)[:, None] / count
        if count > 1:
            made.append(_hermite(points[at], points[at + 1], starts[at], ends[at], t))
        else:
            made.append(points[at + 1 : at + 2])
        pressed.append(pressure[at] + t[:, 0] * (pressure[at + 1] - pressure[at]))
    return np.concatenate(made), np.concatenate(pressed)


def _turns(steps: Points) -> Points:
    """The angles (k - 2,) by which the stroke turns at its inner points, 0 to π."""
    before, after = steps[:-1], steps[1:]
    cross = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    return np.asarray(np.abs(np.arctan2(cross, (before * after).sum(1))))


def _tangents(steps: Points, lengths: Points, turns: Points) -> tuple[Points, Points]:
    """The tangents (k - 1, 2) at the start and the end of each step; NaN for a straight step."""
    ways = steps / lengths[:, None]
    before, after = lengths[:-1, None], lengths[1:, None]
    inner = (ways[:-1] * after + ways[1:] * before) / (before + after)
    inner[turns >= _CORNER] = np.nan
    free = np.full((1, 2), np.nan)
    starts = np.concatenate([free, inner]) * lengths[:, None]
    ends = np.concatenate([inner, free]) * lengths[:, None]
    # Where one end is free the curve is the parabola that the other one asks for.
    return (
        np.where(np.isnan(starts), 2 * steps - ends, starts),
        np.where(np.isnan(ends), 2 * steps - starts, ends),
    )


def _hermite(start: Points, end: Points, out: Points, into: Points, t: Points) -> Points:
    """Points (n, 2) of the cubic curve with these ends and tangents at ``t`` (n, 1) in 0…1."""
    square, cube = t**2, t**3
    return np.asarray(
        (2 * cube - 3 * square + 1) * start
        + (cube - 2 * square + t) * out
        + (3 * square - 2 * cube) * end
        + (cube - square) * into
    )
