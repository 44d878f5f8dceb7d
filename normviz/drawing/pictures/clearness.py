"""How clearly ink stands out from its surroundings; low for textures and photographs."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from normviz.drawing.pictures.pieces import InkPiece, mean_width
from normviz.drawing.resample import Floats

Mask = NDArray[np.bool_]

_UNEVEN = 0.32
"""Paper is even up to this part of the ink's contrast, slow changes of the light aside."""
_UNEVEN_AND_SOFT = 0.08
"""And up to this part, where the ink fades out as the blots of a blurred photograph do."""
_SOFT = 3.0
"""At a sharp edge the contrast rises within the stroke's width divided by this."""
_WIDE = 12.0
"""Edges of narrower strokes, in pixels, always look soft."""
_SAMPLES = 3000
"""Number of pixels that are sampled to estimate the light on the paper."""
_THICKER = 1.6
"""Ink with a mean width of so many of the lines' is no part of a line."""
_NOISY = 3.0
"""Ink stands out of what surrounds it by this factor, or what surrounds it is a texture."""
LARGE = 100
"""In pictures with shorter sides the digit may fill all, and every pixel counts."""


def clearness(
    group: Sequence[InkPiece],
    own: Mask,
    contrast: Floats,
    plane: Floats,
    printed: Mask | None = None,
    rings: Mask | None = None,
) -> float:
    """How far the ink stands out of what surrounds it; below 1 it does not.

    Args:
        group: The pieces of one digit.
        own: (H, W), the pixels of all digits.
        contrast: (H, W), to the paper around.
        plane: (H, W), where the ink is seen.
        printed: (H, W), the pixels of printed lines, which do not hide ink that is thicker.
        rings: (H, W), the pixels of circles around digits, which hide nothing.
    """
    drawn = own if rings is None else own | rings
    near, far = (window(group, share) for share in (0.3, 0.7))
    width = 3 if min(plane.shape) > LARGE else 1
    around = ~ndimage.binary_dilation(drawn[far], iterations=width)
    strength = float(np.median(contrast[near][own[near]]))
    box = window(group, 0.0)
    outside = around.copy()
    outside[tuple(slice(inner.start - outer.start, inner.stop - outer.start)
                  for inner, outer in zip(box, far, strict=True))] = False  # fmt: skip
    pen = float(np.median([piece.width_of_stroke for piece in group]))
    is_soft = pen > _WIDE and _sharpness(contrast[near], own[near]) * pen < _SOFT * strength
    if not outside.any():
        return 0.0 if is_soft else 1.0
    # The inside of a loop looks like light ink in dark paper, but has the colour of the paper.
    differs = float(np.median(plane[near][own[near]]) - np.median(plane[far][outside]))
    if abs(differs) < 0.25 * strength * (1 if strength < 0.5 else 0.7):
        return 0.0
    unevenness = _unevenness(plane[far], around) / strength
    if unevenness > (_UNEVEN_AND_SOFT if is_soft else _UNEVEN):
        return 0.0
    beside = ~ndimage.binary_dilation(drawn[near], iterations=width)
    if printed is not None and pen > _THICKER * mean_width(printed[near]):
        beside &= ~ndimage.binary_dilation(printed[near], np.ones((3, 3), bool))
    noise = float(np.percentile(contrast[near][beside], 90)) if beside.any() else 0.0
    return strength / max(noise, 1e-3) / _NOISY


def window(group: Sequence[InkPiece], share: float) -> tuple[slice, slice]:
    """The box of a group, wider by a part of its size to all sides."""
    top, bottom = min(p.top for p in group), max(p.bottom for p in group)
    left, right = min(p.left for p in group), max(p.right for p in group)
    margin = max(3, round(share * max(bottom - top, right - left))) if share else 0
    return (slice(max(0, top - margin), bottom + margin),
            slice(max(0, left - margin), right + margin))  # fmt: skip


def _sharpness(contrast: Floats, own: Mask) -> float:
    """The usual change of the contrast from pixel to pixel at the edge of the ink."""
    edge = ndimage.binary_dilation(own) & ~ndimage.binary_erosion(own)
    even = ndimage.gaussian_filter(contrast, 1)  # noise has slopes too
    slopes = np.hypot(*np.gradient(even)) if min(even.shape) > 1 else even
    return float(np.median(slopes[edge]))


def _unevenness(plane: Floats, paper: Mask) -> float:
    """How far what surrounds the ink changes everywhere, as in a photograph without paper.

    A surface of second degree stands for the light on paper.
    """
    y, x = np.nonzero(paper)
    step = max(1, len(y) // _SAMPLES)
    y, x = y[::step], x[::step]
    v, u = y / plane.shape[0] - 0.5, x / plane.shape[1] - 0.5
    terms = np.stack([np.ones_like(v), v, u, v * v, u * v, u * u])
    values = plane[y, x].astype(np.float64)
    weights = np.linalg.lstsq(terms @ terms.T, terms @ values, rcond=None)[0]
    return float(np.median(np.abs(values - weights @ terms)))
