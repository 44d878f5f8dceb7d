"""The statistics of every set at once, from nothing but the labels.

Sums run in float64 and around the mean, so that neither a large offset nor a large set costs
digits. All results are float64 and broadcast against the tensor.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.floating[Any]]
IntArray = NDArray[np.integer[Any]]


@dataclass(frozen=True)
class Statistics:
    """What a norm takes from its statistic sets; None is what it does not use.

    Attributes:
        mean: μ, subtracted.
        variance: Biased σ² around the mean.
        mean_square: Mean of x², around zero.
        divisor: What the (centred) tensor is divided by, epsilon included.
    """

    mean: FloatArray | None = None
    variance: FloatArray | None = None
    mean_square: FloatArray | None = None
    divisor: FloatArray | None = None


Statistician = Callable[[FloatArray, IntArray, float], Statistics]
"""Takes the tensor, its labels and epsilon."""


def moments(x: FloatArray, labels: IntArray, epsilon: float) -> Statistics:
    """Mean and biased variance of each set; the divisor is √(σ²+ε)."""
    size = _set_sizes(x, labels)
    mean = _set_sums(x, labels) / size
    centred = x - mean.astype(x.dtype)
    # The rounded mean leaves a rest, which is small: subtracting its square cancels nothing.
    rest = _set_sums(centred, labels) / size
    square = _set_sums(_squared(centred), labels) / size
    variance = np.maximum(square - rest**2, 0.0)
    return Statistics(mean=mean, variance=variance, divisor=np.sqrt(variance + epsilon))


def mean_square(x: FloatArray, labels: IntArray, epsilon: float) -> Statistics:
    """Mean of the squares of each set; the divisor is √(mean of x² + ε)."""
    square = _set_sums(_squared(x), labels) / _set_sizes(x, labels)
    return Statistics(mean_square=square, divisor=np.sqrt(square + epsilon))


def euclidean(x: FloatArray, labels: IntArray, epsilon: float) -> Statistics:
    """The L2 norm of each set, at least epsilon, is the divisor."""
    norm = np.sqrt(_set_sums(_squared(x), labels))
    return Statistics(divisor=np.maximum(norm, epsilon))


def spectral(x: FloatArray, labels: IntArray, epsilon: float) -> Statistics:
    """The largest singular value of the kernel as a matrix (C_out, C_in·kh·kw) is the divisor.

    It is the root of the largest eigenvalue of the smaller Gram matrix: exact where Keras and
    PyTorch approach it by power iteration.
    """
    matrix = x.reshape(x.shape[0], -1).astype(np.float64)
    if matrix.shape[0] > matrix.shape[1]:
        matrix = matrix.T
    largest = np.linalg.eigvalsh(matrix @ matrix.T)[-1]
    sigma = np.sqrt(max(float(largest), 0.0))
    return Statistics(divisor=np.full(labels.shape, max(sigma, epsilon)))


def nothing(x: FloatArray, labels: IntArray, epsilon: float) -> Statistics:  # noqa: ARG001
    """The identity takes no statistics."""
    return Statistics()


def _squared(x: FloatArray) -> FloatArray:
    """x², wide enough not to overflow where x is float32."""
    return np.square(x, dtype=np.float64)


def _set_sums(values: FloatArray, labels: IntArray) -> FloatArray:
    """The sum over each set, at each place of the label array."""
    axes = tuple(axis for axis, length in enumerate(labels.shape) if length == 1)
    cells: FloatArray = values.sum(axis=axes, keepdims=True, dtype=np.float64)
    sets = int(labels.max()) + 1
    if labels.size == sets:
        return cells
    totals = np.bincount(labels.ravel(), weights=cells.ravel(), minlength=sets)
    return np.asarray(totals[labels], dtype=np.float64)


def _set_sizes(x: FloatArray, labels: IntArray) -> FloatArray:
    """The number of elements in each set, at each place of the label array."""
    cells: FloatArray = np.bincount(labels.ravel()).astype(np.float64)
    return cells[labels] * (x.size / labels.size)
