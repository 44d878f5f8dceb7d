"""Groups pieces of ink into digits."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from normviz.drawing.pictures.pieces import InkPiece, Labels

Mask = NDArray[np.bool_]

_TALL = 0.6
"""A piece of at least this part of the height of the tallest may be a digit of its own."""
_FLAT = 0.25
"""What is flatter, as a part of its width, is a bar and no digit of its own."""
_OVERLAP = 0.3
"""Pieces of which one lies above so much of the width of the other belong to one digit."""
_ALIGNED = 0.24
"""Digits beside each other begin and end at the same height, up to this part of the height."""
_AS_TALL = 0.75
"""Digits whose boxes overlap have at least this part of the height of each other."""
_FAR = 0.45
"""Small pieces farther away than this part of the digit's size are dirt or other writing."""
_NEAR = 0.15
"""Large strokes of one digit that are not above each other are nearer than this."""
_ABOVE = 0.3
"""Strokes of one digit that lie above each other are nearer than this."""
_STACKED = 0.08
"""The same for strokes of which each may be a digit."""
_HIGH = 2.2
"""A digit is not so many times as tall as it is wide, unless it is a 1."""
_BAR = 0.3
"""What is narrower, as a part of its height, may be a part of a 1."""
_SPECK = 0.02
"""Pieces of less than this part of the ink of the largest are dirt."""
_JOINED = 0.8
"""Ends of broken ink are nearer to each other than this part of the pen's width."""
_LEAST_GAP = 0.015
"""Half of a gap that is closed in any case, as a part of the digit: a thin line breaks so."""


@dataclass(frozen=True, eq=False)
class _Ink:
    """The ink that is grouped.

    Attributes:
        labels: (H, W), the number of the piece at each pixel.
        blots: For each piece the number of the blot it is part of when broken ink is closed.
    """

    labels: Labels
    blots: dict[int, int]


def grouped(labels: Labels, pieces: Sequence[InkPiece]) -> list[list[InkPiece]]:
    """The pieces of each digit, the digit with the most ink first.

    Args:
        labels: (H, W), the number of the piece at each pixel.
        pieces: Pieces that may be ink of a digit, at least one.
    """
    main = max(pieces, key=lambda piece: piece.energy)
    size = main.longest
    large = [piece for piece in pieces if piece.longest >= 0.5 * size]
    inky = [each for each in pieces if each.energy >= 1e-3 * main.energy or each in large]
    ink = _Ink(labels, _joined(labels, inky))
    groups: list[list[InkPiece]] = []
    for piece in sorted(large, key=lambda piece: -piece.energy):
        home = next((group for group in groups if _belongs(piece, group, ink)), None)
        if home is None:
            groups.append([piece])
        else:
            home.append(piece)
    groups = _merged(groups, ink)
    for piece in pieces:
        if piece.longest < 0.5 * size and piece.energy >= _SPECK * main.energy:
            distance, group = min(((_gap(piece, group), group) for group in groups),
                                  key=lambda item: item[0])  # fmt: skip
            if distance <= _FAR * _extent(group):
                group.append(piece)
    groups.sort(key=lambda group: -sum(piece.energy for piece in group))
    return groups


def reach_of(pen: float, size: int) -> float:
    """Half of the widest gap in broken ink, in pixels: with a pen, in a digit of a size."""
    return max(1.0, _JOINED * pen / 2, _LEAST_GAP * size)


def _joined(labels: Labels, pieces: Sequence[InkPiece]) -> dict[int, int]:
    """For each piece the number of the blot it is part of when broken ink is closed."""
    if len(pieces) < 2:
        return {piece.label: 0 for piece in pieces}
    top, left = min(p.top for p in pieces), min(p.left for p in pieces)
    bottom, right = max(p.bottom for p in pieces), max(p.right for p in pieces)
    part = labels[top:bottom, left:right]
    mask = np.isin(part, [piece.label for piece in pieces])
    pen = float(np.median([piece.width_of_stroke for piece in pieces]))
    near = ndimage.distance_transform_edt(~mask) <= reach_of(
        pen, max(piece.longest for piece in pieces)
    )
    blots, _ = ndimage.label(near, np.ones((3, 3), bool))
    return {piece.label: int(blots[part == piece.label][0]) for piece in pieces}


