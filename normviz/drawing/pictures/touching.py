"""Detects digits that touch in one group of ink."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from normviz.drawing.ink import from_ink
from normviz.drawing.pictures.pair_network import pair_network
from normviz.drawing.pictures.pieces import InkPiece

Mask = NDArray[np.bool_]

_NARROWEST = 0.5
"""Two digits are together at least so wide, as a part of their height."""
_SURE = 0.8
"""The network is so sure of two digits: of MNIST's test digits it takes 0.3 % for two."""


def is_pair(mask: Mask, pieces: Sequence[InkPiece]) -> bool:
    """Whether the ink (H, W) of one group is two digits or more that touch."""
    top, bottom = min(p.top for p in pieces), max(p.bottom for p in pieces)
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    if right - left < _NARROWEST * (bottom - top):
        return False
    picture = from_ink(mask[top:bottom, left:right])
    return pair_network().probability(picture) > _SURE
