"""The statistics of all sets at once, computed from set labels.

Sums run in float64 and around the mean, so that neither a large offset nor a large set costs
digits. All results are float64 and broadcast against the tensor.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz.norms.kernels.largest_eigenvalue import largest_eigenvalue

FloatArray = NDArray[np.floating[Any]]
IntArray = NDArray[np.integer[Any]]


_TINY = 1e-250
"""Squares below it have lost digits to underflow, or all of them."""

_LARGE = 1e70
"""Up to it, and down to its reciprocal, float64 holds squares and their products with ease."""

_PIECE = 1 << 16
"""Elements of a piece of a tensor; about what a processor's cache holds as float64."""

_LEAST = 5e-324
"""The smallest float64 above 0."""


@dataclass(frozen=True)
class Statistics:
    """What a norm takes from its statistic sets; None is what it does not use.

    Attributes:
        mean: μ, subtracted.
        remainder: What is left of μ beyond the digits of ``mean``, subtracted too.
        variance: Biased σ² around the mean.
        mean_square: Mean of x², around zero.
        length: The L2 norm or σ₁, before epsilon bounds it from below.
        divisor: What the (centred) tensor is divided by, epsilon included.
        r: A factor of what was centred and divided (batch renormalization).
        d: Added to it then.
    """

    mean: FloatArray | None = None
    remainder: FloatArray | None = None
    variance: FloatArray | None = None
    mean_square: FloatArray | None = None
    length: FloatArray | None = None
    divisor: FloatArray | None = None
    r: FloatArray | None = None
    d: FloatArray | None = None


Statistician = Callable[[FloatArray, IntArray, float], Statistics]
"""Takes the tensor, its labels and epsilon."""


def moments(x: FloatArray, labels: IntArray, epsilon: float) -> Statistics:
    """Mean and biased variance of each set; the divisor is √(σ²+ε)."""
    size = set_sizes(x, labels)
    mean = set_sums(x, labels) / size
    rounded = mean.astype(x.dtype)
    # The rounded mean leaves a rest, which is small: subtracting its square cancels nothing.
    rest, square = (total / size for total in centred_sums(x, rounded, labels))
    variance = np.maximum(square - rest**2, 0.0)
    divisor = np.sqrt(variance + epsilon)
    if has_underflowed(variance, epsilon):
        divisor = np.hypot(_root_mean_square(x - rounded - rest, labels), np.sqrt(epsilon))
    # Of float32 the mean has digits to spare.
    kept = rest if x.dtype == np.float64 else np.zeros_like(rest)
    return Statistics(mean=mean, remainder=kept, variance=variance, divisor=divisor)


def mean_square(x: FloatArray, labels: IntArray, epsilon: float) -> Statistics:
    """Mean of the squares of each set; the divisor is √(mean of x² + ε)."""
    square = set_sums(_squared(x), labels) / set_sizes(x, labels)
    divisor = np.sqrt(square + epsilon)
    if has_underflowed(square, epsilon):
        divisor = np.hypot(_root_mean_square(x, labels), np.sqrt(epsilon))
    return Statistics(mean_square=square, divisor=divisor)


def euclidean(x: FloatArray, labels: IntArray, epsilon: float) -> Statistics:
    """The L2 norm of each set, at least epsilon, is the divisor."""
    square = set_sums(_squared(x), labels)
    length = np.sqrt(square)
    if has_underflowed(square, min(epsilon, 1.0) ** 2):  # the square of 1e200 is no float
        length = _root_mean_square(x, labels) * np.sqrt(set_sizes(x, labels))
    return Statistics(length=length, divisor=np.maximum(length, epsilon))


def spectral(x: FloatArray, labels: IntArray, epsilon: float) -> Statistics:
    """The largest singular value of the kernel as a matrix (C_out, C_in·kh·kw) is the divisor."""
    return divided_by_length(_largest_singular_value(x), labels, epsilon)


def divided_by_length(length: float, labels: IntArray, epsilon: float) -> Statistics:
    """One length of the whole tensor, at least epsilon, is the divisor."""
    lengths = np.full(labels.shape, length)
    return Statistics(length=lengths, divisor=np.maximum(lengths, epsilon))


