"""Fitting as MNIST did it: a box of 20×20, grey by area, centred by mass in 28×28.

The page of MNIST says how (http://yann.lecun.com/exdb/mnist/): the digit is fitted into 20×20
keeping its shape, which gives grey levels, and then moved by whole pixels so that its centre of
mass lies in the middle of 28×28. On the real files that middle is the pixel of index 14: the
centres of mass of all 70,000 digits round to it.
"""

import numpy as np
from numpy.typing import NDArray

from normviz.drawing.resample import Floats, area_matrix, averaged, centre_of_mass

SIDE = 28
BOX = 20
MIDDLE = SIDE / 2 + 0.5
"""Where MNIST has its centre of mass, in pixels from the edge: the middle of pixel 14."""

PEN = 2.4
"""Width of MNIST's strokes in pixels, the median (measured: 2.3 to 2.5); an unknown pen gets it."""
THINNEST, THICKEST = 1.8, 3.0
"""Bounds of a pen's width in pixels: two thirds of MNIST's digits lie between them."""

_FAINT = 0.1
"""Ink paler than this part of the darkest is the soft edge of a stroke and no part of the box."""


def fitted(page: Floats, fine: int = 1, margin: int = 0) -> Floats:
    """The ink of one drawing (H, W) in 0…1, fitted into the box.

    Args:
        page: The drawing, not empty.
        fine: Samples along each side of a pixel.
        margin: Pixels around the box.

    Returns:
        Square of ``(20 + 2 margin) · fine`` samples; the box's shorter side lies in the middle.
    """
    ink = page > _FAINT * page.max()
    (top,), (height,) = _extent(ink.any(1)[None])
    (left,), (width,) = _extent(ink.any(0)[None])
    step = float(max(height, width)) / (BOX * fine)
    # The box begins at a whole pixel, so that a fitted picture is not blurred by fitting it again.
    starts = [
        float(start - step * fine * (margin + (BOX - extent / (step * fine)) // 2))
        for start, extent in ((top, height), (left, width))
    ]
    side = (BOX + 2 * margin) * fine
    return averaged(page, (starts[0], starts[1]), step, (side, side))


def refit(pictures: Floats) -> Floats:
    """Fits and centres each of the pictures (N, H, W), values in 0…1, as MNIST's were.

    Returns:
        (N, 28, 28) float32 in 0…1; a picture without ink gives zeros.
    """
    if 0 in pictures.shape:
        return np.zeros((pictures.shape[0], SIDE, SIDE), np.float32)
    ink = np.where(pictures > _FAINT * pictures.max((1, 2), keepdims=True), pictures, 0)
    top, height = _extent(ink.max(2) > 0)
    left, width = _extent(ink.max(1) > 0)
    step = np.asarray(np.maximum(np.maximum(height, width), 1) / BOX, np.float32)
    at_row, at_column = centre_of_mass(ink)
    rows = _fit_axis(ink.shape[1], top, height, step, at_row)
    columns = _fit_axis(ink.shape[2], left, width, step, at_column)
    return np.asarray(np.clip(rows @ ink @ columns.swapaxes(1, 2), 0, 1))


def place(boxes: Floats) -> Floats:
    """Puts boxes (N, h, w) of 28 at most into (N, 28, 28), moved by whole pixels as MNIST's were.

    The centre of mass comes to MNIST's, or as near as all of the ink stays inside.
    """
    top, height = _extent(boxes.max(2) > 0)
    left, width = _extent(boxes.max(1) > 0)
    at_row, at_column = centre_of_mass(boxes)
    one = np.ones_like(top)
    rows = _fit_axis(boxes.shape[1], top, height, one, at_row)
    columns = _fit_axis(boxes.shape[2], left, width, one, at_column)
    return np.asarray(rows @ boxes @ columns.swapaxes(1, 2), np.float32)


def _extent(used: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Index of the first True and length up to the last True in each row of (N, n)."""
    first = used.argmax(1)
    last = used.shape[1] - used[:, ::-1].argmax(1)
    length = np.where(used.any(1), last - first, 0)
    return first.astype(np.float32), length.astype(np.float32)


def _fit_axis(n_in: int, start: Floats, length: Floats, step: Floats, centre: Floats) -> Floats:
    """The matrices (N, 28, n_in) that shrink a box by ``step`` and centre its mass."""
    shift = np.rint(MIDDLE - (centre - start) / step)
    shift = np.clip(shift, 0, np.floor(SIDE - length / step))
    return area_matrix(n_in, SIDE, start - shift * step, step)
