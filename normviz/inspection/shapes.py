"""Shapes of the inputs of all layers, followed through the graph from that of the model's input."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from normviz.inspection.matching import is_norm
from normviz.inspection.model import Model, ModelLayer, Shape
from normviz.inspection.shape_rules import RULES

_SAME: Final = frozenset({
    "Activation", "ReLU", "LeakyReLU", "PReLU", "ELU", "Softmax", "Dropout", "SpatialDropout1D",
    "SpatialDropout2D", "SpatialDropout3D", "GaussianNoise", "GaussianDropout", "AlphaDropout",
    "ActivityRegularization", "Identity", "Rescaling", "Normalization", "Masking", "Add",
    "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Relu", "LeakyRelu", "Clip", "Sigmoid",
    "Tanh", "HardSwish", "HardSigmoid", "Elu", "Selu", "Gelu", "Mul", "Sub", "Div", "Cast",
    "DynamicTanh", "FilterResponseNormalization", "Mish", "Softplus", "Silu",
})  # fmt: skip
_WRAPPERS: Final = frozenset({"SpectralNormalization", "WeightNormalization", "weight_norm"})


def with_shapes(model: Model, given: Shape | None) -> Model:
    """The model with the shapes of all layers as far as they follow.

    Args:
        model: Of a reader.
        given: The shape of the model's input, the batch first; None where the file's shapes hold.
    """
    if not model.is_graph:
        return model
    outputs: dict[str, Shape | None] = {}
    layers: list[ModelLayer] = []
    for layer in model.layers:
        shape = _input_shape(layer, outputs, given, is_first=not layers)
        shapes = [shape, *(outputs.get(name) for name in layer.inputs[1:])]
        layers.append(replace(layer, shape=shape))
        outputs[layer.name] = output_shape(layer, shapes)
    return replace(model, layers=tuple(layers))


def _input_shape(
    layer: ModelLayer, outputs: dict[str, Shape | None], given: Shape | None, *, is_first: bool
) -> Shape | None:
    if given is None and layer.shape is not None:
        return layer.shape
    if layer.inputs:
        return outputs.get(layer.inputs[0])
    # A Sequential model need not have an input layer.
    return given if is_first or layer.kind == "InputLayer" else None


def with_batch(model: Model, batch: int) -> Model:
    """The model with so many samples in a batch."""
    return replace(
        model,
        layers=tuple(
            replace(layer, shape=(batch, *layer.shape[1:])) if layer.shape else layer
            for layer in model.layers
        ),
    )


def output_shape(layer: ModelLayer, inputs: Sequence[Shape | None]) -> Shape | None:
    """The shape of a layer's output; None where it is not known.

    Args:
        layer: The layer.
        inputs: The shapes of its inputs.
    """
    first = inputs[0] if inputs else None
    if first is None or not first:
        return None
    if layer.kind in _SAME or (is_norm(layer.kind) and layer.kind not in _WRAPPERS):
        return _widest(inputs)
    if layer.kind == "InputLayer":
        return first
    rule = RULES.get(layer.kind)
    try:
        return rule(layer.settings, first, inputs) if rule else None
    except (TypeError, ValueError, IndexError, KeyError, ZeroDivisionError):
        return None  # settings that the layer could not be built with


def _widest(inputs: Sequence[Shape | None]) -> Shape | None:
    """What shapes broadcast to, of those that are known."""
    known = [shape for shape in inputs if shape is not None]
    longest = max(known, key=len)
    found = list(longest)
    for shape in known:
        for at, size in enumerate(reversed(shape), 1):
            if found[-at] == 1 and size is not None:
                found[-at] = size
    return tuple(found)
