"""Finds the ink of the digit in a picture, whatever surrounds it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from normviz.drawing.pictures.contrast import stroke_contrast
from normviz.drawing.pictures.grouping import grouped
from normviz.drawing.pictures.lines import printed_lines
from normviz.drawing.pictures.pieces import Labels, Piece, pieces_of, strong_ink
from normviz.drawing.pictures.planes import planes_of, shrunk, unit_picture
from normviz.drawing.pictures.sheets import Sheet, sheets_in
from normviz.drawing.pictures.touching import is_pair
from normviz.drawing.resample import Floats

Mask = NDArray[np.bool_]

LONGEST = 800
"""Pictures are looked at with this longer side."""
_REACHES = (0.07, 0.15, 0.3)
"""Widest strokes that are looked for, as parts of the picture's shorter side."""
_BETTER = 1.6
"""Wider strokes must explain so much more than thin ones: a sheet is no stroke."""
_LARGE = 100
"""In pictures with shorter sides the digit may fill all, and every pixel counts."""
_SAME = 0.9
"""Wider ink that covers more than this part of thinner ink is the same ink."""
_FULL = 0.6
"""Strokes of more than this part of the reach may be wider in places, where they are not seen."""
_PARTIAL = 0.25
"""What such strokes are worth."""
_UNEVEN = 0.32
"""Paper is even up to this part of the ink's contrast, slow changes of the light aside."""
_COMPACT = 0.5
"""A stroke whose mean width is this part of its longer side is none."""
_GOOD = 0.35
"""With such a contrast of the lightness colours need not be looked at."""
_SAMPLES = 3000
"""So many pixels are enough to find the light on the paper."""
_SMALLEST = 1 / 60
"""Nothing smaller than this part of the picture's longer side is a digit."""
_SOLID = 0.6
"""What is thicker than this part of its longer side is a blot and no stroke."""
_PALE = 0.4
"""Ink paler than this part of the digit's is something else."""
_NOISY = 3.0
"""Ink stands out of what surrounds it by this factor, or what surrounds it is a texture."""
_MOST = 8
"""More digits are a texture."""
_RIM = 12
"""Pixels around a sheet in which its edge is."""
_NEAR_EDGE = 0.06
"""What remains of a sheet's edge lies within this part of the picture's side from it."""
_EVEN_INK = 0.08
"""Contrast of a whole digit is at least this."""


@dataclass(frozen=True, eq=False)
class Found:
    """What is in a picture.

    Attributes:
        count: How many digits there are; 0 for none.
        ink: (H, W) in 0…1: the ink of the digits, in the place where it is in the picture.
    """

    count: int
    ink: Floats


@dataclass(frozen=True, eq=False)
class _Candidate:
    groups: list[list[Piece]]
    mask: Mask
    contrast: Floats
    floor: float
    dark: bool
    strength: float
    score: float
    is_partial: bool

    def lessened(self) -> "_Candidate":
        """The same, worth less: its strokes may be wider in places than what can be seen."""
        return replace(self, score=self.score * _PARTIAL)


def find_digits(picture: NDArray[np.uint8], longest: int = LONGEST) -> Found:
    """The digits in a picture.

    Args:
        picture: uint8, (H, W) or (H, W, 1) grey, (H, W, 2) grey and alpha, (H, W, 3) RGB or
            (H, W, 4) RGBA.
        longest: The picture is shrunk until no side is longer.

    Raises:
        ValueError: The array is of another type or shape.
    """
    unit = shrunk(unit_picture(picture), longest)
    best = _best_in_sheets(planes_of(unit))
    if best is None:
        return Found(0, np.zeros(unit.shape[:2], np.float32))
    return Found(_count(best), _ink(best))


def _best_in_sheets(planes: Sequence[Floats]) -> _Candidate | None:
    """The digits on a sheet that lies on a desk; where there is none, those in the picture.

    The lit part of a page under a hard shadow looks like a sheet too. Ink that goes on beyond a
    sheet's rim therefore does not count as ink on a sheet.
    """
    sheets = sheets_in(planes)
    on_sheets = [(sheet, _best(sheet.planes)) for sheet in sheets]
    whole = [found for sheet, found in on_sheets if found and _lies_in(found, sheet)]
    if whole:
        return max(whole, key=lambda found: found.score)
    best = _best(planes)
    if best and any(found is None and _is_edge(best, sheet) for sheet, found in on_sheets):
        return None  # the edge of an empty sheet
    return best


