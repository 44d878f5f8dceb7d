"""The sums of a gradient over a statistic set, and what lies outside of it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from normviz.figure.gradients import GradientArray
from normviz.figure.state import Index
from normviz.norms import Box

_ROUNDING: Final = 1e-12
"""Sums below it, relative to the sum of the sizes, are rounding."""


@dataclass(frozen=True)
class GradientSums:
    """A gradient ∂y_j/∂x in numbers.

    Attributes:
        own: ∂y_j/∂x_j.
        others: The sum over all other elements of the set.
        total: The sum over the set: what y_j changes by where the same is added to all of it.
        is_zero: Whether that is 0 but for rounding.
        reached: The number of elements whose derivative is not 0.
        outside: The largest size of a derivative outside of the set.
    """

    own: float
    others: float
    total: float
    is_zero: bool
    reached: int
    outside: float


def gradient_sums(gradient: GradientArray, index: Index, box: Box) -> GradientSums:
    """Adds up a gradient.

    Args:
        gradient: ∂y_j/∂x, (N, C, H, W).
        index: Of j.
        box: The statistic set of j.
    """
    members = gradient[box]
    own, total = float(gradient[index]), float(members.sum())
    sizes = np.abs(gradient)
    largest = float(np.abs(members).sum())
    sizes[box] = 0.0
    return GradientSums(
        own=own,
        others=total - own,
        total=total,
        is_zero=abs(total) <= _ROUNDING * largest,
        reached=int(np.count_nonzero(gradient)),
        outside=float(sizes.max()),
    )