def _belongs(piece: InkPiece, group: Sequence[InkPiece], ink: _Ink) -> bool:
    return any(_is_one(piece, each, ink) for each in group)


def _is_one(first: InkPiece, second: InkPiece, ink: _Ink) -> bool:
    """Whether two large pieces are strokes of the same digit."""
    if ink.blots[first.label] == ink.blots[second.label]:
        return True
    size = max(first.longest, second.longest)
    if min(first.height / first.longest, second.height / second.longest) < _FLAT:
        return _gap(first, [second]) <= size
    overlap = min(first.right, second.right) - max(first.left, second.left)
    if overlap >= _OVERLAP * min(first.width, second.width):
        if _lean_beside(first, second, ink.labels):
            return False
        above = max(first.top, second.top) - min(first.bottom, second.bottom)
        return above <= (_STACKED if _stand_above(first, second) else _ABOVE) * size
    if _stand_beside(first, second):
        return False
    shorter, taller = sorted((first.height, second.height))
    # What is not tall is no digit of its own, but the bar of a 5 or the like.
    near = _FAR if shorter < _TALL * taller else _NEAR
    return _gap(first, [second]) <= near * size


def _stand_above(first: InkPiece, second: InkPiece) -> bool:
    """Whether they are about as tall, and make up a stack that is too high for one digit."""
    shorter, taller = sorted((first.height, second.height))
    if shorter < _TALL * taller or max(_slimness(first), _slimness(second)) < _BAR:
        return False
    height = max(first.bottom, second.bottom) - min(first.top, second.top)
    width = max(first.right, second.right) - min(first.left, second.left)
    return height >= _HIGH * width


def _slimness(piece: InkPiece) -> float:
    return piece.width / piece.height


def _stand_beside(first: InkPiece, second: InkPiece) -> bool:
    """Whether they are about as tall and begin and end at about the same height."""
    tallest = max(first.height, second.height)
    if min(first.height, second.height) < _TALL * tallest:
        return False
    tops, bottoms = abs(first.top - second.top), abs(first.bottom - second.bottom)
    return min(tops, bottoms) <= _ALIGNED * tallest and max(tops, bottoms) <= 0.45 * tallest


def _lean_beside(first: InkPiece, second: InkPiece, labels: Labels) -> bool:
    """Whether they are as tall, and one lies left of the other in each row, as a slanted 16."""
    tallest = max(first.height, second.height)
    ends = abs(first.top - second.top), abs(first.bottom - second.bottom)
    if min(first.height, second.height) < _AS_TALL * tallest or max(ends) > _ALIGNED * tallest:
        return False
    rows = slice(max(first.top, second.top), min(first.bottom, second.bottom))
    part = labels[rows, min(first.left, second.left) : max(first.right, second.right)]
    one, other = part == first.label, part == second.label
    both = one.any(1) & other.any(1)
    one, other = one[both], other[both]
    if not len(one):
        return False
    last = part.shape[1] - 1
    is_left = last - one[:, ::-1].argmax(1) < other.argmax(1)
    is_right = last - other[:, ::-1].argmax(1) < one.argmax(1)
    return bool(is_left.all() or is_right.all())


def _merged(groups: list[list[InkPiece]], ink: _Ink) -> list[list[InkPiece]]:
    """Groups of which pieces that came later turned out to be one."""
    left = list(groups)
    at = 0
    while at < len(left):
        for other in range(at + 1, len(left)):
            if any(_belongs(piece, left[at], ink) for piece in left[other]):
                left[at] += left.pop(other)
                at = -1
                break
        at += 1
    return left


def _gap(piece: InkPiece, group: Sequence[InkPiece]) -> float:
    """Distance of the boxes."""

    def distance(other: InkPiece) -> float:
        across = max(piece.left, other.left) - min(piece.right, other.right)
        down = max(piece.top, other.top) - min(piece.bottom, other.bottom)
        return float(np.hypot(max(across, 0), max(down, 0)))

    return min(distance(each) for each in group)


def _extent(group: Sequence[InkPiece]) -> int:
    height = max(p.bottom for p in group) - min(p.top for p in group)
    width = max(p.right for p in group) - min(p.left for p in group)
    return max(height, width)
