"""Mean and variance of the sets of several norms, from one pass over a tensor.

Batch, layer, instance and group norm pool whole channels of samples: their statistics follow from
the sum and the centred sum of squares of each channel of each sample (Chan, Golub and LeVeque
1983, "Algorithms for Computing the Sample Variance", equation 2.1). A figure with four norms reads
a tensor of millions of elements once instead of four times.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from normviz.norms import statistics
from normviz.norms.statistics import FloatArray, IntArray, Statistics


@dataclass(frozen=True, eq=False)
class ImageMoments:
    """Mean and biased variance of each image (n, c) of a tensor, both (N, C) float64."""

    mean: FloatArray
    variance: FloatArray

    @classmethod
    def of(cls, x: FloatArray) -> Self:
        """Those of ``x`` (N, C, H, W)."""
        return cls.of_sums(x, *_of_images(x))

    @classmethod
    def of_sums(cls, x: FloatArray, means: FloatArray, squares: FloatArray) -> Self:
        """Those of ``x``, from the means and the sums of squares around them."""
        n, c, h, w = x.shape
        return cls(means.reshape(n, c), squares.reshape(n, c) / (h * w))


class SharedMoments:
    """The moments of the channels of every sample of one tensor, computed on first use."""

    def __init__(self, x: FloatArray) -> None:
        """Nothing is computed yet.

        Args:
            x: (N, C, H, W), float32 or float64.
        """
        self.x = x

    def of(self, labels: IntArray, epsilon: float) -> Statistics | None:
        """Mean and biased variance of each set, as `statistics.moments` computes them.

        Args:
            labels: The sets; they broadcast against the tensor.
            epsilon: Added under the root of the divisor.

        Returns:
            The statistics; None where sets cut through a channel of a sample, where x is float64,
            whose means have a remainder, or where a value is too large or too small for float64:
            there `statistics.moments` knows what to do.
        """
        if labels.shape[2:] != (1, 1) or self.x.dtype != np.float32:
            return None
        try:
            with np.errstate(over="raise", invalid="raise", divide="raise"):
                return self._pooled(labels, epsilon)
        except FloatingPointError:
            return None

    def _pooled(self, labels: IntArray, epsilon: float) -> Statistics | None:
        means, squares = self._sums
        each = self.x.shape[2] * self.x.shape[3]
        size = statistics.set_sizes(self.x, labels)
        mean = statistics.set_sums(means, labels) * each / size
        between = statistics.set_sums(np.square(means - mean), labels) * each
        variance = (statistics.set_sums(squares, labels) + between) / size
        if statistics.has_underflowed(variance, epsilon):
            return None
        divisor = np.sqrt(variance + epsilon)
        return Statistics(mean, np.zeros_like(mean), variance=variance, divisor=divisor)

    @cached_property
    def images(self) -> ImageMoments:
        """Mean and biased variance of each channel of each sample."""
        return ImageMoments.of_sums(self.x, *self._sums)

    @cached_property
    def _sums(self) -> tuple[FloatArray, FloatArray]:
        return _of_images(self.x)


def _of_images(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Means of channels of samples and sums of squares around them, (N, C, 1, 1) float64."""
    n, c, h, w = x.shape
    labels = np.arange(n * c, dtype=np.int32).reshape(n, c, 1, 1)
    means = statistics.set_sums(x, labels) / (h * w)
    rest, squares = statistics.centred_sums(x, means, labels)
    return means, np.maximum(squares - rest**2 / (h * w), 0.0)
