"""A Keras model in memory as layers; Keras itself is not imported here."""

from typing import Any, Final

import numpy as np

from normviz.inspection.matching import is_norm
from normviz.inspection.model import Model, ModelLayer, Weight
from normviz.inspection.readers.keras_config import as_shape
from normviz.inspection.readers.numbers import LARGEST

_SETTINGS: Final = (
    "axis", "epsilon", "momentum", "groups", "center", "scale", "renorm", "rms_scaling",
    "data_format", "use_bias", "filters", "units", "rate", "kernel_size", "strides", "padding",
    "dilation_rate", "pool_size", "depth_multiplier", "keepdims", "size",
)  # fmt: skip
_NAMES: Final = {"vector_u": "u"}
_DEEPEST: Final = 16


def is_keras(model: object) -> bool:
    """Whether it is a model or layer of Keras."""
    classes = ((each.__module__, each.__name__) for each in type(model).__mro__)
    return any(module.startswith("keras.") and name == "Layer" for module, name in classes)


def read_keras_model(model: Any) -> Model:
    """The layers of a model, those of models within it too."""
    layers: list[ModelLayer] = []
    _collect(model, "", (), layers)
    return Model("live", "Keras", tuple(layers))


def _collect(
    model: Any, prefix: str, feeding: tuple[str, ...], found: list[ModelLayer]
) -> tuple[str, ...]:
    """Collects the layers of a model; returns the names of those that end it."""
    outputs: dict[int, tuple[str, ...]] = {}
    previous = feeding
    is_chain = type(model).__name__ == "Sequential"
    for layer in getattr(model, "layers", None) or [model]:
        inputs = previous if is_chain else _inputs(layer, outputs)
        if type(layer).__name__ == "InputLayer":
            inputs = feeding
        name = f"{prefix}{layer.name}"
        if getattr(layer, "layers", None) and layer is not model:
            previous = _collect(layer, f"{name}/", inputs, found)
        else:
            _collect_layer(layer, name, inputs, found)
            previous = (name,)
        outputs[id(layer)] = previous
    return previous


def _collect_layer(
    layer: Any, name: str, inputs: tuple[str, ...], found: list[ModelLayer], depth: int = 0
) -> None:
    """Collects a layer and those within it, such as a block of the user's own class has."""
    found.append(_layer(layer, name, inputs))
    within = getattr(layer, "_layers", None)  # of a layer that is no model Keras names no others
    for part in within if isinstance(within, list) and depth < _DEEPEST else ():
        _collect_layer(part, f"{name}/{part.name}", (), found, depth + 1)


def _inputs(layer: Any, outputs: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Names of the layers that a layer of a functional model reads."""
    names: list[str] = []
    for node in getattr(layer, "_inbound_nodes", ()):
        for parent in getattr(node, "parent_nodes", ()):
            names += outputs.get(id(getattr(parent, "operation", None)), ())
    return tuple(dict.fromkeys(names))


def _layer(layer: Any, name: str, inputs: tuple[str, ...]) -> ModelLayer:
    settings = {key: _plain(getattr(layer, key)) for key in _SETTINGS if hasattr(layer, key)}
    settings["activation"] = getattr(getattr(layer, "activation", None), "__name__", None)
    kind = type(layer).__name__
    built = getattr(layer, "_build_shapes_dict", None) or {}
    shape = as_shape(built.get("input_shape") or getattr(layer, "batch_shape", None))
    weights = {
        _NAMES.get(each.name, each.name): _weight(each, read=is_norm(kind))
        for each in layer.weights
    }
    if "scale" in weights:  # as RMSNormalization calls it
        weights["gamma"] = weights.pop("scale")
    return ModelLayer(name, kind, settings, inputs, shape, weights, bool(layer.trainable))


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _weight(variable: Any, *, read: bool) -> Weight:
    weight = Weight(tuple(int(size) for size in variable.shape))
    if not read or weight.size > LARGEST:
        return weight
    return Weight(weight.shape, np.asarray(variable.numpy(), np.float64))
