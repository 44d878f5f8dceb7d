"""Counts the digits in one group of ink, whose digits may touch."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from normviz.drawing.ink import from_ink
from normviz.drawing.pictures.pair_network import pair_network
from normviz.drawing.pictures.pieces import InkPiece, Labels

Mask = NDArray[np.bool_]

_NARROWEST = 0.5
"""Two digits are together at least so wide, as a part of their height."""
_SURE = 0.8
"""The network is so sure of two digits: of MNIST's test digits it takes 0.3 % for two."""
_PAIR = 1.25
"""Not wider than this part of their height, digits that touch are two."""
_WIDEST = 1.3
"""A single digit beside others is no wider, as a part of the height."""
_END = 0.2
"""Digits are not parted nearer to the ends than this part of the height."""
_SHORTEST = 0.55
"""Nothing lower than this part of the height is a digit."""
_MOST_CUTS = 6


def digits_in(labels: Labels, pieces: Sequence[InkPiece]) -> int:
    """How many digits a group of ink is; 1 at least.

    Args:
        labels: (H, W), the number of the piece at each pixel.
        pieces: The pieces of the group.
    """
    top, bottom = min(p.top for p in pieces), max(p.bottom for p in pieces)
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    own = np.isin(labels[top:bottom, left:right], [piece.label for piece in pieces])
    return _count(own) if is_pair(own) else 1


def is_pair(ink: Mask) -> bool:
    """Whether ink (H, W) without a margin is two digits or more that touch."""
    height, width = ink.shape
    if width < _NARROWEST * height:
        return False
    return pair_network().probability(from_ink(ink)) > _SURE


def _count(ink: Mask) -> int:
    """How many digits touch in the ink of several."""
    if ink.shape[1] < _PAIR * ink.shape[0]:
        return 2
    halves = _parted(ink)
    if halves is None or not any(_is_several(half, ink) for half in halves):
        return 2
    return sum(_count(half) if _is_several(half, ink) else 1 for half in halves)


def _parted(ink: Mask) -> tuple[Mask, Mask] | None:
    """Both sides of the column at which digits touch; None where there is no such column.

    Little ink lies there, and what it parts is single digits if there is a choice.
    """
    height = ink.shape[0]
    parts = [(_cut(ink[:, :at]), _cut(ink[:, at:])) for at in _columns(ink)]
    whole = [pair for pair in parts if min(half.shape[0] for half in pair) >= _SHORTEST * height]
    return min(whole, key=lambda pair: sum(_is_several(half, ink) for half in pair), default=None)


def _columns(ink: Mask) -> list[int]:
    """Columns of the least ink around, those with the least first."""
    height, width = ink.shape
    amounts = ndimage.gaussian_filter1d(ink.sum(0).astype(float), max(1.0, 0.01 * height))
    end = max(2, int(max(_END * height, 0.15 * width)))
    places = [
        at
        for at in range(end, width - end)
        if amounts[at] <= amounts[at - 1] and amounts[at] < amounts[at + 1]
    ]
    return sorted(places, key=lambda at: amounts[at])[:_MOST_CUTS]


def _is_several(half: Mask, ink: Mask) -> bool:
    return half.shape[1] > _WIDEST * ink.shape[0] or is_pair(half)


def _cut(ink: Mask) -> Mask:
    """The ink without the margin around; it has some."""
    rows, columns = (np.flatnonzero(ink.any(axis)) for axis in (1, 0))
    if not len(rows):
        return ink[:0, :0]
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
