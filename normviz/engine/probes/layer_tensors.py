"""The forward pass of a network up to a layer: what the layer receives and what it gives."""

from math import prod
from typing import Any, Final

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from normviz.engine.devices import PROCESSOR
from normviz.engine.free_memory import free_bytes
from normviz.errors import UserError

Floats = NDArray[np.float32]

_MOST_BYTES: Final = 2 << 30
"""Of the largest tensor on the way; the layer's own tensors are held several times."""
_HELD: Final = 3
"""Tensors of the largest size that are held at once, at least: TensorFlow crashes without them."""


def forward(model: Any, inputs: Floats, layer: str, training: bool) -> tuple[Floats, Floats]:
    """What a layer receives and what it gives; the model stays as it is.

    Args:
        model: A built ``keras.Sequential``.
        inputs: (N, …) as the network takes them.
        layer: The name of one of its layers.
        training: Whether the layers compute as in training. Nothing is dropped all the same.

    Returns:
        Input and output of the layer in Keras' order, (N, H, W, C), (N, T, C) or (N, C).

    Raises:
        UserError: There is not enough memory for so many inputs.
    """
    needed = refuse_too_many(model, layer, len(inputs))
    try:
        # The scope keeps what batch norm would write into its moving statistics.
        with keras.device(PROCESSOR), keras.StatelessScope():
            value = before = tf.convert_to_tensor(inputs)
            for each in needed:
                before, value = value, each(value, training=training and _is_repeatable(each))
            return np.asarray(before), np.asarray(value)
    except (MemoryError, tf.errors.ResourceExhaustedError) as error:
        raise _too_many(len(inputs)) from error


def figure_order(tensor: Floats) -> Floats:
    """(N, H, W, C) as (N, C, H, W), (N, T, C) as (N, C, 1, T), (N, C) as (N, C, 1, 1).

    Other ranks are flattened to the last.
    """
    if tensor.ndim == 4:
        return np.ascontiguousarray(tensor.transpose(0, 3, 1, 2))
    if tensor.ndim == 3:  # the steps of a sequence run across
        return np.ascontiguousarray(tensor.transpose(0, 2, 1)[:, :, None])
    return np.ascontiguousarray(tensor.reshape(len(tensor), -1, 1, 1))


def keras_order(tensor: Floats, rank: int) -> Floats:
    """The tensor that :func:`figure_order` took, of so many axes: 4, 3 or 2."""
    if rank == 4:
        return tensor.transpose(0, 2, 3, 1)
    if rank == 3:
        return tensor[:, :, 0].transpose(0, 2, 1)
    return tensor.reshape(len(tensor), -1)


def before_affine(layer: Any, x: Floats, training: bool) -> Floats:
    """What a norm's layer itself makes of x before γ, β and τ; the layer stays as it is.

    Args:
        layer: A built Keras layer.
        x: (N, C, H, W), what it receives.
        training: Whether it computes as in training.

    Returns:
        x̂, (N, C, H, W).
    """
    neutral = {"gamma": 1.0, "scale": 1.0, "beta": 0.0, "tau": np.finfo(np.float32).min}
    variables = ((getattr(layer, name, None), value) for name, value in neutral.items())
    lent = [
        (each, keras.ops.full(each.shape, value, each.dtype))
        for each, value in variables
        if isinstance(each, keras.Variable)
    ]
    with keras.device(PROCESSOR), keras.StatelessScope(lent):
        found = layer(keras_order(x, len(layer.input.shape)), training=training)
        return figure_order(np.asarray(found, np.float32))


def _is_repeatable(layer: Any) -> bool:
    return not isinstance(layer, keras.layers.Dropout)


def refuse_too_many(model: Any, layer: str, count: int) -> list[Any]:
    """The layers up to one of them, if the memory holds what they compute from so many inputs.

    Raises:
        UserError: It does not.
    """
    names = [each.name for each in model.layers]
    layers: list[Any] = model.layers[: names.index(layer) + 1]
    largest = max(prod(each.output.shape[1:]) for each in layers)
    needed = 4 * largest * count
    if needed > min(_MOST_BYTES, free_bytes() / _HELD):
        raise _too_many(count)
    return layers


def _too_many(count: int) -> UserError:
    return UserError(
        "expected inputs whose tensors fit into memory, received {count}: choose fewer inputs",
        code="activations-memory",
        count=count,
    )
