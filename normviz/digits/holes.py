"""Small loops stay open: how much thinner a pen must be so that it does not fill them."""

import numpy as np
from numpy.typing import NDArray

from normviz.digits.resample import Floats

Mask = NDArray[np.bool_]

_OPENING = 0.7
"""Radius in pixels that is left free in the middle of a loop."""
_SLIVER = 0.9
"""A loop whose middle is nearer to the pen's path than this, in pixels, is a line drawn twice."""
_MOST = 8


def thinning_for_holes(depth: Floats, pen: float, most: float) -> float:
    """By how much a drawing's edge must be taken back to show its loops.

    Args:
        depth: (H, W): how deep each sample lies inside the ink, in pixels; negative outside.
        pen: The pen's width, in pixels.
        most: The largest answer that is allowed, in pixels.

    Returns:
        A depth from 0 to ``most``; 0 where every loop is open already.
    """
    padded = np.pad(depth, 1, constant_values=-np.inf)
    free = padded <= most
    corner = np.zeros_like(free)
    corner[0, 0] = True
    closed = free & ~flooded(free, corner)
    needed = 0.0
    for _ in range(_MOST):
        inside = np.where(closed, padded, np.inf)
        deepest = float(inside.min())
        if pen / 2 - deepest < _SLIVER:
            break
        needed = max(needed, min(deepest + _OPENING, most))
        closed &= ~flooded(closed, inside == deepest)
    return needed


def flooded(free: Mask, start: Mask) -> Mask:
    """The free cells (H, W) that can be reached from the cells of ``start``, by four neighbours."""
    across, down = _runs(free), _runs(free.T)
    reached = start & free
    while True:
        count = np.count_nonzero(reached)
        reached = _along(across, reached) & free
        reached = _along(down, reached.T).T & free
        if np.count_nonzero(reached) == count:
            return reached


def _runs(free: Mask) -> NDArray[np.intp]:
    """A number for each run of equal cells along the rows."""
    change = np.ones(free.shape, bool)
    change[:, 1:] = free[:, 1:] != free[:, :-1]
    return np.cumsum(change).reshape(free.shape) - 1


def _along(runs: NDArray[np.intp], reached: Mask) -> Mask:
    """Spreads what is reached over the whole of its run."""
    hit = np.zeros(int(runs[-1, -1]) + 1, bool)
    hit[runs[reached]] = True
    return np.asarray(hit[runs])