def _lies_in(found: _Candidate, sheet: Sheet) -> bool:
    return bool(sheet.inside[found.mask].all())


def _is_edge(found: _Candidate, sheet: Sheet) -> bool:
    """Whether the ink is what remains of the edge of a sheet.

    It touches the edge, and is never far from it or goes on to the picture's border as a desk.
    """
    away = ndimage.distance_transform_edt(sheet.inside)
    away += ndimage.distance_transform_edt(~sheet.inside)
    distances = away[found.mask]
    near = _NEAR_EDGE * max(found.mask.shape)
    rows, columns = _window(found.groups[0], 0.0)
    height, width = found.mask.shape
    at_border = min(rows.start, columns.start, height - rows.stop, width - columns.stop) <= 1
    return bool(distances.min() <= _RIM and (at_border or np.percentile(distances, 90) <= near))


def _best(planes: Sequence[Floats]) -> _Candidate | None:
    """The digits in the plane that shows them best."""
    best: _Candidate | None = None
    for plane in planes:
        seen = _best_in_plane(plane)
        if seen and (best is None or seen.score > best.score):
            best = seen
        if best and best.strength > _GOOD:
            break
    return best


def _best_in_plane(plane: Floats) -> _Candidate | None:
    """What is seen with the least reach, unless a wider one shows more of it, or much more."""
    side = min(plane.shape)
    smooth = ndimage.gaussian_filter(plane, 0.6) if side > _LARGE else plane
    best: _Candidate | None = None
    reaches = sorted({max(9, round(share * side)) | 1 for share in _REACHES})
    for reach in reaches:
        both = [_candidate(plane, smooth, reach, dark=dark) for dark in (True, False)]
        seen = [each if reach == reaches[-1] or not each.is_partial else each.lessened()
                for each in both if each]  # fmt: skip
        before = best
        for found in sorted(seen, key=lambda each: -each.score):
            if before is None or found.score > _BETTER * before.score or _completes(found, before):
                best = found
                break
    return best


def _completes(found: _Candidate, seen: _Candidate) -> bool:
    """Whether it is the same ink with wider places that a shorter reach does not see."""
    both = np.count_nonzero(found.mask & seen.mask)
    covers = bool(both > _SAME * np.count_nonzero(seen.mask))
    return (
        found.dark == seen.dark
        and len(found.groups) <= len(seen.groups)
        and found.score > seen.score / 2
        and covers
    )


def _candidate(plane: Floats, smooth: Floats, reach: int, *, dark: bool) -> _Candidate | None:
    """The digits that a plane shows in dark or light ink; None where it shows none."""
    contrast, floor = stroke_contrast(smooth, reach, dark=dark)
    mask = strong_ink(contrast, floor)
    mask &= ~printed_lines(mask)
    labels, pieces = pieces_of(mask, contrast)
    least = _SMALLEST * max(plane.shape)
    if min(plane.shape) > _LARGE:
        pieces = [piece for piece in pieces if not _is_frame(piece, labels)]
    strokes = [piece for piece in pieces if piece.thickness <= _SOLID * piece.longest]
    large = [piece for piece in strokes if piece.longest >= max(least, 5)]
    if not large:
        return None
    main = max(large, key=_worth)
    if main.strength < _EVEN_INK or not _worth(main):
        return None
    kept = [piece for piece in pieces if piece.strength >= _PALE * main.strength
            and (piece in large or piece.longest < 0.5 * main.longest)]  # fmt: skip
    groups = grouped(labels, kept)
    if len(groups) > _MOST:
        return None
    own = np.isin(labels, [piece.label for group in groups for piece in group])
    clear = _clearness(groups[0], own, contrast, plane)
    if clear < 1:
        return None
    score = sum(_worth(piece) for piece in groups[0]) * min(clear, 4)
    partial = main.thickness > _FULL * reach
    return _Candidate(groups, own, contrast, floor, dark, main.strength, score, partial)


