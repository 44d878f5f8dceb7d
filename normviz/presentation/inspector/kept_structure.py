"""Whether a norm keeps or erases the means and variances of samples and of channels."""

import math
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from normviz.norms import ImageMoments

FloatArray = NDArray[np.floating[Any]]

Along = Literal["first", "second"]
"""Samples and channels of an activation; output and input channels of a kernel."""

Moment = Literal["mean", "variance"]
Effect = Literal["erased", "reduced", "kept", "new", "alike"]

_MOMENTS: Final[tuple[Moment, Moment]] = ("mean", "variance")
_SEEN = 0.05
"""Spread that counts, relative to the size of what is spread."""
_GONE = 0.02
"""Spread that does not."""
_ROUNDING = 1e-5
"""A mean that differs less from 0, in units of the tensor's deviation, is rounding of float32."""
_SAME = 0.8
"""From this share of the spread before on, a spread counts as kept."""


@dataclass(frozen=True)
class ValueRange:
    """The least and the greatest of some values, and how far they are spread.

    Attributes:
        low, high: The least and the greatest.
        spread: Their standard deviation in this unit:
        unit: The standard deviation of the tensor for means, their mean for variances.
    """

    low: float
    high: float
    spread: float
    unit: float = 1.0

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the greatest; 0 for what is no more than rounding."""
        least = _ROUNDING * self.unit
        low, high = (0.0 if abs(each) < least else each for each in (self.low, self.high))
        return low, high


@dataclass(frozen=True)
class Structure:
    """One moment along one axis, before and after a norm.

    Attributes:
        along: The axis.
        moment: Mean or variance.
        before, after: Its values.
    """

    along: Along
    moment: Moment
    before: ValueRange
    after: ValueRange

    @property
    def verdict(self) -> Effect:
        """What has become of the differences between the indices of the axis."""
        before, after = self.before.spread, self.after.spread
        if before < _SEEN:
            return "alike" if after < _SEEN else "new"
        if after < _GONE:
            return "erased"
        return "reduced" if after < _SAME * before else "kept"


def structures(before: ImageMoments, after: ImageMoments) -> tuple[Structure, ...]:
    """Means and variances along the first two axes, where these are longer than 1.

    Args:
        before: Of each image (n, c) of the tensor before the norm.
        after: The same after it.
    """
    axes: tuple[tuple[Along, int], ...] = (("first", 0), ("second", 1))
    units = _deviation(before), _deviation(after)
    found: list[Structure] = []
    for along, axis in axes:
        if before.mean.shape[axis] == 1:
            continue
        old, new = _ranges(before, axis, units[0]), _ranges(after, axis, units[1])
        pairs = zip(_MOMENTS, old, new, strict=True)
        found += [Structure(along, moment, *ranges) for moment, *ranges in pairs]
    return tuple(found)


def _deviation(images: ImageMoments) -> float:
    """Of the whole tensor."""
    return math.sqrt(images.variance.mean() + images.mean.var())


def _ranges(images: ImageMoments, axis: int, deviation: float) -> tuple[ValueRange, ValueRange]:
    """Means and variances along an axis."""
    mean = images.mean.mean(1 - axis)
    # The variance of a sample: within its channels, and between them.
    variance = images.variance.mean(1 - axis) + images.mean.var(1 - axis)
    return _range(mean, deviation), _range(variance, float(variance.mean()))


def _range(values: FloatArray, unit: float) -> ValueRange:
    spread = float(values.std()) / unit if unit > 0 else 0.0
    return ValueRange(float(values.min()), float(values.max()), spread, unit)
