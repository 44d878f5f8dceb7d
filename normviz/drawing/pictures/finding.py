"""Finds the ink of the digit in a picture, whatever surrounds it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from normviz.drawing.pictures.candidates import Candidate, best_candidate
from normviz.drawing.pictures.clearness import window
from normviz.drawing.pictures.planes import needed_channels, planes_of, shrunk, unit_picture
from normviz.drawing.pictures.shadows import evened
from normviz.drawing.pictures.sheets import PaperSheet, sheets_in
from normviz.drawing.pictures.touching import is_pair
from normviz.drawing.resample import Floats

LONGEST = 800
"""Pictures are looked at with this longer side."""
_AS_GOOD = 0.8
"""Without a shadow ink may be worth so much less than the same ink cut by its edge."""
_RIM = 12
"""Pixels around a sheet in which its edge is."""
_NEAR_EDGE = 0.06
"""What remains of a sheet's edge lies within this part of the picture's side from it."""


@dataclass(frozen=True, eq=False)
class FoundDigits:
    """What is in a picture.

    Attributes:
        count: How many digits there are; 0 for none.
        ink: (H, W) in 0…1: the ink of the digits, in the place where it is in the picture.
    """

    count: int
    ink: Floats


def find_digits(picture: NDArray[np.uint8], longest: int = LONGEST) -> FoundDigits:
    """The digits in a picture.

    Args:
        picture: uint8, (H, W) or (H, W, 1) grey, (H, W, 2) grey and alpha, (H, W, 3) RGB or
            (H, W, 4) RGBA.
        longest: The picture is shrunk until no side is longer.

    Raises:
        ValueError: The array is of another type or shape.
    """
    unit = shrunk(needed_channels(unit_picture(picture)), longest)
    planes = planes_of(unit)
    best = _clearer(_best_in_sheets(planes), evened(planes))
    if best is None:
        return FoundDigits(0, np.zeros(unit.shape[:2], np.float32))
    return FoundDigits(_count(best), _ink(best))


def _clearer(best: Candidate | None, lit: Sequence[Floats] | None) -> Candidate | None:
    """The digits in the page without its shadow, if they are seen there as well as in it."""
    found = best_candidate(lit) if lit else None
    if found is None or (best and found.score < _AS_GOOD * best.score):
        return best
    return found


def _best_in_sheets(planes: Sequence[Floats]) -> Candidate | None:
    """The digits on a sheet that lies on a desk; where there is none, those in the picture.

    The lit part of a page under a hard shadow looks like a sheet too. Ink that goes on beyond a
    sheet's rim therefore does not count as ink on a sheet.
    """
    sheets = sheets_in(planes)
    on_sheets = [(sheet, best_candidate(sheet.planes)) for sheet in sheets]
    whole = [found for sheet, found in on_sheets if found and _lies_in(found, sheet)]
    if whole:
        return max(whole, key=lambda found: found.score)
    best = best_candidate(planes)
    if best and any(found is None and _is_edge(best, sheet) for sheet, found in on_sheets):
        return None  # the edge of an empty sheet
    return best


def _lies_in(found: Candidate, sheet: PaperSheet) -> bool:
    return bool(sheet.inside[found.mask].all())


def _is_edge(found: Candidate, sheet: PaperSheet) -> bool:
    """Whether the ink is what remains of the edge of a sheet.

    It touches the edge, and is never far from it or goes on to the picture's border as a desk.
    """
    away = ndimage.distance_transform_edt(sheet.inside)
    away += ndimage.distance_transform_edt(~sheet.inside)
    distances = away[found.mask]
    near = _NEAR_EDGE * max(found.mask.shape)
    rows, columns = window(found.groups[0], 0.0)
    height, width = found.mask.shape
    at_border = min(rows.start, columns.start, height - rows.stop, width - columns.stop) <= 1
    return bool(distances.min() <= _RIM and (at_border or np.percentile(distances, 90) <= near))


def _count(best: Candidate) -> int:
    if len(best.groups) > 1:
        return len(best.groups)
    return 2 if is_pair(best.mask, best.groups[0]) else 1


def _ink(best: Candidate) -> Floats:
    """Contrast as ink: 0 at the paper's noise, 1 where the ink is full."""
    own = best.contrast[best.mask]
    strong = float(np.median(own[own >= np.percentile(own, 50)]))
    floor = min(best.floor, 0.5 * strong)
    ink = np.clip((best.contrast - floor) / (strong - floor), 0, 1)
    near = ndimage.binary_dilation(best.mask, np.ones((3, 3), bool), iterations=2)
    return np.asarray(np.where(near, ink, 0), np.float32)
