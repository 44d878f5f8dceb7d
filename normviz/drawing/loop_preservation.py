"""Keeps small loops open: computes how much thinner the pen must be there."""

import numpy as np
from numpy.typing import NDArray

from normviz.drawing.resample import Floats

Mask = NDArray[np.bool_]

_OPENING = 0.8
"""Radius in pixels that is left free in the middle of a loop."""
_SLIVER = 0.9
"""A loop whose middle is nearer to the pen's path than this, in pixels, is a line drawn twice."""
_FADE = 3.0
"""Over this many pixels the thinning fades out."""
_MOST = 8


def thinning_for_holes(depth: Floats, fine: int, pen: float, most: float) -> Floats:
    """By how much the edge of the ink must be taken back, and where, to show its loops.

    Around a loop that the pen would fill the ink is made thinner; from there the thinning fades
    out, so that the rest of the drawing keeps its pen.

    Args:
        depth: (H, W): how deep each sample lies inside the ink, in pixels; negative outside.
        fine: Samples along each side of a pixel.
        pen: The pen's width, in pixels.
        most: The largest answer that is allowed, in pixels.

    Returns:
        (H, W) depths from 0 to ``most``; 0 where every loop is open already.
    """
    padded = np.pad(depth, 1, constant_values=-np.inf)
    free = padded <= most
    corner = np.zeros_like(free)
    corner[0, 0] = True
    closed = free & ~flood_fill(free, corner)
    back = np.zeros_like(depth)
    for _ in range(_MOST):
        inside = np.where(closed, padded, np.inf)
        deepest = float(inside.min())
        if pen / 2 - deepest < _SLIVER:
            break
        loop = flood_fill(closed, inside == deepest)
        closed &= ~loop
        needed = min(deepest + _OPENING, most)
        if needed > 0:
            reach = pen - deepest
            back = np.maximum(back, needed * _nearness(loop[1:-1, 1:-1], fine, reach))
    return back


def _nearness(loop: Mask, fine: int, reach: float) -> Floats:
    """1 in and around the loop, as far as its ink reaches, from there falling to 0."""
    cells = np.argwhere(loop)
    middle = cells.mean(0)
    radius = np.sqrt(((cells - middle) ** 2).sum(1).max()) / fine
    y, x = (np.arange(side) - at for side, at in zip(loop.shape, middle, strict=True))
    distance = np.hypot(y[:, None], x[None, :]) / fine
    return np.asarray(np.clip(1 - (distance - radius - reach) / _FADE, 0, 1), np.float32)


def flood_fill(free: Mask, start: Mask) -> Mask:
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
