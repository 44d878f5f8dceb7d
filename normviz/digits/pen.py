"""Pen strokes to 28×28, rendered from the vector data at the thickness of MNIST.

MNIST's digits were written with one kind of pen and scanned: after fitting, their strokes are
about two to three pixels wide. A drawing's pen may be anything, so the path is fitted first and
then drawn with a pen of that width. What is thin stays visible, and small loops stay open.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from normviz.digits.ink import BOX, SIDE, place
from normviz.digits.resample import Floats

FINE = 4
"""Samples along each side of a pixel."""
PEN = 2.4
"""Width of an unknown pen, in pixels of the 28×28 picture."""
THINNEST, THICKEST = 1.9, 3.0
"""Bounds of the pen's width in the picture: most digits of MNIST lie between them."""

_SPACING = 0.35
"""Distance of the discs that make a stroke, in pixels; its edge waves by under 0.02 pixels."""
_MAX_DISCS = 20_000
_CHUNK = 512

Points = NDArray[np.float64]


def from_strokes(strokes: Sequence[ArrayLike], pen_width: float | None = None) -> Floats:
    """A drawing made of pen strokes as an MNIST-like picture.

    Args:
        strokes: Arrays (k, 2) of x and y, y down, in any unit; a stroke may be a single point.
        pen_width: Width of the pen in the drawing's unit; None where it is not known. In the
            picture it is kept between :data:`THINNEST` and :data:`THICKEST` pixels.

    Returns:
        (28, 28) float32 in 0…1; zeros if there is no point at all.

    Raises:
        ValueError: A stroke is no finite (k, 2) array, or the pen's width is not positive.
    """
    paths = [_checked(stroke) for stroke in strokes]
    paths = [path for path in paths if len(path)]
    if not paths:
        return np.zeros((SIDE, SIDE), np.float32)
    fitted, width = _fit(paths, _checked_width(pen_width))
    discs = _discs(fitted)
    fine = _coverage(discs, width)
    box = fine.reshape(BOX, FINE, BOX, FINE).mean((1, 3))
    return np.asarray(place(box[None])[0])


def _checked(stroke: ArrayLike) -> Points:
    path = np.asarray(stroke, np.float64)
    if path.size == 0:
        return np.empty((0, 2))
    if path.ndim != 2 or path.shape[1] != 2:
        raise ValueError(f"expected strokes of shape (k, 2), received {path.shape}")
    if not np.isfinite(path).all():
        raise ValueError("expected finite stroke points, received NaN or infinity")
    return path


def _checked_width(pen_width: float | None) -> float | None:
    if pen_width is not None and not (np.isfinite(pen_width) and pen_width > 0):
        raise ValueError(f"expected a positive pen width, received {pen_width}")
    return pen_width


def _fit(paths: list[Points], pen_width: float | None) -> tuple[list[Points], float]:
    """The paths in pixels of the 20×20 box, and the pen's width there."""
    # Any number that a float can hold is allowed; in this unit nothing overflows.
    unit = max(float(np.abs(path).max()) for path in paths) or 1.0
    paths = [path / unit for path in paths]
    pen = min((pen_width or 0.0) / unit, 1e9)
    points = np.concatenate(paths)
    low = points.min(0)
    extent = float((points - low).max())
    # Far from the origin coordinates are rounded: an extent of that size is a dot.
    if extent <= 1e-9:
        extent = 0.0
    width = PEN if not pen else float(np.clip(BOX * pen / (extent + pen), THINNEST, THICKEST))
    # A dab smaller than half the pen is a dot that trembled: it is not blown up to a digit.
    scale = (BOX - width) / max(extent, pen / 2) if extent or pen else 0.0
    return [(path - low) * scale + width / 2 for path in paths], width


def _discs(paths: list[Points]) -> Points:
    """Points along the paths, close enough to draw each stroke as a row of discs."""
    points = np.concatenate(paths)
    drawn = np.ones(len(points) - 1, bool)
    drawn[np.cumsum([len(path) for path in paths])[:-1] - 1] = False
    steps = np.diff(points, axis=0)
    length = np.where(drawn, np.hypot(steps[:, 0], steps[:, 1]), 0.0)
    along = np.concatenate([[0.0], np.cumsum(length)])
    spacing = max(_SPACING, along[-1] / _MAX_DISCS)
    at = np.arange(spacing / 2, along[-1], spacing)
    segment = np.searchsorted(along, at, side="right") - 1
    part = (at - along[segment]) / length[segment]
    between = points[segment] + part[:, None] * steps[segment]
    ends = np.concatenate([path[[0, -1]] for path in paths])
    return np.concatenate([ends, between])


def _coverage(discs: Points, width: float) -> Floats:
    """How much of each fine sample (80, 80) a round pen of ``width`` pixels covers, 0…1."""
    side = BOX * FINE
    reach = int(np.ceil((width / 2 + 1) * FINE))
    offset = np.arange(-reach, reach + 1)
    padded = side + 2 * reach + 2
    field = np.full(padded * padded, -np.inf, np.float32)
    for start in range(0, len(discs), _CHUNK):
        at = discs[start : start + _CHUNK] * FINE
        cell = np.floor(at).astype(np.int64)
        rest = (at - cell - 0.5).astype(np.float32)
        dx = offset - rest[:, :1]
        dy = offset - rest[:, 1:]
        depth = width / 2 * FINE - np.sqrt(dy[:, :, None] ** 2 + dx[:, None, :] ** 2)
        row = (cell[:, 1:] + offset + reach) * padded
        column = cell[:, :1] + offset + reach
        np.maximum.at(field, row[:, :, None] + column[:, None, :], depth)
    inside = field.reshape(padded, padded)[reach : reach + side, reach : reach + side]
    return np.asarray(np.clip(inside + 0.5, 0, 1))
