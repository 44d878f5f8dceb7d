"""Detects two digits that touch in one connected piece of ink."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from normviz.drawing.pictures.grouping import reach_of
from normviz.drawing.pictures.pieces import InkPiece
from normviz.drawing.resample import Floats, averaged

Mask = NDArray[np.bool_]

_HEIGHT = 96
"""Rows of the grid on which a cut is looked for."""
_NARROWEST = 0.62
"""Two digits are together at least so wide, as a part of their height."""
_SIDE_HEIGHT = 0.84
"""Minimum height of each digit, as a fraction of the height of both."""
_SIDE_INK = 0.18
"""Minimum fraction of the ink in each digit."""
_NECK = 2.0
"""Maximum length of a cut, in widths of the pen."""
_LONG_NECK = 0.42
"""As a part of their height, where they are wider than high."""
_SLOPED = 0.02
"""What a step to the side costs, so that cuts are straight where they can be."""
_MIDDLE = (0.18, 0.82)
"""A narrow shape that is cut above or below these parts of its height is a 0 left open."""
_WIDE = 1.05
_PALE = 0.25
"""Ink from here on is met by a cut."""
_TRIES = 12


def is_pair(mask: Mask, pieces: Sequence[InkPiece]) -> bool:
    """Whether the ink (H, W) of one group is two digits that touch.

    They do where a cut from the top to the bottom goes through little ink, and both sides reach
    from the top to the bottom. The cut may be as steep as a diagonal; it is found by dynamic
    programming, as seams are (Avidan & Shamir, Seam Carving, 2007).
    """
    pen = float(np.median([piece.width_of_stroke for piece in pieces]))
    top, bottom = min(p.top for p in pieces), max(p.bottom for p in pieces)
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    height, width = bottom - top, right - left
    if width < _NARROWEST * height:
        return False
    ink = _closed(mask[top:bottom, left:right], reach_of(pen, max(height, width)))
    step = height / _HEIGHT
    columns = max(2, round(width / step))
    small = averaged(ink.astype(np.float32), (0.0, 0.0), step, (_HEIGHT, columns))
    return _parts(small, pen / step)


def _closed(ink: Mask, reach: float) -> Mask:
    """The ink without gaps of twice ``reach``."""
    margin = int(np.ceil(reach)) + 1
    padded = np.pad(ink, margin)
    near = ndimage.distance_transform_edt(~padded) <= reach
    closed = padded | (ndimage.distance_transform_edt(near) > reach)
    return np.asarray(closed[margin:-margin, margin:-margin])


def _parts(ink: Floats, pen: float) -> bool:
    """Whether a cut parts the ink (H, W) in two digits."""
    down, up = _costs(ink), _costs(ink[::-1])[::-1]
    middle = len(ink) // 2
    through = down[middle] + up[middle] - ink[middle]
    height, width = ink.shape
    most = _NECK * max(pen, 1.0) + 1
    if width >= height:  # round digits touch along a longer part, but together they are wide
        most = max(most, _LONG_NECK * height)
    inside = np.arange(int(0.12 * width), max(int(0.88 * width), 1))
    order = inside[np.argsort(through[inside], kind="stable")]
    tried: list[int] = []
    for at in order:
        if through[at] > most or len(tried) >= _TRIES:
            return False
        if all(abs(int(at) - each) > 2 for each in tried):
            tried.append(int(at))
            if _is_between_digits(ink, _path(down, up, int(at))):
                return True
    return False


def _costs(ink: Floats) -> Floats:
    """The least ink on a way from the top to each pixel."""
    costs = np.array(ink, np.float32)
    for row in range(1, len(ink)):
        before = np.pad(costs[row - 1], 1, constant_values=np.inf)
        aside = np.minimum(before[:-2], before[2:]) + _SLOPED
        costs[row] += np.minimum(before[1:-1], aside)
    return costs


def _path(down: Floats, up: Floats, at: int) -> NDArray[np.intp]:
    """The column of the cut in each row, through column ``at`` in the middle row."""
    height = len(down)
    columns = np.full(height, at, np.intp)
    middle = height // 2
    for rows, costs in ((range(middle - 1, -1, -1), down), (range(middle + 1, height), up)):
        column = at
        for row in rows:
            low = max(column - 1, 0)
            near = costs[row, low : column + 2].copy()
            near[np.arange(low, low + len(near)) != column] += _SLOPED
            column = low + int(near.argmin())
            columns[row] = column
    return columns


def _is_between_digits(ink: Floats, cut: NDArray[np.intp]) -> bool:
    height, width = ink.shape
    column = np.arange(width)
    along = ink[np.arange(height), cut] > _PALE
    if np.count_nonzero(np.diff(np.pad(along, 1).astype(np.int8)) == 1) > 1:
        return False  # it goes through a loop
    met = np.flatnonzero(along)
    row = float(met.mean()) / height if len(met) else 0.5
    if width < _WIDE * height and not _MIDDLE[0] < row < _MIDDLE[1]:
        return False
    sides = (column < cut[:, None], column > cut[:, None])
    whole = float(ink.sum())
    for side in sides:
        part = np.where(side, ink, 0)
        rows = np.flatnonzero((part > 0.5).any(1))
        if not len(rows) or rows[-1] - rows[0] + 1 < _SIDE_HEIGHT * height:
            return False
        if float(part.sum()) < _SIDE_INK * whole:
            return False
    return True
