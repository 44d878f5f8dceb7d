"""Builds Keras layers from the layers of a recipe; the only place that assembles networks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import keras

from normviz.engine.layers.norm_layers import brings_activation, norm_layer, wrap
from normviz.norms import NormSpec
from normviz.recipes.layers import (
    Activation,
    Conv,
    Dense,
    Dropout,
    Flatten,
    GlobalPool,
    Layer,
    NormLayer,
    Output,
    Pool,
    Recurrent,
    Relu,
    Reshape,
    Shape,
)
from normviz.recipes.outline import outline
from normviz.recipes.slots import Slot, needs_bias, stands


@dataclass(frozen=True)
class NetworkOptions:
    """Settings of a run that apply to any network.

    Attributes:
        norm: The norm in its slots, with its settings.
        dropout: The rate of every dropout layer.
        bn_before_output: Whether batch norm stands before the activation of an ``Output``; else
            before its dense layer.
        synchronized: Whether norms that share statistics over the batch take them from all
            replicas of the network together.
    """

    norm: NormSpec
    dropout: float
    bn_before_output: bool = True
    synchronized: bool = False


def keras_layers(input_shape: Shape, layers: Sequence[Layer], choices: NetworkOptions) -> list[Any]:
    """The layers behind an input, not yet built.

    Keras draws the seed of a layer when it is made: so the order in which they are made is
    part of what equal seeds give.

    Args:
        input_shape: One sample, without the batch.
        layers: From input to output.
        choices: What fills the places that they leave open.

    Raises:
        UserError: The norm's groups do not divide the channels of a place.
        ValueError: The layers do not follow from one another.
    """
    pieces = _pieces(layers, outline(input_shape, tuple(layers)).slots)
    made: dict[int, list[Any]] = {}
    for at in sorted(range(len(pieces)), key=lambda at: not _is_seeded_first(pieces[at].layer)):
        made[at] = _made(pieces[at], choices)
    return [layer for at in range(len(pieces)) for layer in made[at]]


@dataclass(frozen=True)
class _Piece:
    """A layer with what stands around it.

    Attributes:
        layer: The layer.
        slot: The place of the norm that it is, or that is directly behind it.
        behind_norm: The place that is directly before it.
        before: The layer before a place for a norm, whose activation follows the norm.
        dtype: Of what the network puts out: also under mixed precision its probabilities have 32
            bits, since the loss takes their logarithm. None for all other layers.
    """

    layer: Layer
    slot: Slot | None
    behind_norm: Slot | None
    before: Layer | None
    dtype: str | None


def _pieces(layers: Sequence[Layer], slots: tuple[Slot, ...]) -> list[_Piece]:
    left = iter(slots)
    at = [next(left) if isinstance(layer, NormLayer) else None for layer in layers]
    last = max(place for place, slot in enumerate(at) if slot is None)
    dtypes = ["float32" if place >= last else None for place in range(len(at))]
    befores = [None, *at[:-1]]
    return [
        _Piece(layer, here or behind, before, layers[place - 1] if here else None, dtype)
        for place, (layer, before, here, behind, dtype) in enumerate(
            zip(layers, befores, at, [*at[1:], None], dtypes, strict=True)
        )
    ]


def _is_seeded_first(layer: Layer) -> bool:
    return isinstance(layer, NormLayer | Dropout) and layer.seeded_first


def _made(piece: _Piece, choices: NetworkOptions) -> list[Any]:
    layer = piece.layer
    match layer:
        case Conv() | Dense():
            return [_kernel(layer, piece, choices.norm)]
        case Recurrent():
            return [_recurrent(layer)]
        case NormLayer():
            return _norm(piece, choices)
        case Activation() | Relu():
            before = piece.behind_norm
            left_out = before is not None and brings_activation(choices.norm.name, before)
            return [] if left_out else [_activation(layer, piece.dtype)]
        case Output():
            return _output(layer, choices, piece.dtype)
        case Dropout():
            return [keras.layers.Dropout(choices.dropout)]
    return [_plain(layer)]


def _norm(piece: _Piece, choices: NetworkOptions) -> list[Any]:
    """The norm in a place, and the activation of the layer before it, which it stands before."""
    slot, spec = piece.slot, choices.norm
    layer = slot and norm_layer(spec, slot, synchronized=choices.synchronized)
    if slot is None or layer is None:
        return []
    activation = getattr(piece.before, "activation", "linear")
    if activation == "linear" or brings_activation(spec.name, slot):
        return [layer]
    return [layer, keras.layers.Activation(activation, dtype=piece.dtype)]


def _recurrent(layer: Recurrent) -> Any:
    kind = keras.layers.GRU if layer.kind == "gru" else keras.layers.LSTM
    return kind(layer.units, return_sequences=layer.whole)


def _kernel(layer: Conv | Dense, piece: _Piece, spec: NormSpec) -> Any:
    """A layer with a kernel; in front of a norm without a bias that would be of no use.

    Its activation is left to the norm where one stands between both.
    """
    slot = piece.slot
    bias = slot is None or needs_bias(spec.name, slot)
    parted = slot is not None and spec.norm.kind == "activation" and stands(spec.name, slot)
    activation = "linear" if parted else layer.activation
    dtype = None if parted else piece.dtype
    if isinstance(layer, Conv):
        made = keras.layers.Conv2D(
            layer.filters,
            layer.kernel,
            strides=layer.strides,
            padding=layer.padding,
            activation=activation,
            use_bias=bias,
            dtype=dtype,
        )
    else:
        made = keras.layers.Dense(layer.units, activation=activation, use_bias=bias, dtype=dtype)
    return made if slot is None else wrap(made, spec)


def _activation(layer: Activation | Relu, dtype: str | None) -> Any:
    if isinstance(layer, Relu):
        return keras.layers.ReLU(dtype=dtype)
    return keras.layers.Activation(layer.name, dtype=dtype)


def _output(layer: Output, choices: NetworkOptions, dtype: str | None) -> list[Any]:
    """A dense layer and its activation, with batch norm between or before them."""
    last = keras.layers.Dense(layer.units)
    slot = Slot((layer.units,), keeps_bias=True)
    norm = []
    if choices.norm.name == "batch":
        norm = [norm_layer(choices.norm, slot, synchronized=choices.synchronized)]
    front, behind = ([], norm) if choices.bn_before_output else (norm, [])
    return [*front, last, *behind, keras.layers.Activation(layer.activation, dtype=dtype)]


def _plain(layer: Layer) -> Any:
    """A layer without weights and without choices."""
    match layer:
        case Reshape():
            return keras.layers.Reshape(layer.shape)
        case Flatten():
            return keras.layers.Flatten()
        case Pool(kind="max"):
            return keras.layers.MaxPooling2D(layer.size, padding=layer.padding)
        case Pool():
            return keras.layers.AveragePooling2D(layer.size, padding=layer.padding)
        case GlobalPool():
            return keras.layers.GlobalAveragePooling2D()
    raise ValueError(f"expected a layer of a recipe, received {layer!r}")
