"""Proof of a statistic set on the real layer.

The derivative of one output element with respect to every input element, taken through the Keras
layer in float64 at a random point, is not zero exactly where an input shares statistics with the
output: on its statistic set. Nothing of `normviz.norms` but the mask enters on the other side.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from normviz import norms

NEGLIGIBLE = 1e-11
"""Derivatives below it count as zero: rounding in float64 leaves some 1e-16, epsilon 1e-6."""

_POWER_ITERATIONS = 50

Tensor = NDArray[np.float64]
Index = tuple[int, int, int, int]

Verdict = Literal["proven", "constant", "refuted"]


@dataclass(frozen=True)
class Proof:
    """What the derivative through the layer says about a statistic set.

    Attributes:
        index: The output element, as (n, c, h, w).
        through: What was differentiated: the line of Keras code, or the formula where Keras has
            no layer.
        mask_expected: The statistic set that `normviz.norms` claims, of the full shape.
        jacobian: The derivatives, of the full shape.
        jacobian_nonzero: Where they are not negligible.
        verdict: ``proven``: non-zero exactly on the set. ``constant``: zero everywhere, and the
            set has one element, so that the output cannot depend on any input and a derivative
            can tell nothing (y is β, or the sign of x). ``refuted``: anything else.
    """

    index: Index
    through: str
    mask_expected: NDArray[np.bool_]
    jacobian: Tensor
    jacobian_nonzero: NDArray[np.bool_]
    verdict: Verdict

    @property
    def agrees(self) -> bool:
        """Whether the claimed set stands."""
        return self.verdict != "refuted"


def prove(
    name: str,
    shape: Sequence[int],
    index: Sequence[int],
    groups: int | None = None,
    training: bool = True,
    seed: int = 0,
) -> Proof:
    """Differentiate the real layer and compare with the claimed statistic set.

    Args:
        name: A norm of the catalogue.
        shape: (N, C, H, W); for ``weight`` and ``spectral`` (C_out, C_in, kh, kw).
        index: The output element.
        groups: As for `norms.labels`.
        training: Whether the layer is called as in training.
        seed: Of the random point.

    Raises:
        ValueError: As for `norms.mask`.
    """
    expected = norms.mask(name, shape, index, groups, training)
    n, c, h, w = (int(place) for place in index)
    x = np.random.default_rng(seed).normal(size=expected.shape)
    through, jacobian = _differentiate(name, x, (n, c, h, w), groups, training)
    nonzero = np.abs(jacobian) > NEGLIGIBLE
    return Proof(
        index=(n, c, h, w),
        through=through,
        mask_expected=expected,
        jacobian=jacobian,
        jacobian_nonzero=nonzero,
        verdict=_verdict(expected, nonzero),
    )


def _verdict(expected: NDArray[np.bool_], nonzero: NDArray[np.bool_]) -> Verdict:
    if np.array_equal(expected, nonzero):
        return "proven"
    return "constant" if expected.sum() == 1 and not nonzero.any() else "refuted"


def _differentiate(
    name: str, x: Tensor, index: Index, groups: int | None, training: bool
) -> tuple[str, Tensor]:
    """What was differentiated, and ∂ output[index] / ∂x in the order of x."""
    if name == "spectral":
        return "keras.layers.SpectralNormalization", _through_spectral(x, index)
    if name in _FORMULAS:
        through, formula = _FORMULAS[name]
        return through, _derivative(formula, x, index)
    line = norms.keras_code(name, x.shape[1], groups)
    layer = _layer(line)

    def call(inputs: Any) -> Any:
        return _channels_first(layer(_channels_last(inputs), training=training))

    return line, _derivative(call, x, index)


def _derivative(call: Callable[[Any], Any], x: Tensor, index: Index) -> Tensor:
    """The derivative of ``call(x)[index]``; ``call`` keeps the order of the axes."""
    point = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(point)
        output = call(point)[index]
    return np.asarray(tape.gradient(output, point, unconnected_gradients="zero"))


def _layer(line: str) -> Any:
    """The layer of a line of Keras code, so that the line which is shown is the one proven."""
    layer = eval(line, {"keras": keras})  # noqa: S307  # the catalogue's own text
    layer.dtype_policy = keras.DTypePolicy("float64")
    return layer


def _through_spectral(x: Tensor, index: Index) -> Tensor:
    """Through the kernel of a wrapped convolution, which Keras keeps as (kh, kw, C_in, C_out)."""
    outputs, inputs, height, width = x.shape
    convolution = keras.layers.Conv2D(outputs, (height, width), use_bias=False, dtype="float64")
    layer = keras.layers.SpectralNormalization(
        convolution, power_iterations=_POWER_ITERATIONS, dtype="float64"
    )
    layer.build((1, height, width, inputs))
    layer.kernel.assign(x.transpose(2, 3, 1, 0))
    o, i, row, column = index
    with tf.GradientTape() as tape:
        _, kernel = layer.normalized_weights()
        output = kernel[row, column, i, o]
    gradient = np.asarray(tape.gradient(output, layer.kernel.value))
    return gradient.transpose(3, 2, 0, 1)


def _filter_response(x: Any) -> Any:
    square = keras.ops.mean(keras.ops.square(x), axis=(2, 3), keepdims=True)
    return x * keras.ops.rsqrt(square + norms.CATALOG["frn"].keras_epsilon)


def _weight(v: Any) -> Any:
    return v * keras.ops.rsqrt(keras.ops.sum(keras.ops.square(v), axis=(1, 2, 3), keepdims=True))


_FORMULAS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "frn": ("x/√(mean(x²) + ε) in keras.ops: Keras has no such layer", _filter_response),
    "weight": ("v/‖v‖ in keras.ops: Keras has no such layer", _weight),
}


def _channels_last(x: Any) -> Any:
    return keras.ops.transpose(x, (0, 2, 3, 1))


def _channels_first(x: Any) -> Any:
    return keras.ops.transpose(x, (0, 3, 1, 2))
