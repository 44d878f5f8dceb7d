"""Shapes of the inputs of all layers, followed through the graph from that of the model's input."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from normviz.inspection.matching import is_norm
from normviz.inspection.model import Model, ModelLayer, Shape
from normviz.inspection.readers.keras_config import as_shape, class_of, wrapped
from normviz.inspection.shape_rules import RULES

_SAME: Final = frozenset({
    "Activation", "ReLU", "LeakyReLU", "PReLU", "ELU", "Softmax", "Dropout", "SpatialDropout1D",
    "SpatialDropout2D", "SpatialDropout3D", "GaussianNoise", "GaussianDropout", "AlphaDropout",
    "ActivityRegularization", "Identity", "Rescaling", "Normalization", "Masking", "Add",
    "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Relu", "LeakyRelu", "Clip", "Sigmoid",
    "Tanh", "HardSwish", "HardSigmoid", "Elu", "Selu", "Gelu", "Mul", "Sub", "Div", "Cast",
    "DynamicTanh", "FilterResponseNormalization", "Mish", "Softplus", "Silu",
})  # fmt: skip
_KERNEL_NORMS: Final = frozenset({"SpectralNormalization", "WeightNormalization", "weight_norm"})
"""What they give has the shape of what the layer gives that they wrap."""


def with_shapes(model: Model, given: Shape | None) -> Model:
    """The model with the shapes of all layers as far as they follow.

    Args:
        model: Of a reader.
        given: The shape of the model's input, the batch first; None where the file's shapes hold.
    """
    if not model.is_graph:
        return model
    own = model.layers[0].shape if model.layers else None
    # Sizes of the file also hold for an input that only says what it leaves open.
    kept = given is None or (own is not None and _agree(own, given))
    outputs: dict[str, Shape | None] = {}
    layers: list[ModelLayer] = []
    for layer in model.layers:
        is_other = layer.kind == "InputLayer" and layers and layer.shape != own
        shape = _input_shape(layer, outputs, None if is_other else given, is_first=not layers)
        shape = _merged(shape, layer.shape) if kept else shape
        shapes = [shape, *(outputs.get(name) for name in layer.inputs[1:])]
        layers.append(replace(layer, shape=shape))
        outputs[layer.name] = output_shape(layer, shapes)
    return replace(model, layers=tuple(layers))


def _agree(one: Shape, other: Shape) -> bool:
    pairs = zip(one, other, strict=False)
    return len(one) == len(other) and all(None in pair or pair[0] == pair[1] for pair in pairs)


def _merged(followed: Shape | None, told: Shape | None) -> Shape | None:
    """What follows from the input, and what the file says where that is not known."""
    if followed is None or told is None or not _agree(followed, told):
        return told if followed is None else followed
    return tuple(b if a is None else a for a, b in zip(followed, told, strict=True))


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
    inner = _wrapped(layer)
    if layer.kind in _SAME or (is_norm(layer.kind) and layer.kind not in _KERNEL_NORMS):
        return _widest(inputs)
    if layer.kind == "InputLayer":
        return first
    if inner is not None:
        return _wrapped_shape(layer, inner, inputs)
    rule = RULES.get(layer.kind)
    try:
        return as_shape(rule(layer.settings, first, inputs)) if rule else None
    except (TypeError, ValueError, IndexError, KeyError, ZeroDivisionError):
        return None  # settings that the layer could not be built with


def _wrapped(layer: ModelLayer) -> ModelLayer | None:
    entry = wrapped({"config": layer.settings})
    if entry is None or not isinstance(settings := entry.get("config"), Mapping):
        return None
    return ModelLayer(layer.name, class_of(entry), settings)


def _wrapped_shape(
    layer: ModelLayer, inner: ModelLayer, inputs: Sequence[Shape | None]
) -> Shape | None:
    """The shape that a layer around another one gives; of other wrappers it is not known."""
    first = inputs[0] or ()
    if layer.kind in _KERNEL_NORMS:
        return output_shape(inner, inputs)
    if layer.kind == "TimeDistributed":
        step = output_shape(inner, [(first[0], *first[2:])])
        return None if step is None else (*first[:2], *step[1:])
    found = output_shape(inner, inputs) if layer.kind == "Bidirectional" else None
    if found is None or found[-1] is None or layer.settings.get("merge_mode", "concat") is None:
        return None
    joined = layer.settings.get("merge_mode", "concat") == "concat"
    return (*found[:-1], found[-1] * (2 if joined else 1))


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
