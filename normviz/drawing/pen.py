"""Pen strokes to 28×28, drawn from the vector data with a pen as MNIST's.

After fitting, the strokes of MNIST are about two to three pixels wide (median 2.4). A person's pen
may be anything, so the path is fitted first and then drawn with a pen of such a width. What is
thin stays visible, and small loops stay open.
"""

import math
import reprlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from normviz.drawing.accidental_taps import without_taps
from normviz.drawing.loop_preservation import thinning_for_holes
from normviz.drawing.mnist_fit import BOX, PEN, SIDE, THICKEST, THINNEST, place
from normviz.drawing.resample import Floats

FINE = 4
"""Samples along each side of a pixel."""
_LOOP_PEN = 1.2
"""No pen is made thinner than this for the sake of a loop, in pixels."""
_SPACING = 0.45
"""Distance of the discs that make a stroke, in pixels; its edge waves by 0.02 pixels."""
_MAX_DISCS = 20_000
_REACH = 10
"""Samples from a disc's middle to where its ink certainly ends, and somewhat more."""
_FAR = np.float32(-9)
_NOTHING = 1e-9
"""What is smaller than this part of the coordinates is lost in their rounding."""

Points = NDArray[np.float64]


def from_strokes(
    strokes: Sequence[ArrayLike],
    pen_width: float | None = None,
    pressure: Sequence[ArrayLike] | None = None,
) -> Floats:
    """A drawing made of pen strokes as an MNIST-like picture.

    Args:
        strokes: Arrays (k, 2) of x and y, y down, in any unit; a stroke may be a single point.
            A tap far away from the rest of the drawing is an accident and left out.
        pen_width: Width of the pen in the drawing's unit; None where it is not known. In the
            picture it is kept between 1.8 and 3 pixels.
        pressure: For each stroke an array (k,) of factors to the pen's width; each is kept
            between 0.5 and 1.5.

    Returns:
        (28, 28) float32 in 0…1; zeros if there is no point at all.

    Raises:
        ValueError: A stroke is no finite (k, 2) array, the pen's width is not positive, or the
            pressure does not fit the strokes.
    """
    paths = [_checked(stroke) for stroke in _listed("a sequence of strokes", strokes)]
    factors = _checked_pressure(paths, pressure)
    width = _checked_width(pen_width)
    if not any(map(len, paths)):
        return np.zeros((SIDE, SIDE), np.float32)
    paths, factors = _drawn(paths, factors)
    most = max(float(factor.max()) for factor in factors)
    paths, pen = _fit(paths, width, most)
    depth = _depth(*_discs(paths, factors), pen)
    # Every second sample tells enough about loops.
    back = thinning_for_holes(depth[::2, ::2], FINE // 2, pen, (pen - _LOOP_PEN) / 2)
    depth -= back.repeat(2, 0).repeat(2, 1)
    fine = np.clip(depth * FINE + 0.5, 0, 1)
    box = fine.reshape(BOX, FINE, BOX, FINE).mean((1, 3))
    return np.asarray(place(box[None])[0])


def _checked(stroke: ArrayLike) -> Points:
    path = _floats("strokes of shape (k, 2)", stroke)
    if path.size == 0:
        return np.empty((0, 2))
    if path.ndim != 2 or path.shape[1] != 2:
        raise ValueError(f"expected strokes of shape (k, 2), received {path.shape}")
    if not np.isfinite(path).all():
        raise ValueError("expected finite stroke points, received NaN or infinity")
    return path


def _listed(expected: str, values: Sequence[ArrayLike]) -> list[ArrayLike]:
    try:
        return list(values)
    except TypeError as error:
        raise ValueError(f"expected {expected}, received {reprlib.repr(values)}") from error


def _floats(expected: str, values: ArrayLike) -> Points:
    """An array of the values; NumPy's own complaints do not say what was expected."""
    try:
        return np.asarray(values, np.float64)
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"expected {expected}, received {reprlib.repr(values)}") from error


def _checked_width(pen_width: float | None) -> float | None:
    if pen_width is None:
        return None
    try:
        width = float(pen_width)
    except (TypeError, ValueError, OverflowError):
        width = math.nan
    if not (math.isfinite(width) and width > 0):
        raise ValueError(f"expected a positive pen width, received {reprlib.repr(pen_width)}")
    return width