def _largest_singular_value(x: FloatArray) -> float:
    """The root of the largest eigenvalue of the smaller Gram matrix.

    It is exact where Keras and PyTorch approach it by power iteration.
    """
    matrix = x.reshape(x.shape[0], -1).astype(np.float64)
    if matrix.shape[0] > matrix.shape[1]:
        matrix = matrix.T
    unit = max(float(matrix.max()), -float(matrix.min())) or 1.0
    if 1 / _LARGE < unit < _LARGE:
        unit = 1.0
    else:
        matrix = matrix / unit
    largest = largest_eigenvalue(matrix @ matrix.T)
    return float(unit * np.sqrt(max(largest, 0.0)))


def nothing(x: FloatArray, labels: IntArray, epsilon: float) -> Statistics:  # noqa: ARG001
    """The identity takes no statistics."""
    return Statistics()


def _squared(x: FloatArray) -> FloatArray:
    """x², wide enough not to overflow where x is float32."""
    return np.square(x, dtype=np.float64)


def has_underflowed(square: FloatArray, epsilon: float) -> bool:
    """Whether squares that count are too small for float64: x near 1e-160 or below."""
    return epsilon < _TINY and bool((square < _TINY).any())


def _root_mean_square(x: FloatArray, labels: IntArray) -> FloatArray:
    """√(mean of x²) of each set, taken relative to its largest element: nothing underflows."""
    wide = np.abs(x.astype(np.float64))
    axes = _reduced_axes(labels)
    cells = wide.max(axis=axes, keepdims=True)
    largest = np.zeros(int(labels.max()) + 1)
    np.maximum.at(largest, labels.ravel(), cells.ravel())
    unit = np.maximum(largest, _LEAST)[labels]
    mean = set_sums(np.square(wide / unit), labels) / set_sizes(x, labels)
    return np.asarray(unit * np.sqrt(mean))


def centred_sums(
    x: FloatArray, mean: FloatArray, labels: IntArray
) -> tuple[FloatArray, FloatArray]:
    """The sums of x − mean and of its square over each set, at each place of the label array.

    They are taken piece by piece along N: temporary arrays that fit into the processor's cache
    cost half the time of whole ones.
    """
    axes = _reduced_axes(labels)
    rows = max(1, _PIECE * len(x) // x.size)
    firsts, seconds = [], []
    for start in range(0, len(x), rows):
        piece = slice(start, start + rows)
        wide = x[piece].astype(np.float64)  # in float32 the difference would be rounded
        wide -= mean[piece] if len(mean) > 1 else mean
        firsts.append(wide.sum(axis=axes, keepdims=True))
        seconds.append(np.multiply(wide, wide, out=wide).sum(axis=axes, keepdims=True))
    first, second = (
        np.sum(pieces, axis=0) if 0 in axes else np.concatenate(pieces)
        for pieces in (firsts, seconds)
    )
    return _of_sets(first, labels), _of_sets(second, labels)


def _reduced_axes(labels: IntArray) -> tuple[int, ...]:
    return tuple(axis for axis, length in enumerate(labels.shape) if length == 1)


def set_sums(values: FloatArray, labels: IntArray) -> FloatArray:
    """The sum over each set, at each place of the label array."""
    cells: FloatArray = values.sum(axis=_reduced_axes(labels), keepdims=True, dtype=np.float64)
    return _of_sets(cells, labels)


def _of_sets(cells: FloatArray, labels: IntArray) -> FloatArray:
    """The sums over sets of what was summed along the axes on which labels do not change."""
    sets = int(labels.max()) + 1
    if labels.size == sets:
        return cells
    totals = np.bincount(labels.ravel(), weights=cells.ravel(), minlength=sets)
    return np.asarray(totals[labels], dtype=np.float64)


def set_sizes(x: FloatArray, labels: IntArray) -> FloatArray:
    """The number of elements in each set, at each place of the label array."""
    cells: FloatArray = np.bincount(labels.ravel()).astype(np.float64)
    return cells[labels] * (x.size / labels.size)
