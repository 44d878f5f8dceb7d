"""Counts the digits in a drawing."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage

from normviz.drawing.pictures.grouping import grouped
from normviz.drawing.pictures.pieces import pieces_of
from normviz.drawing.pictures.touching import digits_in

_SIDE = 140
"""The longer side of the drawing on the grid on which its pieces are looked for."""
_MARGIN = 10
_PEN = 0.05
"""A pen that is not known is so wide, as a part of the drawing's longer side."""
_WIDEST_PEN = 0.09
"""A wider pen is drawn so: what it blots together can still be told apart."""
_SMALLEST = 1e-9


def count_in_strokes(strokes: Sequence[ArrayLike], pen_width: float | None = None) -> int:
    """The number of digits that pen strokes show; 0 where there is no point.

    Args:
        strokes: Arrays (k, 2) of finite x and y, y down.
        pen_width: Width of the pen in the strokes' unit; None where it is not known.
    """
    paths = [np.asarray(stroke, np.float64).reshape(-1, 2) for stroke in strokes]
    paths = [path for path in paths if len(path)]
    if not paths:
        return 0
    unit = max(float(np.abs(path).max()) for path in paths) or 1.0
    points = np.concatenate(paths) / unit
    low, extent = points.min(0), float(np.ptp(points, axis=0).max())
    if extent <= _SMALLEST:
        return 1
    pen = _SIDE * min(max((pen_width or 0) / unit / extent, _PEN / 2), _WIDEST_PEN)
    scale = (_SIDE - 1) / extent
    mask = np.zeros((_SIDE + 2 * _MARGIN,) * 2, bool)
    for path in paths:
        x, y = np.rint(_dense((path / unit - low) * scale) + _MARGIN).astype(np.intp).T
        mask[y, x] = True
    ink = np.asarray(ndimage.distance_transform_edt(~mask) <= pen / 2)
    return count_in_ink(ink)


def count_in_ink(ink: NDArray[np.bool_]) -> int:
    """The number of digits in a mask of ink (H, W) without dirt; 0 where there is none."""
    labels, pieces = pieces_of(ink, np.asarray(ink, np.float32))
    if not pieces:
        return 0
    return sum(digits_in(labels, group) for group in grouped(labels, pieces))


def _dense(path: NDArray[np.float64]) -> NDArray[np.float64]:
    """The path (k, 2) with points at most half a pixel apart."""
    steps = np.hypot(*np.diff(path, axis=0).T) if len(path) > 1 else np.zeros(0)
    counts = np.maximum(1, np.ceil(2 * np.minimum(steps, 4 * _SIDE))).astype(int)
    along = np.concatenate([[0.0], np.repeat(1 / counts, counts).cumsum()])
    index = np.arange(len(path))
    return np.column_stack([np.interp(along, index, column) for column in path.T])
