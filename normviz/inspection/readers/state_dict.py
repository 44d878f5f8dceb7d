"""Norm layers in a PyTorch state dict, told by the names of its arrays.

A state dict has no classes. Batch norm is told by its running statistics, weight and spectral norm
by what their parametrizations keep. A weight and a bias with one number per channel belong to a
layer, group or instance norm: which one, the file does not say.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from normviz.inspection.model import ModelLayer, Weight

_ROLES: Final = {
    "weight": "gamma",
    "bias": "beta",
    "running_mean": "moving_mean",
    "running_var": "moving_variance",
}
_WEIGHT_NORM: Final = (
    ("parametrizations.weight.original0", "parametrizations.weight.original1"),
    ("weight_g", "weight_v"),
)
_SPECTRAL_NORM: Final = (
    ("parametrizations.weight.original", "parametrizations.weight.0._u"),
    ("weight_orig", "weight_u"),
)


@dataclass(frozen=True)
class StoredArray:
    """An array whose numbers are not read yet.

    Attributes:
        shape: Its sizes.
        read: Gives the numbers; None where they are too many, or of a type that is not read.
    """

    shape: tuple[int, ...]
    read: Callable[[], Any]

    def weight(self, *, read: bool) -> Weight:
        """The array as a weight, with its numbers or without."""
        return Weight(self.shape, self.read() if read else None)


def layers_of_arrays(arrays: Mapping[str, StoredArray]) -> tuple[ModelLayer, ...]:
    """The norm layers among the modules of a state dict, in the order of their first arrays."""
    modules: dict[str, dict[str, StoredArray]] = {}
    for name, array in arrays.items():
        for module, rest in _places(name):
            modules.setdefault(module, {})[rest] = array
    found = (_layer(module, held) for module, held in modules.items())
    return tuple(layer for layer in found if layer is not None)


def _places(name: str) -> list[tuple[str, str]]:
    """The module of an array, and its name there: parametrizations are modules of their own."""
    module, _, rest = name.rpartition(".")
    outer, mark, within = name.partition("parametrizations.")
    if mark:
        return [(outer.rstrip("."), mark + within)]
    return [(module, rest)]


def _layer(module: str, held: Mapping[str, StoredArray]) -> ModelLayer | None:
    for kind, pairs, names in (
        ("weight_norm", _WEIGHT_NORM, ("g", "v")),
        ("spectral_norm", _SPECTRAL_NORM, ("kernel", "u")),
    ):
        for pair in pairs:
            if all(each in held for each in pair):
                weights = {
                    name: held[each].weight(read=name in ("g", "u"))
                    for name, each in zip(names, pair, strict=True)
                }
                return ModelLayer(module, kind, {"kernel_axis": 0}, weights=weights)
    return _affine(module, held)


def _affine(module: str, held: Mapping[str, StoredArray]) -> ModelLayer | None:
    running = "running_mean" in held and "running_var" in held
    shapes = {held[each].shape for each in _ROLES if each in held}
    if len(shapes) != 1 or len(*shapes) != 1:
        return None
    if not running and not {"weight", "bias"} <= held.keys() and "norm" not in module.lower():
        return None
    weights = {role: held[each].weight(read=True) for each, role in _ROLES.items() if each in held}
    return ModelLayer(module, "BatchNorm" if running else "", {"axis": 1}, weights=weights)
