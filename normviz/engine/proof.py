"""Proof of a statistic set on the real layer.

The derivative of one output element with respect to every input element, taken through the layer
in float64 at a random point, is not zero exactly where an input shares statistics with the
output: on its statistic set. Of `normviz.norms` the claimed set enters on the other side, and the
call of the layer that also makes the code to copy and the layer in a network.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from normviz import norms
from normviz.engine.devices import PROCESSOR
from normviz.engine.layers.layer_factory import make_layer
from normviz.norms.norm import Place
from normviz.norms.spec import NormSpec
from normviz.norms.validation import Index, dividing_groups

NEGLIGIBLE = 1e-11
"""Derivatives below it, divided by the square of the set's size, count as zero.

A derivative is a sum of terms of about 1/size each, of which the largest may cancel: the smallest
of so many is about 1/size². Outside the set nothing is added up at all: zeros there are exact.
"""

_UNCHANGED = 1e-9
"""An output that moves by less than this does not depend on the input."""

Tensor = NDArray[np.float64]

Verdict = Literal["proven", "constant", "refuted"]
"""See `Proof.verdict`."""


@dataclass(frozen=True)
class Proof:
    """What the derivative through the layer says about a statistic set.

    Attributes:
        index: The output element, as (n, c, h, w).
        through: What was differentiated: the line of Keras code; where Keras has no such layer,
            that of normviz.
        mask_expected: The statistic set that `normviz.norms` claims, of the full shape.
        jacobian: The derivatives, of the full shape.
        jacobian_nonzero: Where they are not negligible.
        verdict: ``proven``: non-zero exactly on the set. ``constant``: zero everywhere, the set
            has one element, and the output stays what it is for another input of that sign, so
            that a derivative can tell nothing (y is β, or the sign of x). ``refuted``: anything
            else.
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


@dataclass(frozen=True)
class _Function:
    """A function of the tensor in its own order of axes, and the layer that it goes through."""

    through: str
    call: Callable[[Any], Any]


def prove(
    name: str,
    shape: Sequence[int],
    index: Sequence[int],
    groups: int | None = None,
    training: bool = True,
    seed: int = 0,
) -> Proof:
    """Differentiate the real layer and compare with the claimed statistic set.

    It computes on the processor: few numbers, in float64, with zeros that have to be exact.

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
    with keras.device(PROCESSOR):
        function = _function_of(name, x.shape, groups, training)
        jacobian = _derivative(function.call, x, (n, c, h, w))
        nonzero = np.abs(jacobian) > NEGLIGIBLE / float(expected.sum()) ** 2
        verdict: Verdict = "proven" if np.array_equal(expected, nonzero) else "refuted"
        if verdict == "refuted" and expected.sum() == 1 and not nonzero.any():
            verdict = "constant" if _stays(function.call, x, (n, c, h, w)) else "refuted"
    return Proof(
        index=(n, c, h, w),
        through=function.through,
        mask_expected=expected,
        jacobian=jacobian,
        jacobian_nonzero=nonzero,
        verdict=verdict,
    )


def _function_of(
    name: str, shape: tuple[int, ...], groups: int | None, training: bool
) -> _Function:
    """What the norm makes of a tensor of that shape, through its real layer."""
    spec = NormSpec(name, groups=groups, training=training, data_init=False)
    if spec.norm.kind == "kernel":
        return _of_kernel(spec, shape)
    channels, height, width = shape[1:]
    if spec.norm.needs_groups:
        spec = replace(spec, groups=dividing_groups(groups, channels))
    place = Place((channels, height, width))
    call = spec.norm.keras(spec, place)
    layer = make_layer(call, **spec.norm.proof_arguments, dtype="float64")

    def through(inputs: Any) -> Any:
        return _channels_first(layer(_channels_last(inputs), training=training))

    if call.path.startswith("keras."):
        return _Function(norms.keras_code(name, channels, groups), through)
    return _Function(f"Keras has no such layer: {call.path}", through)


def _of_kernel(spec: NormSpec, shape: tuple[int, ...]) -> _Function:
    """The kernel that a wrapped convolution uses, which Keras keeps as (kh, kw, C_in, C_out)."""
    outputs, inputs, height, width = shape
    convolution = keras.layers.Conv2D(outputs, (height, width), use_bias=False, dtype="float64")
    call = spec.norm.keras(spec, Place((outputs,), wrapped=convolution))
    layer = make_layer(call, **spec.norm.proof_arguments, dtype="float64")
    layer.build((1, height, width, inputs))
    kernel = layer.layer.kernel

    def through(v: Any) -> Any:
        # Variables have no derivative with respect to what they are assigned: the scope lends the
        # layer another value of its kernel.
        lent = keras.ops.transpose(v, (2, 3, 1, 0))
        with keras.StatelessScope([(kernel, lent)]):
            found = getattr(layer, spec.norm.kernel_method)()
        used = found[-1] if isinstance(found, tuple) else found
        return keras.ops.transpose(used, (3, 2, 0, 1))

    if call.path.startswith("keras."):
        return _Function(call.path, through)
    return _Function(f"Keras has no such layer: {call.path}", through)


def _derivative(call: Callable[[Any], Any], x: Tensor, index: Index) -> Tensor:
    """The derivative of ``call(x)[index]``; ``call`` keeps the order of the axes."""
    point = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(point)
        output = call(point)[index]
    return np.asarray(tape.gradient(output, point, unconnected_gradients="zero"))


def _stays(call: Callable[[Any], Any], x: Tensor, index: Index) -> bool:
    """Whether the output element is the same for inputs twice as large."""
    one, other = (float(call(tf.constant(factor * x))[index]) for factor in (1.0, 2.0))
    return abs(one - other) < _UNCHANGED


def _channels_last(x: Any) -> Any:
    return keras.ops.transpose(x, (0, 2, 3, 1))


def _channels_first(x: Any) -> Any:
    return keras.ops.transpose(x, (0, 3, 1, 2))
