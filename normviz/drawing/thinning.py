"""Thinning: the one-pixel-wide skeleton of ink, for whole batches at once.

The method is that of Zhang and Suen, "A fast parallel algorithm for thinning digital patterns",
CACM 27 (1984), 236-239, as a table over the eight neighbours of a pixel.
"""

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]

# Neighbours of a pixel in the paper's order P2…P9: clockwise from the one above.
NEIGHBOURS = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))


def thin(ink: Mask) -> Mask:
    """The skeletons of the pictures (…, H, W): same holes and pieces, one pixel wide."""
    shape = ink.shape
    batch = np.pad(ink.reshape(-1, *shape[-2:]), ((0, 0), (1, 1), (1, 1)))
    active = np.arange(len(batch))
    while len(active):
        work = batch[active]
        before = work.sum((1, 2))
        for table in (_FIRST, _SECOND):
            work[:, 1:-1, 1:-1] &= ~table[neighbour_codes(work)]
        batch[active] = work
        active = active[work.sum((1, 2)) < before]
    for table in _CORNERS:
        batch[:, 1:-1, 1:-1] &= ~table[neighbour_codes(batch)]
    return np.asarray(batch[:, 1:-1, 1:-1].reshape(shape))


def neighbour_codes(padded: Mask) -> NDArray[np.uint8]:
    """Which neighbours of each inner pixel are ink, a bit each, for pictures with a border of 1."""
    height, width = padded.shape[1:]
    codes = np.zeros((len(padded), height - 2, width - 2), np.uint8)
    for bit, (dy, dx) in enumerate(NEIGHBOURS):
        window = padded[:, 1 + dy : height - 1 + dy, 1 + dx : width - 1 + dx]
        codes |= window.view(np.uint8) << np.uint8(bit)
    return codes


def _bits() -> NDArray[np.bool_]:
    return np.asarray(np.arange(256)[:, None] >> np.arange(8) & 1, bool)


def _table(first: bool) -> NDArray[np.bool_]:
    """For each code, whether one of the paper's two sub-iterations deletes the pixel."""
    p = _bits()
    count = p.sum(1)
    crossings = (~p & np.roll(p, -1, 1)).sum(1)
    up, right, down, left = p[:, 0], p[:, 2], p[:, 4], p[:, 6]
    if first:
        sides = ~(up & right & down) & ~(right & down & left)
    else:
        sides = ~(up & right & left) & ~(up & down & left)
    return np.asarray((count >= 2) & (count <= 6) & (crossings == 1) & sides)


def _corner_tables() -> list[NDArray[np.bool_]]:
    """For each of four turns, whether the pixel is the needless corner of a stair."""
    turned = [np.roll(_bits(), -2 * turn, 1) for turn in range(4)]
    return [p[:, 0] & p[:, 2] & ~p[:, 4] & ~p[:, 5] & ~p[:, 6] for p in turned]


_FIRST, _SECOND = _table(True), _table(False)
_CORNERS = _corner_tables()
