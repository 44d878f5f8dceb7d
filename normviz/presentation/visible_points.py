"""Thins the points of a line to those that can be seen."""

import numpy as np

from normviz.presentation.learning_curves import Floats

_POINTS_PER_PIXEL = 2


def visible_points(
    x: Floats, y: Floats, low: float, high: float, pixels: int
) -> tuple[Floats, Floats]:
    """The points between ``low`` and ``high``, thinned to the extremes where they are many.

    The bins begin at multiples of a power of two, so a line that grows does not flicker.

    Args:
        x: (n,), rising.
        y: (n,).
        low: Left end of what is seen.
        high: Right end.
        pixels: Width of what is seen.

    Returns:
        x and y of the points to draw, each bin's lowest and highest; NaN where it has nothing else.
    """
    first = max(0, int(np.searchsorted(x, low)) - 1)
    last = min(len(x), int(np.searchsorted(x, high)) + 1)
    most = max(16, _POINTS_PER_PIXEL * pixels)
    size = 1
    while (last - first) * 2 > most * size:
        size *= 2
    if size <= 2:
        return x[first:last], y[first:last]
    start, end = first // size * size, last // size * size
    # Long rows: NumPy reduces many short ones four times as slowly.
    bins = np.ascontiguousarray(y[start:end].reshape(-1, size).T)
    ends = np.stack([np.fmin.reduce(bins, 0), np.fmax.reduce(bins, 0)], 1).reshape(-1)
    middles = np.repeat(x[start:end:size], 2)
    return np.append(middles, x[end:last]), np.append(ends, y[end:last])
