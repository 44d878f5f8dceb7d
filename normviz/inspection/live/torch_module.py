"""A PyTorch module in memory as layers; PyTorch itself is not imported here."""

from typing import Any, Final

import numpy as np

from normviz.inspection.matching import is_norm
from normviz.inspection.model import Model, ModelLayer, Shape, Weight
from normviz.inspection.readers.numbers import LARGEST

_ROLES: Final = {
    "weight": "gamma",
    "bias": "beta",
    "running_mean": "moving_mean",
    "running_var": "moving_variance",
}
_PLAIN: Final = {"weight": "kernel", "bias": "bias"}
_SETTINGS: Final = {
    "eps": "epsilon",
    "momentum": "momentum",
    "num_groups": "groups",
    "num_channels": "channels",
}
_RANKS: Final = {"2d": 4, "3d": 5}


def is_torch(model: object) -> bool:
    """Whether it is a module of PyTorch."""
    classes = ((each.__module__, each.__name__) for each in type(model).__mro__)
    return any(module.startswith("torch.nn") and name == "Module" for module, name in classes)


def read_torch_module(model: Any) -> Model:
    """The modules of a model that hold no others; what they read is known in a `Sequential`."""
    before: dict[str, str] = {}
    layers = []
    for name, module in model.named_modules():
        children = [child for child, _ in module.named_children()]
        if _class_of(module) == "Sequential":
            places = [f"{name}.{child}" if name else child for child in children]
            before |= dict(zip(places[1:], places, strict=False))
        if not children:
            inputs = (before[name],) if name in before else ()
            layers.append(_layer(module, name or _class_of(module), inputs))
    return Model("live", "PyTorch", tuple(layers), is_graph=False)


def _layer(module: Any, name: str, inputs: tuple[str, ...]) -> ModelLayer:
    kind = _class_of(module)
    reads = is_norm(kind)
    weights = {
        role: _weight(getattr(module, attribute), read=reads)
        for attribute, role in (_ROLES if reads else _PLAIN).items()
        if _is_made(getattr(module, attribute, None))
    }
    settings = _settings(module) if reads else {"rate": getattr(module, "p", None)}
    return ModelLayer(
        name, kind, settings, inputs, _shape(module, kind), weights, _trainable(module)
    )


def _class_of(module: Any) -> str:
    """The class, also of a scripted module and of a lazy one before its first call."""
    name = getattr(module, "original_name", None)
    return (name if isinstance(name, str) else type(module).__name__).removeprefix("Lazy")


def _settings(module: Any) -> dict[str, Any]:
    settings: dict[str, Any] = {"axis": 1, "channel_axis": 1}
    for attribute, name in _SETTINGS.items():
        if getattr(module, attribute, None) is not None:
            settings[name] = getattr(module, attribute)
    shape = getattr(module, "normalized_shape", None)
    if shape is not None:
        settings["axis"] = list(range(-len(shape), 0))
        settings["channel_axis"] = -1 if len(shape) == 1 else 1
    return settings


def _shape(module: Any, kind: str) -> Shape | None:
    """What the class tells of the input: (N, C, H, W) of a module for two dimensions."""
    channels = getattr(module, "num_features", None)
    rank = _RANKS.get(kind[-2:])
    if rank is None or type(channels) is not int or channels < 1:
        return None
    return (None, channels, *(None,) * (rank - 2))


def _trainable(module: Any) -> bool | None:
    parameters = [each.requires_grad for each in module.parameters(recurse=False)]
    return any(parameters) if parameters else None


def _is_made(tensor: Any) -> bool:
    """Whether there are numbers; a lazy module makes them when it is called first."""
    return tensor is not None and not type(tensor).__name__.startswith("Uninitialized")


def _weight(tensor: Any, *, read: bool) -> Weight:
    weight = Weight(tuple(int(size) for size in tensor.shape))
    if not read or weight.size > LARGEST or getattr(tensor, "is_meta", False):
        return weight
    return Weight(weight.shape, np.asarray(tensor.detach().double().cpu().numpy()))
