"""Circles and frames that a person has drawn around a digit, which are no ink of it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from normviz.drawing.pictures.pieces import InkPiece, Labels

Mask = NDArray[np.bool_]

_SIDE = 96
"""A piece is looked at on a grid of about this many cells."""
_GAP = 0.06
"""Half of the widest gap in a ring that is not quite closed, as a part of its longer side."""
_ROOM = 0.6
"""A ring encloses at least this part of its area: its line is thin."""
_NARROWEST = 0.7
"""A ring is at least so wide, as a part of its height: a narrow one may be a zero."""
_LEAST = 0.25
"""What a ring is drawn around is at least so long, as a part of the ring's longer side."""
_SPECK = 0.12
"""What is shorter, as a part of the ring's longer side, does not count."""


def rings_in(labels: Labels, pieces: Sequence[InkPiece]) -> list[InkPiece]:
    """The pieces that are drawn around another one.

    Args:
        labels: (H, W), the number of the piece at each pixel.
        pieces: Pieces of ink.
    """
    boxes = np.array([(each.top, -each.bottom, each.left, -each.right) for each in pieces], int)
    longest = np.array([each.longest for each in pieces])
    found = []
    for at, piece in enumerate(pieces):
        if piece.width < _NARROWEST * piece.height:
            continue
        # A page of squares has thousands of pieces: each is compared with all the others at once.
        is_in = (boxes > boxes[at]).all(1) & (longest >= _SPECK * piece.longest)
        if _is_ring(piece, labels, [pieces[int(inner)] for inner in np.flatnonzero(is_in)]):
            found.append(piece)
    return found


def _is_ring(piece: InkPiece, labels: Labels, within: Sequence[InkPiece]) -> bool:
    """Whether a piece is thin and closed around those whose boxes lie within its own."""
    if not within or _extent(within) < _LEAST * piece.longest:
        return False
    step = max(1, piece.longest // _SIDE)
    box = labels[piece.top : piece.bottom : step, piece.left : piece.right : step]
    own = box == piece.label
    enclosed = _enclosed(_thickened(labels, piece, step))
    if np.count_nonzero(enclosed & ~own) < _ROOM * np.count_nonzero(enclosed | own):
        return False
    return all(enclosed[box == each.label].all() for each in within)


def _extent(pieces: Sequence[InkPiece]) -> int:
    """The longer side of the box around pieces: a wide stroke may be seen in parts."""
    height = max(each.bottom for each in pieces) - min(each.top for each in pieces)
    return max(height, max(each.right for each in pieces) - min(each.left for each in pieces))


def _thickened(labels: Labels, piece: InkPiece, step: int) -> Mask:
    """The piece on the grid, so thick that a thin line has no holes between the cells."""
    rows = slice(piece.top, piece.bottom)
    own = labels[rows, piece.left : piece.right] == piece.label
    return np.asarray(ndimage.maximum_filter(own, step)[::step, ::step])


def _enclosed(ring: Mask) -> Mask:
    """What a ring encloses, which may have a gap; with the inner half of its line."""
    reach = max(1, round(_GAP * max(ring.shape)))
    wide = np.pad(ring, reach + 1)
    closed = ndimage.distance_transform_edt(~wide) <= reach
    outside = ndimage.binary_fill_holes(closed)
    # Shrunk by as much as the line was thickened, nothing outside the ring is left.
    inside = ndimage.distance_transform_edt(outside) > reach
    return np.asarray(inside[reach + 1 : -reach - 1, reach + 1 : -reach - 1])
