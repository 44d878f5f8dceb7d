"""Whether a norm keeps or erases the means and variances of samples and of channels."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from normviz.norms import ImageMoments

Along = Literal["first", "second"]
"""Samples and channels of an activation; output and input channels of a kernel."""

Moment = Literal["mean", "variance"]
Effect = Literal["erased", "reduced", "kept", "new", "alike"]

_SEEN = 0.05
"""Spread that counts, relative to the size of what is spread."""
_GONE = 0.02
"""Spread that does not."""
_SAME = 0.8
"""From this share of the spread before on, a spread counts as kept."""


@dataclass(frozen=True)
class ValueRange:
    """The least and the greatest of some values, and how far they are spread.

    Attributes:
        low, high: The least and the greatest.
        spread: Standard deviation of means in units of the tensor's, of variances in units of
            their mean.
    """

    low: float
    high: float
    spread: float


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
    return tuple(
        Structure(along, moment, _range(before, axis, moment), _range(after, axis, moment))
        for along, axis in axes
        if before.mean.shape[axis] > 1
        for moment in ("mean", "variance")
    )


def _range(images: ImageMoments, axis: int, moment: Moment) -> ValueRange:
    mean = images.mean.mean(1 - axis)
    # The variance of a sample: within its channels, and between them.
    variance = images.variance.mean(1 - axis) + images.mean.var(1 - axis)
    values = mean if moment == "mean" else variance
    deviation = float(np.sqrt(images.variance.mean() + images.mean.var()))
    unit = deviation if moment == "mean" else float(variance.mean())
    spread = float(values.std()) / unit if unit > 0 else 0.0
    return ValueRange(float(values.min()), float(values.max()), spread)
