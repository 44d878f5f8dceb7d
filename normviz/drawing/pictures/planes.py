"""Planes of a picture in which ink is looked for: lightness and the three colours."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from normviz.drawing.resample import Floats

_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
_COLOURED = 0.08
"""Where no pixel's channels differ by more, the colours say nothing that lightness does not."""
_SHEET_CONTRAST = 0.15
"""What lies on an opaque sheet differs from it by at least so much."""
_SHEET_FILLS = 0.5
"""An opaque sheet fills at least this part of its box; ink alone nearly never does."""
_RIM = 2
"""Pixels at the edge of what is opaque that blend with nothing."""


def unit_picture(picture: NDArray[np.uint8]) -> Floats:
    """A picture as (H, W, C) float32 in 0…1.

    Raises:
        ValueError: The array is of another type or shape.
    """
    values = np.asarray(picture)
    shape = values.shape
    fits = len(shape) == 2 or (len(shape) == 3 and 1 <= shape[2] <= 4)
    if values.dtype != np.uint8 or not fits or 0 in shape:
        raise ValueError(
            "expected a uint8 picture of shape (H, W), (H, W, 1) to (H, W, 4), "
            f"received {values.dtype} of shape {shape}"
        )
    values = values if values.ndim == 3 else values[:, :, None]
    return np.asarray(values, np.float32) / np.float32(255)


def needed_channels(unit: Floats) -> Floats:
    """The picture (H, W, C) without channels that say nothing.

    An opaque picture has no alpha afterwards, a grey one a single channel of light.
    """
    if unit.shape[2] in (2, 4) and (unit[..., -1] == 1).all():
        unit = unit[..., :-1]
    if unit.shape[2] >= 3 and (unit[..., 1:3] == unit[..., :1]).all():
        unit = unit[..., [0, *range(3, unit.shape[2])]]
    return unit


def shrunk(unit: Floats, longest: int) -> Floats:
    """The picture (H, W, C) with no side longer than ``longest``, by area averages."""
    step = max(unit.shape[:2]) / longest
    if step <= 1:
        return unit
    if unit.shape[2] in (2, 4):  # colours of transparent pixels do not count
        unit = np.concatenate([unit[..., :-1] * unit[..., -1:], unit[..., -1:]], -1)
    # A last row that is not whole would be darkened by the nothing behind it.
    rows, columns = (max(1, int(side / step + 1e-6)) for side in unit.shape[:2])
    small = _averaged_rows(unit, step, rows)
    small = _averaged_rows(small.swapaxes(0, 1), step, columns).swapaxes(0, 1)
    if unit.shape[2] in (2, 4):
        small[..., :-1] /= np.maximum(small[..., -1:], 1e-6)
    return np.ascontiguousarray(np.clip(small, 0, 1))


def _averaged_rows(values: Floats, step: float, count: int) -> Floats:
    """The averages (count, …) of so many times ``step`` rows of (n, …), one after the other."""
    starts = step * np.arange(count)
    first = np.minimum((starts + 1e-6).astype(np.intp), len(values) - 1)
    total = np.zeros((count, *values.shape[1:]), np.float32)
    for offset in range(int(np.ceil(step)) + 1):
        row = first + offset
        covered = np.minimum(starts + step, row + 1) - np.maximum(starts, row)
        weights = np.where(row < len(values), np.maximum(covered, 0), 0) / step
        shaped = np.asarray(weights, np.float32).reshape(count, *(1,) * (values.ndim - 1))
        total += values[np.minimum(row, len(values) - 1)] * shaped
    return total


def planes_of(unit: Floats) -> list[Floats]:
    """The planes (H, W) in 0…1 of a picture (H, W, C): lightness, then colours if there are any.

    What is transparent becomes paper around an opaque sheet; where ink alone is opaque, the only
    plane is the opacity.
    """
    if unit.shape[2] in (2, 4):
        alpha = unit[..., -1]
        unit = unit[..., :-1]
        if alpha.min() < 1:
            if not _is_sheet(unit, alpha):
                return [_ink_of(alpha)]
            unit = _surrounded(unit, alpha)
    if unit.shape[2] == 1:
        return [unit[..., 0]]
    lightness = np.asarray(unit @ _LUMA, np.float32)
    red, green, blue = (np.ascontiguousarray(unit[..., at]) for at in range(3))
    high, low = (extreme(extreme(red, green), blue) for extreme in (np.maximum, np.minimum))
    if float((high - low).max()) < _COLOURED:
        return [lightness]
    return [lightness, red, green, blue]


def _is_sheet(colours: Floats, alpha: Floats) -> bool:
    """Whether what is opaque is paper with something on it, and not ink on nothing."""
    inside = ndimage.binary_erosion(alpha > 0.5, iterations=_RIM)
    if not inside.any():
        return False
    rows, columns = (np.flatnonzero(inside.any(axis)) for axis in (1, 0))
    box = (np.ptp(rows) + 1) * (np.ptp(columns) + 1)
    if np.count_nonzero(inside) < _SHEET_FILLS * box:
        return False
    found = colours[inside]
    return bool((np.abs(found - np.median(found, axis=0)).max(1) > _SHEET_CONTRAST).any())


def _ink_of(alpha: Floats) -> Floats:
    """Opacity as ink; where the picture's border is opaque, the holes are the ink."""
    edge = np.concatenate([alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]])
    return np.asarray(1 - alpha if np.median(edge) > 0.5 else alpha)


def _surrounded(colours: Floats, alpha: Floats) -> Floats:
    """A sheet that goes on where the picture is transparent, in the colours of its rim."""
    inside = ndimage.binary_erosion(alpha > 0.5, iterations=_RIM)
    nearest = ndimage.distance_transform_edt(~inside, return_distances=False, return_indices=True)
    return np.asarray(colours[tuple(nearest)])
