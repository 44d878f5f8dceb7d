"""Ink to 28×28, the way MNIST was made: box of 20×20, grey by area, centred by mass.

The page of MNIST says how (http://yann.lecun.com/exdb/mnist/): the digit is fitted into 20×20
keeping its shape, which gives grey levels, and then moved by whole pixels so that its centre of
mass lies in the middle of 28×28. On the real files that middle is the pixel of index 14: the
centres of mass of all 70,000 digits round to it.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from normviz.digits.resample import Floats, area_matrix, centre_of_mass

SIDE = 28
BOX = 20
MIDDLE = SIDE / 2 + 0.5
"""Where MNIST has its centre of mass, in pixels from the edge: the middle of pixel 14."""

_FAINT = 0.1
"""Ink paler than this part of the darkest is the soft edge of a stroke and no part of the box."""


def from_ink(ink: ArrayLike) -> Floats:
    """A drawing of any size as an MNIST-like picture.

    Args:
        ink: (H, W), 0 where there is no ink: uint8 up to 255, or any other number up to 1.

    Returns:
        (28, 28) float32 in 0…1; zeros for an empty drawing.

    Raises:
        ValueError: The array is not two-dimensional, or holds NaN or infinity.
    """
    return np.asarray(refit(as_ink(ink)[None])[0])


def as_ink(ink: ArrayLike) -> Floats:
    """The drawing as (H, W) float32 in 0…1.

    Raises:
        ValueError: The array is not two-dimensional, or holds NaN or infinity.
    """
    values = np.asarray(ink)
    if values.ndim != 2:
        raise ValueError(f"expected ink of shape (H, W), received {values.shape}")
    page = values.astype(np.float32) / np.float32(255 if values.dtype == np.uint8 else 1)
    if not np.isfinite(page).all():
        raise ValueError("expected finite ink, received NaN or infinity")
    return np.asarray(np.clip(page, 0, 1))


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
    """Puts boxes (N, 20, 20) into (N, 28, 28), moved by whole pixels to MNIST's centre of mass."""
    size = np.full(len(boxes), BOX, np.float32)
    none, one = np.zeros_like(size), np.ones_like(size)
    at_row, at_column = centre_of_mass(boxes)
    rows = _fit_axis(BOX, none, size, one, at_row)
    columns = _fit_axis(BOX, none, size, one, at_column)
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
