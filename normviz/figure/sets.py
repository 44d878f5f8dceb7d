"""The cells of the figure in one element's statistic set, as one short vector per axis.

A set is a box of cells (see ``norms.members``), so three vectors stand for millions of booleans:
a cell belongs to the set where all of its vectors say 1. They are made for those who ask; what the
box alone decides needs none.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from normviz import norms
from normviz.figure.geometry import HW, Cells, Face
from normviz.figure.state import FigureState, Index, Shape

Vector = NDArray[np.float32]


@dataclass(frozen=True)
class Members:
    """The statistic set of one element under one norm.

    Attributes:
        box: The members as slices along N, C, H, W.
        shape: Of the tensor.
        spans: First and one past the last member along N, C, (H, W).
    """

    box: norms.Box
    shape: Shape
    spans: tuple[tuple[int, int], tuple[int, int], tuple[int, int]]

    @cached_property
    def axes(self) -> tuple[Vector, Vector, Vector]:
        """Membership, 0 or 1, of the cells along N, C and (H, W)."""
        n, c, h, w = (_vector(*each) for each in zip(self.box, self.shape, strict=True))
        return n, c, np.outer(h, w).ravel()

    def share_of(self, lo: Cells, hi: Cells) -> float | None:
        """1 where all cells from ``lo`` to before ``hi`` belong, 0 where none does, else None."""
        whole = True
        cells = self.shape[2] * self.shape[3]
        for axis, (first, last) in enumerate(self.spans):
            if hi[axis] <= first or lo[axis] >= last:
                return 0.0
            inside = first <= lo[axis] and hi[axis] <= last
            # A span along (H, W) may have holes, a single cell has none.
            solid = axis < HW or last - first == cells or hi[axis] - lo[axis] == 1
            whole = whole and inside and solid
        return 1.0 if whole else None

    def part_of(self, face: Face) -> tuple[int, int, int, int] | None:
        """The members on a face as one rectangle: first column and row, columns, rows.

        None where the face shows no members, or shows them in several pieces.
        """
        first, last = self.spans[face.axis]
        if not first <= face.fixed < last:
            return None
        if face.axis == HW and not self._is_unbroken and not self.axes[HW][face.fixed]:
            return None
        u, u_end = self._within(face.u_axis, face.u0, face.u1)
        v, v_end = self._within(face.v_axis, face.v0, face.v1)
        if u >= u_end or v >= v_end:
            return None
        return u - face.u0, v - face.v0, u_end - u, v_end - v

    def _within(self, axis: int, low: int, high: int) -> tuple[int, int]:
        """The members from ``low`` to before ``high`` along an axis; empty if they have gaps."""
        first, last = self.spans[axis]
        low, high = max(low, first), min(high, last)
        if axis == HW and not self._is_unbroken and not self.axes[axis][low:high].all():
            return low, low
        return low, high

    @cached_property
    def _is_unbroken(self) -> bool:
        """Whether the members along (H, W) are one run; those along N and C always are."""
        _, _, h, w = self.box
        first, last = self.spans[HW]
        members: int = (h.stop - h.start) * (w.stop - w.start)
        return last - first == members

    def holds(self, cell: Cells) -> bool:
        """Whether a cell (N, C, HW) belongs to the set."""
        return all(bool(vector[i]) for vector, i in zip(self.axes, cell, strict=True))


def members_of(state: FigureState, norm: str, index: Index) -> Members:
    """The statistic set of the element ``index`` under ``norm`` with the settings of ``state``."""
    cut = state.groups, state.training, state.cuts
    box = norms.members(norm, state.shape, index, *cut)
    n, c, h, w = ((part.start, part.stop) for part in box)
    width = state.shape[3]
    spans = n, c, (h[0] * width + w[0], (h[1] - 1) * width + w[1])
    return Members(box, state.shape, spans)


def sets_of(state: FigureState, norm: str) -> norms.Sets:
    """How many sets ``norm`` makes, and of how many elements each."""
    return norms.sets(norm, state.shape, state.groups, state.training, state.cuts)


def cube_labels(state: FigureState, norm: str) -> NDArray[np.integer]:
    """The labels of ``norm`` as an array that broadcasts against the cells (N, C, HW)."""
    labels = norms.labels(norm, state.shape, state.groups, state.training, state.cuts)
    n, c, h, w = labels.shape
    if h == w == 1:
        return labels.reshape(n, c, 1)
    full = np.broadcast_to(labels, (n, c, state.shape[2], state.shape[3]))
    return full.reshape(n, c, -1)


def cell_of(index: Index, state: FigureState) -> Cells:
    """The cell (N, C, HW) of an element (n, c, h, w)."""
    n, c, h, w = index
    return n, c, h * state.shape[3] + w


def index_of(cell: Cells, state: FigureState) -> Index:
    """The element (n, c, h, w) of a cell (N, C, HW)."""
    h, w = divmod(cell[2], state.shape[3])
    return cell[0], cell[1], h, w


def _vector(part: slice, size: int) -> Vector:
    vector = np.zeros(size, np.float32)
    vector[part] = 1.0
    return vector
