"""Finds what a layer's outputs depend on by changing one input."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

Tensor = NDArray[np.float64]
Index = tuple[int, int, int, int]

STEP: Final = 3.0
"""How far the input is moved, in standard deviations of the random tensor."""


def moved_outputs(
    call: Callable[[Any], Any],
    x: Tensor,
    index: Index,
    negligible: float = 0.0,
    before: Tensor | None = None,
) -> NDArray[np.bool_]:
    """Which outputs move when one input is changed.

    Outputs that do not depend on the input are computed from the same numbers in the same order
    both times: they are equal to the last bit, however large the tensor is.

    Args:
        call: The layer, from a tensor to one of its shape.
        x: The tensor.
        index: Of the input that is changed.
        negligible: A slope up to which an output counts as unmoved: an output that is constant
            may be computed from the input all the same, and be rounded differently.
        before: The outputs for the tensor as it is; computed when None.

    Returns:
        Booleans of the shape of ``x``.
    """
    changed = x.copy()
    changed[index] += STEP
    if before is None:
        before = np.asarray(call(tf.constant(x)))
    after = np.asarray(call(tf.constant(changed)))
    return np.asarray(np.abs(after - before) > STEP * negligible)
