"""Shapes, norm slots and parameter counts, computed from the layers of a recipe."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import prod
from typing import Final

from normviz.recipes.layers import (
    Conv,
    Dense,
    Dropout,
    Flatten,
    GlobalPool,
    Layer,
    NormLayer,
    Output,
    Padding,
    Pool,
    Recurrent,
    Reshape,
    Shape,
)
from normviz.recipes.slots import Slot

_BEFORE_NORM: Final = "a convolution, dense or recurrent layer"


@dataclass(frozen=True, slots=True)
class Outline:
    """What follows from a list of layers.

    Attributes:
        shapes: What each layer puts out, without the batch.
        slots: The places of the norm, from input to output.
        plain_parameters: The numbers of the network with ``none`` in all slots.
        output_slot: Units of the output layer and of the layer before, where batch norm stands
            before the output; else None.
        dropout: The default rate; None where there is no dropout.
    """

    shapes: tuple[Shape, ...]
    slots: tuple[Slot, ...]
    plain_parameters: int
    output_slot: tuple[int, int] | None
    dropout: float | None


@lru_cache(maxsize=64)
def outline(input_shape: Shape, layers: tuple[Layer, ...]) -> Outline:
    """What follows from the layers behind an input.

    Args:
        input_shape: One sample, without the batch.
        layers: From input to output.

    Raises:
        ValueError: A layer cannot take what comes before it, a place for a norm stands behind no
            convolution, dense or recurrent layer, or the rates of dropout differ.
    """
    shapes = [input_shape]
    for layer in layers:
        shapes.append(_put_out(layer, shapes[-1]))
    pairs = list(zip(layers, shapes, strict=False))
    outputs = [(layer.units, shape[0]) for layer, shape in pairs if isinstance(layer, Output)]
    return Outline(
        shapes=tuple(shapes[1:]),
        slots=tuple(_slots(layers, shapes)),
        plain_parameters=sum(_parameters(layer, shape) for layer, shape in pairs),
        output_slot=outputs[0] if outputs else None,
        dropout=_rate(layers),
    )


def _put_out(layer: Layer, shape: Shape) -> Shape:
    match layer:
        case Reshape():
            _check(layer, shape, prod(layer.shape) == prod(shape), "as many numbers")
            return layer.shape
        case Flatten():
            return (prod(shape),)
        case Conv():
            _check(layer, shape, len(shape) == 3, "height, width and channels")
            sides = (_side(n, layer.kernel, layer.strides, layer.padding) for n in shape[:2])
            return (*sides, layer.filters)
        case Dense() | Output():
            _check(layer, shape, len(shape) == 1, "a flat input")
            return (layer.units,)
        case Pool():
            _check(layer, shape, len(shape) == 3, "height, width and channels")
            sides = (_side(n, layer.size, layer.size, layer.padding) for n in shape[:2])
            return (*sides, shape[2])
        case GlobalPool():
            _check(layer, shape, len(shape) == 3, "height, width and channels")
            return shape[2:]
        case Recurrent():
            _check(layer, shape, len(shape) == 2, "steps and features")
            return (shape[0], layer.units) if layer.whole else (layer.units,)
    return shape


def _side(side: int, kernel: int, strides: int, padding: Padding) -> int:
    """Places along an axis; too few for the kernel are none."""
    whole = side if padding == "same" else side - kernel + 1
    if whole < 1:
        raise ValueError(f"a kernel of {kernel} does not fit into {side} places")
    return -(-whole // strides)


def _check(layer: Layer, shape: Shape, good: bool, expected: str) -> None:
    if not good:
        raise ValueError(f"{layer}: expected {expected} before it, received {shape}")


def _slots(layers: tuple[Layer, ...], shapes: list[Shape]) -> Iterator[Slot]:
    if layers and isinstance(layers[0], NormLayer):
        raise ValueError(f"{layers[0]}: expected {_BEFORE_NORM} before it")
    for at, (before, layer) in enumerate(pairwise(layers)):
        if not isinstance(layer, NormLayer):
            continue
        if not isinstance(before, Conv | Dense | Recurrent):
            raise ValueError(  # noqa: TRY004  # of the list, not of a type
                f"{layer}: expected {_BEFORE_NORM} before it, received {before}"
            )
        yield Slot(
            shapes[at + 1],
            layer.keeps_bias,
            layer.kernel_only,
            is_recurrent=isinstance(before, Recurrent),
        )


def _parameters(layer: Layer, shape: Shape) -> int:
    """Kernel and bias of a layer that takes ``shape``."""
    match layer:
        case Conv():
            return layer.filters * (layer.kernel**2 * shape[2] + 1)
        case Dense() | Output():
            return layer.units * (shape[0] + 1)
        case Recurrent():
            each = shape[1] + layer.units + layer.biases
            return layer.gates * layer.units * each
    return 0


def _rate(layers: tuple[Layer, ...]) -> float | None:
    rates = {layer.rate for layer in layers if isinstance(layer, Dropout)}
    if len(rates) > 1:
        raise ValueError(f"dropout: expected one rate for all layers, received {sorted(rates)}")
    return next(iter(rates), None)
