"""The sums of a gradient over a statistic set, and what lies outside of it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from normviz.figure.gradients import GradientArray
from normviz.figure.state import Index
from normviz.figure.tensor_source import Tensor
from normviz.norms import Box

_ROUNDING: Final = 1e-12
"""Sums below it, relative to the sum of the sizes, are rounding."""
_DIGITS_LOST: Final = 2.0 * np.finfo(np.float64).eps
"""The same for a set whose largest element is one standard deviation: x − μ cancels digits."""


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


def gradient_sums(gradient: GradientArray, index: Index, box: Box, x: Tensor) -> GradientSums:
    """Adds up a gradient.

    Args:
        gradient: ∂y_j/∂x, (N, C, H, W).
        index: Of j.
        box: The statistic set of j.
        x: The tensor at which it was taken.
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
        is_zero=abs(total) <= _rounding(x[box]) * largest,
        reached=int(np.count_nonzero(gradient)),
        outside=float(sizes.max()),
    )


def _rounding(members: Tensor) -> float:
    """How far from 0, relative to its sizes, a gradient may sum to that does sum to 0."""
    deviation = float(members.std(dtype=np.float64))
    if deviation == 0.0:
        return _ROUNDING
    return max(_ROUNDING, _DIGITS_LOST * float(np.abs(members).max()) / deviation)
