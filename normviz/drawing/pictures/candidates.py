"""Candidates for digits in one plane of a picture, and the choice of the clearest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from normviz.drawing.pictures.clearness import LARGE, clearness
from normviz.drawing.pictures.contrast import noise_of, stroke_contrast
from normviz.drawing.pictures.grouping import grouped
from normviz.drawing.pictures.line_remnants import (
    are_left_of_lines,
    is_between_lines,
    lie_on_lines,
)
from normviz.drawing.pictures.lines import printed_lines
from normviz.drawing.pictures.pieces import InkPiece, Labels, pieces_of, strong_ink
from normviz.drawing.pictures.planes import shrunk
from normviz.drawing.pictures.rings import rings_in
from normviz.drawing.resample import Floats

Mask = NDArray[np.bool_]

_REACHES = (0.07, 0.15, 0.3)
"""Widest strokes that are looked for, as parts of the picture's shorter side."""
_BETTER = 1.6
"""Wider strokes must explain so much more than thin ones: a sheet is no stroke."""
_SAME = 0.9
"""Wider ink that covers more than this part of thinner ink is the same ink."""
_FULL = 0.6
"""Strokes of more than this part of the reach may be wider in places, where they are not seen."""
_PARTIAL = 0.25
"""What such strokes are worth."""
_REDUCED = 260
"""Wide strokes are looked for in a picture of this longer side first."""
_SURE = 1.25
"""What the reduced picture shows may be worth so much more in the whole one."""
_COMPACT = 0.5
"""A stroke whose mean width is this part of its longer side is none."""
_GOOD = 0.35
"""With such a contrast of the lightness colours need not be looked at."""
_SMALLEST = 1 / 60
"""Nothing smaller than this part of the picture's longer side is a digit."""
_SOLID = 0.6
"""What is thicker than this part of its longer side is a blot and no stroke."""
_PALE = 0.4
"""Ink paler than this part of the digit's is something else."""
_LEAST_BLUR, _MOST_BLUR = 0.6, 2.0
"""Pixels: what takes away the noise of a good camera, and what leaves thin strokes."""
_NOISE_PER_PIXEL = 0.035
"""Noise, relative to the paper, for which the picture is blurred by a pixel."""
_MOST = 8
"""More digits are a texture."""
_EVEN_INK = 0.08
"""Contrast of a whole digit is at least this."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """Ink that may be digits.

    Attributes:
        groups: The pieces of each digit, the digit with the most ink first.
        labels: (H, W), the number of the piece at each pixel.
        mask: (H, W), the pixels of all pieces.
        contrast: (H, W) in 0…1, to the paper around.
        floor: Contrast up to which it is the paper's noise.
        dark: Whether the ink is darker than the paper.
        strength: Contrast of the digit where its ink is full.
        score: How much it supports a digit.
        is_partial: Whether its strokes may be wider in places than what can be seen.
        printed: (H, W), the pixels of printed lines.
        reach: Widest strokes that were looked for, in pixels.
    """

    groups: list[list[InkPiece]]
    labels: Labels
    mask: Mask
    contrast: Floats
    floor: float
    dark: bool
    strength: float
    score: float
    is_partial: bool
    printed: Mask
    reach: int


def best_candidate(planes: Sequence[Floats]) -> Candidate | None:
    """The digits in the plane that shows them best."""
    best: Candidate | None = None
    for plane in planes:
        seen = _best_in_plane(plane)
        if seen and (best is None or seen.score > best.score):
            best = seen
        if best and best.strength > _GOOD:
            break
    return None if best and _is_line(best, planes) else best


def _is_line(found: Candidate, planes: Sequence[Floats]) -> bool:
    """Whether it lies on printed lines that are paler in its own plane than in another."""
    if len(planes) == 1 or not found.printed.any():
        return False
    lines = found.printed.copy()
    for plane in planes:
        contrast, floor = stroke_contrast(plane, found.reach, dark=found.dark)
        lines |= printed_lines(strong_ink(contrast, floor))
    return lie_on_lines(found.mask, ndimage.binary_dilation(lines, iterations=2))


def _best_in_plane(plane: Floats) -> Candidate | None:
    """What is seen with the least reach, unless a wider one shows more of it, or much more.

    Wide strokes are looked for in a reduced picture first, which is many times faster.
    """
    side = min(plane.shape)
    full = _View.of(plane)
    reduced = _View.of(shrunk(plane[..., None], _REDUCED)[..., 0])
    reaches = sorted({max(9, round(share * side)) | 1 for share in _REACHES})
    best: Candidate | None = None
    for reach in reaches:
        is_last = reach == reaches[-1]
        polarities = [True, False]
        if reach != reaches[0] and reduced.side < full.side:
            hints = [reduced.candidate(reach, full.side, dark=dark, is_last=is_last)
                     for dark in polarities]  # fmt: skip
            polarities = [each.dark for each in hints if each and _is_preferred(each, best, _SURE)]
        both = [full.candidate(reach, full.side, dark=dark, is_last=is_last) for dark in polarities]
        before = best
        for found in sorted((each for each in both if each), key=lambda each: -each.score):
            if _is_preferred(found, before):
                best = found
                break
    return best


@dataclass(frozen=True, eq=False)
class _View:
    """A plane at some size, as it is and with less noise."""

    plane: Floats
    smooth: Floats

    @classmethod
    def of(cls, plane: Floats) -> "_View":
        """The view of a plane (H, W)."""
        if min(plane.shape) <= LARGE:
            return cls(plane, plane)
        blur = float(np.clip(noise_of(plane) / _NOISE_PER_PIXEL, _LEAST_BLUR, _MOST_BLUR))
        return cls(plane, ndimage.gaussian_filter(plane, blur))

    @property
    def side(self) -> int:
        """The shorter side in pixels."""
        return int(min(self.plane.shape))

    def candidate(self, reach: int, side: int, *, dark: bool, is_last: bool) -> Candidate | None:
        """The digits in ink of one polarity.

        Args:
            reach: Nothing wider is ink, in pixels of the whole plane.
            side: The shorter side of the whole plane; the score is in its pixels.
            dark: Whether dark ink is looked for.
            is_last: Whether no wider reach is tried.
        """
        own = reach if side == self.side else max(9, round(reach * self.side / side)) | 1
        found = _candidate(self.plane, self.smooth, own, dark=dark)
        if found is None:
            return None
        worth = 1.0 if is_last or not found.is_partial else _PARTIAL
        return replace(found, score=found.score * worth * side / self.side)


def _is_preferred(found: Candidate, best: Candidate | None, slack: float = 1.0) -> bool:
    """Whether wider ink is taken instead of the ink that a shorter reach shows."""
    if best is None or slack * found.score > _BETTER * best.score:
        return True
    return _completes(found, best, slack)


def _completes(found: Candidate, seen: Candidate, slack: float) -> bool:
    """Whether it is the same ink with wider places that a shorter reach does not see."""
    if found.dark != seen.dark or len(found.groups) > len(seen.groups):
        return False
    height, width = found.mask.shape
    rows = np.arange(height) * seen.mask.shape[0] // height
    columns = np.arange(width) * seen.mask.shape[1] // width
    mask = seen.mask[rows[:, None], columns]
    both = np.count_nonzero(found.mask & mask)
    covers = bool(slack * both > _SAME * np.count_nonzero(mask))
    return slack * found.score > seen.score / 2 and covers


def _candidate(plane: Floats, smooth: Floats, reach: int, *, dark: bool) -> Candidate | None:
    """The digits that a plane shows in dark or light ink; None where it shows none."""
    contrast, floor = stroke_contrast(smooth, reach, dark=dark)
    mask = strong_ink(contrast, floor)
    rings = np.zeros_like(mask)
    if min(plane.shape) > LARGE:
        # Flat parts of a circle would be taken for printed lines, and leave its arcs.
        labels, pieces = pieces_of(mask, contrast)
        rings = _pixels(labels, rings_in(labels, pieces))
    printed = printed_lines(mask & ~rings) | rings
    mask &= ~printed
    labels, pieces = pieces_of(mask, contrast)
    least = _SMALLEST * max(plane.shape)
    if min(plane.shape) > LARGE:
        pieces = [piece for piece in pieces if not _is_frame(piece, labels)]
        crossed = rings_in(labels, pieces)  # by printed lines
        pieces = [piece for piece in pieces if piece not in crossed]
        rings |= _pixels(labels, crossed)
        printed |= rings
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
    if min(plane.shape) > LARGE:
        groups = [group for group in groups if not are_left_of_lines(group, labels, printed)]
    if not 1 <= len(groups) <= _MOST:
        return None
    own = _pixels(labels, [piece for group in groups for piece in group])
    clear = clearness(groups[0], own, contrast, plane, printed, rings)
    if clear < 1 or is_between_lines(smooth, reach, dark=dark):
        return None
    score = sum(_worth(piece) for piece in groups[0]) * min(clear, 4)
    partial = main.thickness > _FULL * reach
    return Candidate(
        groups, labels, own, contrast, floor, dark, main.strength, score, partial, printed, reach
    )


def _pixels(labels: Labels, pieces: Sequence[InkPiece]) -> Mask:
    return np.isin(labels, [piece.label for piece in pieces])


def _is_frame(piece: InkPiece, labels: Labels) -> bool:
    """Whether a piece lies along the picture's border, as the desk beside a sheet does."""
    edges = (labels[0], labels[-1], labels[:, 0], labels[:, -1])
    most = max(np.count_nonzero(edge == piece.label) for edge in edges)
    return bool(most >= 0.5 * piece.longest)


def _worth(piece: InkPiece) -> float:
    """How much a piece supports a digit: the length of its strokes, less where it is compact."""
    slender = max(0.0, 1 - piece.width_of_stroke / (_COMPACT * piece.longest))
    return piece.strength**2 * piece.stroke_length * slender
