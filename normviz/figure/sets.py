"""Which cells belong to the statistic set of one element, in the form that is quick to draw.

The set comes from the labels of the norm and from nothing else. Where it is a box of cells, as it
is for every norm of the catalogue, four short vectors stand for millions of booleans.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from normviz import norms
from normviz.figure.state import Index, Shape

Vector = NDArray[np.float32]
Labels = NDArray[np.integer]


@dataclass(frozen=True)
class SetMask:
    """The members of one statistic set.

    Attributes:
        axes: Membership along N, C, H, W as vectors of 0 and 1; a cell belongs where all four
            say 1. All ones where ``dense`` is given.
        dense: (N, C, H, W) of 0 and 1 where the set is no box of cells, else None.
    """

    axes: tuple[Vector, Vector, Vector, Vector]
    dense: Vector | None = None

    def along(self, axis: int) -> Vector:
        """Membership along axis 0: N, 1: C, 2: (H, W) of the cube."""
        if axis < 2:
            return self.axes[axis]
        return np.outer(self.axes[2], self.axes[3]).ravel()

    def contains(self, index: Index) -> bool:
        """Whether the element ``index`` belongs to the set."""
        if self.dense is not None:
            return bool(self.dense[index])
        return all(bool(vector[i]) for vector, i in zip(self.axes, index, strict=True))


@lru_cache(maxsize=16)
def cached_labels(norm: str, shape: Shape, groups: int, training: bool) -> Labels:
    """The labels of a norm; drawing asks for them at every move of the pointer."""
    # An N that does not divide the groups matters to group norm alone.
    labels = norms.labels(norm, shape, groups=groups, training=training)
    labels.flags.writeable = False
    return labels


def set_mask(labels: Labels, shape: Shape, index: Index) -> SetMask:
    """The statistic set of one element.

    Args:
        labels: Integers that broadcast to ``shape``; equal ones share statistics.
        shape: (N, C, H, W).
        index: The element.
    """
    place = tuple(i if size > 1 else 0 for i, size in zip(index, labels.shape, strict=True))
    same = labels == labels[place]
    found = np.nonzero(same)
    vectors = []
    for positions, size, full in zip(found, labels.shape, shape, strict=True):
        vector = np.ones(full, np.float32) if size == 1 else np.zeros(full, np.float32)
        if size > 1:
            vector[positions] = 1.0
        vectors.append(vector)
    boxed = np.prod([v.sum() if s > 1 else 1 for v, s in zip(vectors, labels.shape, strict=True)])
    if int(boxed) == len(found[0]):
        return SetMask((vectors[0], vectors[1], vectors[2], vectors[3]))
    ones = tuple(np.ones(size, np.float32) for size in shape)
    dense = np.broadcast_to(same, shape).astype(np.float32)
    return SetMask((ones[0], ones[1], ones[2], ones[3]), dense)
