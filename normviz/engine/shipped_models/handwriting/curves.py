"""Smooth curves from control points, and helpers to sketch digits.

A control point is (x, y) or, at a corner, (x, y, 1); y points down and a digit is about 1 high.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Control = Points
"""Control points (k, 3): x, y and 1 at a corner."""

_STEPS = 10


def sketch(points: Sequence[tuple[float, ...]]) -> Control:
    """Control points out of (x, y) and, for corners, (x, y, 1)."""
    return np.array([(*point[:2], point[2] if len(point) > 2 else 0) for point in points], float)


def corner(x: float, y: float) -> tuple[float, float, float]:
    """A control point at which the pen turns without a curve."""
    return (x, y, 1.0)


def arc(
    centre: tuple[float, float],
    radii: tuple[float, float],
    start: float,
    turn: float,
    shrink: float = 0.0,
) -> list[tuple[float, ...]]:
    """Control points along an ellipse.

    Args:
        centre: Its middle.
        radii: Half its width and height.
        start: Where the pen sets down, in degrees from the right, clockwise.
        turn: How far it goes, in degrees; negative is anticlockwise, as most people write.
        shrink: By which part the radii have shrunk at the end.
    """
    count = max(4, round(abs(turn) / 38))
    share = np.linspace(0, 1, count + 1)
    angle = np.deg2rad(start + turn * share)
    size = 1 - shrink * share**3
    x = centre[0] + radii[0] * size * np.cos(angle)
    y = centre[1] + radii[1] * size * np.sin(angle)
    return list(zip(x.tolist(), y.tolist(), strict=True))


def curve(control: Control) -> Points:
    """The smooth path (Catmull–Rom) through control points, with its corners kept."""
    points = control[:, :2]
    if len(points) < 3:
        return points.copy()
    cuts = [0, *(np.flatnonzero(control[1:-1, 2]) + 1).tolist(), len(points) - 1]
    runs = [_run(points[a : b + 1]) for a, b in pairwise(cuts)]
    return np.concatenate([runs[0], *(run[1:] for run in runs[1:])])


def _run(points: Points) -> Points:
    if len(points) < 3:
        return points
    before, after = 2 * points[0] - points[1], 2 * points[-1] - points[-2]
    padded = np.concatenate([before[None], points, after[None]])
    a, b, c, d = padded[:-3], padded[1:-2], padded[2:-1], padded[3:]
    t = (np.arange(_STEPS) / _STEPS)[:, None, None]
    path = b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
    return np.concatenate([path.swapaxes(0, 1).reshape(-1, 2), points[-1:]])


def evenly(path: Points, count: int) -> Points:
    """``count`` points at equal distances along a path."""
    length = np.hypot(*np.diff(path, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(length)])
    if along[-1] == 0 or count < 2:
        return path[:1].copy()
    at = np.linspace(0, along[-1], count)
    return np.stack([np.interp(at, along, axis) for axis in path.T], 1)