def _is_frame(piece: Piece, labels: Labels) -> bool:
    """Whether a piece lies along the picture's border, as the desk beside a sheet does."""
    edges = (labels[0], labels[-1], labels[:, 0], labels[:, -1])
    most = max(np.count_nonzero(edge == piece.label) for edge in edges)
    return bool(most >= 0.5 * piece.longest)


def _worth(piece: Piece) -> float:
    """How much a piece speaks for a digit: the length of its strokes, less where it is compact."""
    slender = max(0.0, 1 - piece.width_of_stroke / (_COMPACT * piece.longest))
    return piece.strength**2 * piece.stroke_length * slender


def _clearness(group: Sequence[Piece], own: Mask, contrast: Floats, plane: Floats) -> float:
    """How far the ink stands out of what surrounds it; below 1 it does not."""
    near, far = (_window(group, share) for share in (0.3, 0.7))
    width = 3 if min(plane.shape) > _LARGE else 1
    around = ~ndimage.binary_dilation(own[far], iterations=width)
    strength = float(np.median(contrast[near][own[near]]))
    box = _window(group, 0.0)
    outside = around.copy()
    outside[tuple(slice(inner.start - outer.start, inner.stop - outer.start)
                  for inner, outer in zip(box, far, strict=True))] = False  # fmt: skip
    if not outside.any():
        return 1.0
    # The inside of a loop looks like light ink in dark paper, but has the colour of the paper.
    differs = float(np.median(plane[near][own[near]]) - np.median(plane[far][outside]))
    if abs(differs) < 0.25 * strength * (1 if strength < 0.5 else 0.7):
        return 0.0
    if _is_uneven(plane[far], around, strength):
        return 0.0
    beside = ~ndimage.binary_dilation(own[near], iterations=width)
    noise = float(np.percentile(contrast[near][beside], 90)) if beside.any() else 0.0
    return strength / max(noise, 1e-3) / _NOISY


def _window(group: Sequence[Piece], share: float) -> tuple[slice, slice]:
    """The box of a group, wider by a part of its size to all sides."""
    top, bottom = min(p.top for p in group), max(p.bottom for p in group)
    left, right = min(p.left for p in group), max(p.right for p in group)
    margin = max(3, round(share * max(bottom - top, right - left))) if share else 0
    return (slice(max(0, top - margin), bottom + margin),
            slice(max(0, left - margin), right + margin))  # fmt: skip


def _is_uneven(plane: Floats, paper: Mask, strength: float) -> bool:
    """Whether what surrounds the ink changes everywhere, as in a photograph without paper.

    A surface of second degree stands for the light on paper.
    """
    y, x = np.nonzero(paper)
    step = max(1, len(y) // _SAMPLES)
    y, x = y[::step], x[::step]
    v, u = y / plane.shape[0] - 0.5, x / plane.shape[1] - 0.5
    terms = np.stack([np.ones_like(v), v, u, v * v, u * v, u * u], -1)
    values = plane[y, x].astype(np.float64)
    weights = np.linalg.lstsq(terms, values, rcond=None)[0]
    return float(np.median(np.abs(values - terms @ weights))) > _UNEVEN * strength


def _count(best: _Candidate) -> int:
    if len(best.groups) > 1:
        return len(best.groups)
    return 2 if is_pair(best.mask, best.groups[0]) else 1


def _ink(best: _Candidate) -> Floats:
    """Contrast as ink: 0 at the paper's noise, 1 where the ink is full."""
    own = best.contrast[best.mask]
    strong = float(np.median(own[own >= np.percentile(own, 50)]))
    floor = min(best.floor, 0.5 * strong)
    ink = np.clip((best.contrast - floor) / (strong - floor), 0, 1)
    near = ndimage.binary_dilation(best.mask, np.ones((3, 3), bool), iterations=2)
    return np.asarray(np.where(near, ink, 0), np.float32)
