"""Finds the ink of the digit in a picture, whatever surrounds it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from normviz.drawing.pictures.candidates import Candidate, best_candidate
from normviz.drawing.pictures.clearness import window
from normviz.drawing.pictures.planes import needed_channels, planes_of, shrunk, unit_picture
from normviz.drawing.pictures.shadows import evened
from normviz.drawing.pictures.sheets import PaperSheet, sheets_in
from normviz.drawing.pictures.touching import digits_in
from normviz.drawing.resample import Floats

LONGEST = 800
"""Pictures are looked at with this longer side."""
_AS_GOOD = 0.8
"""Without a shadow ink may be worth so much less than the same ink cut by its edge."""
_RIM = 12
"""Pixels around a sheet in which its edge is."""
_ON_SHEET = 0.85
"""At least this part of ink that touches the edge of a sheet lies on it."""
_NEAR_EDGE = 0.08
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
    best = _best_without_shadow(planes)
    if best is None:
        return FoundDigits(0, np.zeros(unit.shape[:2], np.float32))
    count = sum(digits_in(best.labels, group) for group in best.groups)
    return FoundDigits(count, _ink(best))


def _best_without_shadow(planes: Sequence[Floats]) -> Candidate | None:
    """The digits in the page without its shadow, if they are seen there as well as in it."""
    on_sheets = [(sheet, best_candidate(sheet.planes)) for sheet in sheets_in(planes)]
    best = _best_in_sheets(planes, on_sheets)
    lit = evened(planes)
    found = best_candidate(lit) if lit else None
    if found is None or (best and found.score < _AS_GOOD * best.score):
        return best
    return None if best is None and _is_empty(found, on_sheets) else found


def _best_in_sheets(
    planes: Sequence[Floats], on_sheets: Sequence[tuple[PaperSheet, Candidate | None]]
) -> Candidate | None:
    """The digits on a sheet that lies on a desk; where there is none, those in the picture.

    The lit part of a page under a hard shadow looks like a sheet too. Ink that goes on beyond a
    sheet's rim therefore does not count as ink on a sheet.
    """
    seen = [(sheet, found) for sheet, found in on_sheets if found]
    whole = [found for sheet, found in seen if sheet.inside[found.mask].all()]
    if whole:
        return max(whole, key=lambda found: found.score)
    best = best_candidate(planes)
    if best is None or _is_empty(best, on_sheets):
        return None
    # What is seen instead of ink that touches the edge is the paper itself.
    nearly = [_cut(found, sheet) for sheet, found in seen if _nearly_lies_in(found, sheet)]
    other = [found for found in nearly if found.dark != best.dark]
    return max(other, key=lambda found: found.score, default=best)


def _is_empty(ink: Candidate, on_sheets: Sequence[tuple[PaperSheet, Candidate | None]]) -> bool:
    """Whether the ink is the edge of an empty sheet."""
    return any(found is None and _is_edge(ink, sheet) for sheet, found in on_sheets)


def _nearly_lies_in(found: Candidate, sheet: PaperSheet) -> bool:
    return bool(sheet.inside[found.mask].mean() >= _ON_SHEET)


def _cut(found: Candidate, sheet: PaperSheet) -> Candidate:
    """The digits without what their ink is continued by beyond the edge of the sheet."""
    on_paper = ndimage.binary_dilation(sheet.inside, iterations=_RIM)
    labels = np.where(on_paper, found.labels, 0)
    return replace(found, labels=labels, mask=found.mask & on_paper)


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


def _ink(best: Candidate) -> Floats:
    """Contrast as ink: 0 at the paper's noise, 1 where the ink is full."""
    own = best.contrast[best.mask]
    strong = float(np.median(own[own >= np.percentile(own, 50)]))
    floor = min(best.floor, 0.5 * strong)
    ink = np.clip((best.contrast - floor) / (strong - floor), 0, 1)
    near = ndimage.binary_dilation(best.mask, np.ones((3, 3), bool), iterations=2)
    return np.asarray(np.where(near, ink, 0), np.float32)