def _checked_pressure(paths: list[Points], pressure: Sequence[ArrayLike] | None) -> list[Points]:
    if pressure is None:
        return [np.ones(len(path)) for path in paths]
    given = _listed("a pressure for each stroke", pressure)
    factors = [_floats("a pressure for each point", factor).reshape(-1) for factor in given]
    if [len(factor) for factor in factors] != [len(path) for path in paths]:
        raise ValueError(
            f"expected a pressure for each of the points {[len(path) for path in paths]}, "
            f"received {[len(factor) for factor in factors]}"
        )
    return [np.clip(np.nan_to_num(factor, nan=1.0), 0.5, 1.5) for factor in factors]


def _drawn(paths: list[Points], factors: list[Points]) -> tuple[list[Points], list[Points]]:
    """The paths and factors of those strokes that have points and belong to the drawing."""
    both = [(path, factor) for path, factor in zip(paths, factors, strict=True) if len(path)]
    unit = _unit([path for path, _ in both])
    kept = without_taps([path / unit for path, _ in both])
    both = [stroke for stroke, keep in zip(both, kept, strict=True) if keep]
    return [path for path, _ in both], [factor for _, factor in both]


def _unit(paths: list[Points]) -> float:
    """Any number that a float can hold is allowed; in this unit nothing overflows."""
    return max(float(np.abs(path).max()) for path in paths) or 1.0


def _fit(paths: list[Points], pen_width: float | None, most: float) -> tuple[list[Points], float]:
    """The paths in pixels of the 20×20 box, and the pen's width there.

    ``most`` is the largest factor by which pressure widens the pen.
    """
    unit = _unit(paths)
    paths = [path / unit for path in paths]
    pen = min((pen_width or 0.0) / unit, 1e9)
    points = np.concatenate(paths)
    low, high = points.min(0), points.max(0)
    extent = float((high - low).max())
    # Far from the origin coordinates are rounded: an extent of that size is a dot, and such a
    # pen says nothing.
    if extent <= _NOTHING:
        extent = 0.0
    if pen <= _NOTHING:
        pen = 0.0
    width = PEN if not pen else float(np.clip(BOX * pen / (extent + pen), THINNEST, THICKEST))
    # A dab smaller than half the pen is a dot that trembled: it is not blown up to a digit.
    longest = max(extent, pen / 2)
    scale = (BOX - width * most) / longest if longest else 0.0
    # In the middle of the box there is room on both sides for centring by mass.
    middle = (low + high) / 2
    return [(path - middle) * scale + BOX / 2 for path in paths], width


def _discs(paths: list[Points], factors: list[Points]) -> tuple[Points, Points]:
    """Points close enough to draw each path as a row of discs, and the pen's factor at each."""
    points, factor = np.concatenate(paths), np.concatenate(factors)
    last = np.cumsum([len(path) for path in paths]) - 1
    first = np.concatenate([[0], last[:-1] + 1])
    steps = np.diff(points, axis=0)
    length = np.hypot(steps[:, 0], steps[:, 1])
    length[last[:-1]] = 0
    along = np.concatenate([[0.0], np.cumsum(length)])
    spacing = max(_SPACING, along[-1] / _MAX_DISCS)
    at = np.arange(spacing / 2, along[-1], spacing)
    segment = np.searchsorted(along, at, side="right") - 1
    part = (at - along[segment]) / length[segment]
    between = points[segment] + part[:, None] * steps[segment]
    pressed = factor[segment] + part * (factor[segment + 1] - factor[segment])
    ends = np.concatenate([first, last])
    return np.concatenate([points[ends], between]), np.concatenate([factor[ends], pressed])


def _distances() -> Floats:
    """Distance of the samples around a disc's middle, for each of its 4×4 places in a sample."""
    place = (np.arange(FINE) + 0.5) / FINE - 0.5
    offset = np.arange(-_REACH, _REACH + 1) - place[:, None]
    square = offset**2
    exact = np.sqrt(square[:, None, :, None] + square[None, :, None, :])
    return np.asarray(exact / FINE, np.float32)


_DISTANCES = _distances()


def _depth(discs: Points, factors: Points, pen: float) -> Floats:
    """How deep each sample (80, 80) of the box lies in the ink, in pixels; negative outside."""
    side = BOX * FINE
    field = np.full((side + 2 * _REACH + 1,) * 2, _FAR)
    quarters = np.floor(discs * FINE * FINE).astype(int).tolist()
    radii = (factors * (pen / 2)).astype(np.float32)
    size = 2 * _REACH + 1
    for (x, y), radius in zip(quarters, radii, strict=True):
        column, row = x // FINE, y // FINE
        window = field[row : row + size, column : column + size]
        np.maximum(window, radius - _DISTANCES[y % FINE, x % FINE], out=window)
    return field[_REACH : _REACH + side, _REACH : _REACH + side]
