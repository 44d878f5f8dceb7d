"""Layers of a Keras model from its JSON config; no class that the config names is ever made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeGuard

from normviz.inspection.model import ModelLayer, Shape

MODELS: Final = frozenset({"Functional", "Sequential", "Model"})
_DEEPEST: Final = 16
_MOST_LAYERS: Final = 20_000
_LARGEST_AXIS: Final = 1 << 31


@dataclass
class _Found:
    """What is collected on the way through nested models."""

    layers: list[ModelLayer] = field(default_factory=list)

    def add(self, layer: ModelLayer) -> None:
        if len(self.layers) >= _MOST_LAYERS:
            raise ValueError(f"expected at most {_MOST_LAYERS} layers, received more")
        self.layers.append(layer)


def layers_of(config: object) -> tuple[ModelLayer, ...]:
    """The layers of a model, those of models within it too.

    Args:
        config: What the JSON parser gave.

    Raises:
        ValueError: It is no config of a model, or models lie in one another too deep.
    """
    if not isinstance(config, Mapping) or not isinstance(config.get("config"), Mapping | list):
        raise ValueError("expected the config of a model")  # noqa: TRY004  # of the file
    found = _Found()
    _model(config, "", (), found, 0)
    return tuple(found.layers)


def entries_of(config: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The entries of a model's layers; none for a model of a class of its own."""
    inner = config.get("config")
    listed = inner.get("layers") if isinstance(inner, Mapping) else inner
    return [each for each in listed if isinstance(each, Mapping)] if _is_list(listed) else []


def name_of(entry: Mapping[str, Any]) -> str:
    """The layer's name; its class where it has none."""
    settings = entry.get("config")
    name = settings.get("name") if isinstance(settings, Mapping) else None
    name = name if isinstance(name, str) else entry.get("name")
    return name if isinstance(name, str) else class_of(entry)


def class_of(entry: Mapping[str, Any]) -> str:
    """The class, without the package that a custom one was registered for."""
    kind = entry.get("class_name")
    return kind.rpartition(">")[2] if isinstance(kind, str) else ""


def is_model(entry: Mapping[str, Any]) -> bool:
    """Whether the entry has layers of its own."""
    return class_of(entry) in MODELS or bool(entries_of(entry))


def wrapped(entry: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The layer that a layer wraps, as `TimeDistributed` does."""
    settings = entry.get("config")
    inner = settings.get("layer") if isinstance(settings, Mapping) else None
    return inner if isinstance(inner, Mapping) and class_of(inner) else None


def _model(
    config: Mapping[str, Any], prefix: str, feeding: tuple[str, ...], found: _Found, depth: int
) -> tuple[str, ...]:
    """Collects the layers of a model; returns the names of those that end it."""
    if depth > _DEEPEST:
        raise ValueError(f"expected at most {_DEEPEST} models in one another, received more")
    outputs: dict[str, tuple[str, ...]] = {}
    previous = feeding
    for entry in entries_of(config):
        name = name_of(entry)
        if "inbound_nodes" in entry:
            read = dict.fromkeys(_inbound_names(entry["inbound_nodes"]))
            inputs = tuple(each for name_ in read for each in outputs.get(name_, ()))
            inputs = inputs or (feeding if class_of(entry) == "InputLayer" else ())
        else:
            inputs = previous
        previous = outputs[name] = _entry(entry, prefix + name, inputs, found, depth)
    ends = _inbound_names(_setting(config, "output_layers"))
    return tuple(end for name in ends for end in outputs.get(name, ())) or previous


def _entry(
    entry: Mapping[str, Any], name: str, inputs: tuple[str, ...], found: _Found, depth: int
) -> tuple[str, ...]:
    if is_model(entry):
        return _model(entry, f"{name}/", inputs, found, depth + 1)
    layer = _layer(entry, name, inputs)
    found.add(layer)
    inner = wrapped(entry)
    if inner is not None and depth < _DEEPEST:
        shape = None if class_of(entry) == "TimeDistributed" else layer.shape
        within = _layer(inner, f"{name}/{name_of(inner)}", ())
        found.add(within if within.shape else replace(within, shape=shape))
    return (name,)


def _layer(entry: Mapping[str, Any], name: str, inputs: tuple[str, ...]) -> ModelLayer:
    settings = entry.get("config")
    settings = dict(settings) if isinstance(settings, Mapping) else {}
    trainable = settings.get("trainable")
    return ModelLayer(
        name,
        class_of(entry),
        settings,
        inputs,
        _shape(entry, settings),
        trainable=trainable if isinstance(trainable, bool) else None,
    )


def _shape(entry: Mapping[str, Any], settings: Mapping[str, Any]) -> Shape | None:
    """That of the first input: as built, as an input layer has it, or as the graph says it."""
    built = entry.get("build_config")
    told = built.get("input_shape") if isinstance(built, Mapping) else None
    for name in ("batch_shape", "batch_input_shape"):
        told = told if told is not None else settings.get(name)
    shape = as_shape(told)
    if shape is not None:
        return shape
    for tensor in _tensors(entry.get("inbound_nodes")):
        return as_shape(tensor.get("shape"))
    return None


def as_shape(value: object) -> Shape | None:
    """A shape of JSON; of a list of shapes the first."""
    if not _is_list(value) or len(value) > 8:
        return None
    if value and _is_list(value[0]):
        return as_shape(value[0])
    for size in value:
        if size is not None and not (type(size) is int and 0 < size < _LARGEST_AXIS):
            return None
    return tuple(value)


def _inbound_names(value: object) -> Iterator[str]:
    """Names of layers in an entry's ``inbound_nodes``, of Keras 3 and of Keras 2."""
    for tensor in _tensors(value):
        history = tensor.get("keras_history")
        if _is_list(history) and history and isinstance(history[0], str):
            yield history[0]
    yield from _old_names(value, 0)


def _old_names(value: object, depth: int) -> Iterator[str]:
    """In Keras 2 a node is a list of ``[name, node, tensor, arguments]``."""
    if not _is_list(value) or depth > 4:
        return
    if len(value) >= 3 and isinstance(value[0], str) and type(value[1]) is int:
        yield value[0]
        return
    for each in value:
        yield from _old_names(each, depth + 1)


def _tensors(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The tensors in an entry's arguments, in their order."""
    if depth > 12:
        return
    if isinstance(value, Mapping):
        if value.get("class_name") == "__keras_tensor__" and isinstance(
            value.get("config"), Mapping
        ):
            yield value["config"]
            return
        for part in value.values():
            yield from _tensors(part, depth + 1)
    elif _is_list(value):
        for part in value:
            yield from _tensors(part, depth + 1)


def _setting(config: Mapping[str, Any], name: str) -> object:
    settings = config.get("config")
    return settings.get(name) if isinstance(settings, Mapping) else None


def _is_list(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)
