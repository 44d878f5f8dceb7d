"""Validation of the arguments of public functions; errors say expected and received."""

import reprlib
from collections.abc import Sequence
from math import isfinite, nan
from operator import index as as_int
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from normviz.norms.statistics import FloatArray

LARGEST_INPUT = 1e140
"""Of a tensor's values; float64 holds the sum of the squares of as many as memory does."""

Shape = tuple[int, int, int, int]
Index = tuple[int, int, int, int]


def four_sizes(shape: Sequence[int]) -> Shape:
    """The shape as four positive ints.

    Raises:
        ValueError: It is not that.
    """
    try:
        n, c, h, w = (as_int(size) for size in shape)
    except (TypeError, ValueError):
        raise ValueError(
            f"expected a shape of four positive integers (N, C, H, W), received {shape!r}"
        ) from None
    if min(n, c, h, w) < 1:
        raise ValueError(
            f"expected a shape of four positive integers (N, C, H, W), received {(n, c, h, w)}"
        )
    return n, c, h, w


def inside(index: Sequence[int], shape: Shape) -> Index:
    """The index of one element as four ints.

    Raises:
        ValueError: It is no element of the tensor. Negative indices are not counted from the end.
    """
    try:
        a, b, c, d = (as_int(place) for place in index)
    except (TypeError, ValueError):
        raise ValueError(f"expected an index of four integers, received {index!r}") from None
    element = (a, b, c, d)
    if not all(0 <= place < size for place, size in zip(element, shape, strict=True)):
        raise ValueError(f"expected an index inside the shape {shape}, received {element}")
    return element


def divisors_of(number: int) -> tuple[int, ...]:
    """The divisors of a positive number, ascending."""
    return tuple(divisor for divisor in range(1, number + 1) if number % divisor == 0)


def dividing_groups(groups: int | None, channels: int) -> int:
    """The number of groups; None becomes the smallest number above one that divides ``channels``.

    Raises:
        ValueError: The number does not divide the number of channels.
    """
    if groups is None:
        return next((g for g in range(2, channels + 1) if channels % g == 0), 1)
    try:
        groups = as_int(groups)
    except TypeError:
        raise ValueError(f"expected groups as an integer, received {groups!r}") from None
    if groups < 1 or channels % groups:
        possible = ", ".join(map(str, divisors_of(channels)))
        raise ValueError(
            f"groups must divide the number of channels: expected one of {possible} "
            f"for {channels} channels, received {groups}"
        )
    return groups


def tensor(x: ArrayLike) -> FloatArray:
    """The tensor as float32 (from float32, float16 and bfloat16) or float64 (from all else).

    Raises:
        ValueError: It is not of rank four, is empty, not real, not finite, or so large that the
            sum of its squares would overflow.
    """
    array = _array("a tensor of real numbers", x)
    if array.dtype.name == "bfloat16":  # of ml_dtypes, as TensorFlow and JAX give it
        array = array.astype(np.float32)
    if array.dtype.kind not in "fiub":
        raise ValueError(f"expected a tensor of real numbers, received {array.dtype}")
    four_sizes(array.shape)
    # By kind and size: a dtype of the other byte order is not equal to np.float32.
    small = array.dtype.kind == "f" and array.dtype.itemsize <= 4
    with np.errstate(over="ignore"):  # what is too large for float64 is refused below
        array = array.astype(np.float32 if small else np.float64, copy=False)
    largest = max(float(array.max()), -float(array.min()))
    if not isfinite(largest):
        place = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        raise ValueError(f"expected finite values in x, received {array[place]} at {place}")
    if largest > LARGEST_INPUT:
        raise ValueError(f"expected values up to {LARGEST_INPUT:g} in x, received {largest:g}")
    return array


def non_negative(epsilon: float) -> float:
    """Epsilon as a float.

    Raises:
        ValueError: It is negative or not finite.
    """
    try:
        value = float(epsilon)
    except (TypeError, ValueError, OverflowError):
        value = nan
    if not isfinite(value) or value < 0:
        raise ValueError(f"expected a finite epsilon of at least 0, received {epsilon!r}")
    return value


def parameter(name: str, value: ArrayLike, shape: Shape, axis: int) -> FloatArray:
    """A scalar, a vector along ``axis`` or whatever broadcasts, as an array of rank four.

    Args:
        name: Of the parameter, for the error.
        value: The parameter.
        shape: Of the tensor it is for.
        axis: The axis that a vector runs along.

    Raises:
        ValueError: It fits the tensor in none of these ways, or is not finite.
    """
    number: object = value  # mypy takes no float for an ArrayLike
    if isinstance(number, float) and isfinite(number):  # as most are, for each hovered element
        return np.full((1, 1, 1, 1), number, np.float64)
    array = _array(f"{name} as numbers", value, np.float64)
    if not np.isfinite(array).all():
        raise ValueError(f"expected finite values in {name}, received {value!r}")
    if array.ndim == 1 and array.size == shape[axis]:
        array = array.reshape([-1 if i == axis else 1 for i in range(4)])
    elif array.ndim == 1 and array.size > 1:
        raise _unfit(name, array, shape, axis)
    array = array.reshape((1,) * (4 - array.ndim) + array.shape)
    if any(have not in (1, want) for have, want in zip(array.shape, shape, strict=False)):
        raise _unfit(name, array, shape, axis)
    return array


def _array(expected: str, value: ArrayLike, dtype: DTypeLike | None = None) -> NDArray[Any]:
    """An array of the value; NumPy's own complaints do not say what was expected."""
    try:
        with np.errstate(over="ignore"):  # becomes infinite, which is refused with a better word
            return np.asarray(value, dtype)
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"expected {expected}, received {reprlib.repr(value)}") from error


def _unfit(name: str, array: FloatArray, shape: Shape, axis: int) -> ValueError:
    return ValueError(
        f"expected {name} as a number, of shape ({shape[axis]},) or to broadcast against {shape}, "
        f"received the shape {array.shape}"
    )


def check_replicas(replicas: int, samples: int) -> None:
    """Raises ValueError unless so many devices can have equally many samples of a batch."""
    if type(replicas) is not int or replicas < 1 or samples % replicas:
        divisors = ", ".join(map(str, divisors_of(samples)))
        raise ValueError(
            f"expected replicas that divide N = {samples} ({divisors}), received {replicas}"
        )
