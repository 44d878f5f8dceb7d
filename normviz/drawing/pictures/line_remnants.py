"""What is left of printed lines, and paper between them, which look like straight strokes."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from normviz.drawing.pictures.contrast import stroke_contrast
from normviz.drawing.pictures.lines import STEEPEST, printed_lines
from normviz.drawing.pictures.pieces import InkPiece, Labels, strong_ink
from normviz.drawing.resample import Floats

Mask = NDArray[np.bool_]

_SLIM = 0.12
"""A straight stroke is no wider than this part of its length."""
_ON_LINES = 0.85
"""At least this part of what is left of lines lies on the lines of another plane."""
_MOST_COVERED = 0.25
"""Lines that cover more of the page cover most of a digit, too."""
_RULED = 0.9
"""Printed lines across the page have pixels in so many of its columns or rows."""


def are_left_of_lines(group: Sequence[InkPiece], labels: Labels, printed: Mask) -> bool:
    """Whether the ink of one digit is a straight line of the page or of its surroundings.

    A line that goes through the whole picture is no digit. On a page with printed lines neither is
    one that begins at the picture's border, nor one that lies along the rows.

    Args:
        group: The pieces of the digit.
        labels: (H, W), the number of the piece at each pixel.
        printed: (H, W), the pixels that were recognized as printed lines.
    """
    top, bottom = min(p.top for p in group), max(p.bottom for p in group)
    left, right = min(p.left for p in group), max(p.right for p in group)
    box = np.isin(labels[top:bottom, left:right], [piece.label for piece in group])
    is_flat = right - left > bottom - top
    if not _is_straight(box if is_flat else box.T):
        return False
    height, width = labels.shape
    ends = (left, width - right) if is_flat else (top, height - bottom)
    at_border = sum(end <= 1 for end in ends)
    return at_border == 2 or (bool(printed.any()) and (at_border > 0 or is_flat))


def _is_straight(ink: Mask) -> bool:
    """Whether ink (h, w), wider than high, is one slim stroke, perhaps broken, along the rows."""
    rows, columns = np.nonzero(ink)
    length = int(np.ptp(columns)) + 1
    slope, start = np.polyfit(columns, rows, 1)
    away = np.abs(rows - start - slope * columns)
    wide = 2 * float(np.percentile(away, 95)) + 1
    return bool(abs(slope) <= STEEPEST and wide <= max(3.0, _SLIM * length))


def is_between_lines(plane: Floats, reach: int, *, dark: bool) -> bool:
    """Whether the page is ruled in the other tone, so that its paper looks like ink of this one.

    Args:
        plane: (H, W) in 0…1.
        reach: Nothing wider is ink.
        dark: Whether dark ink was found.
    """
    contrast, floor = stroke_contrast(plane, reach, dark=not dark)
    return is_ruled(printed_lines(strong_ink(contrast, floor)))


def is_ruled(printed: Mask) -> bool:
    """Whether printed lines (H, W) go across the whole page."""
    return bool(printed.any(0).mean() >= _RULED or printed.any(1).mean() >= _RULED)


def lie_on_lines(mask: Mask, lines: Mask) -> bool:
    """Whether ink (H, W) lies on printed lines, which other planes show more of."""
    if not mask.any() or lines.mean() > _MOST_COVERED:
        return False
    return bool(lines[mask].mean() >= _ON_LINES)
