"""Which norm of the catalogue a layer of a foreign model is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from normviz.inspection.model import ModelLayer
from normviz.norms.catalog import CATALOG
from normviz.norms.layer import LayerCall
from normviz.norms.norm import Norm, Place, Role
from normviz.norms.spec import NormSpec

_VARIANTS: Final = ("renorm", "rms_scaling")
"""Arguments of Keras that make another norm of a layer."""


@dataclass(frozen=True)
class Reduction:
    """What a layer does with the axes of its input.

    Attributes:
        batch: What it does with the first axis.
        channels: With that of the channels.
        others: With all others; None where there are none, or they are treated differently.
        has_others: Whether there are other axes.
    """

    batch: Role
    channels: Role
    others: Role | None
    has_others: bool = True

    def fits(self, norm: Norm) -> bool:
        """Whether the norm of the catalogue does the same."""
        if norm.kind != "activation":
            return True
        roles = norm.roles
        if roles[:2] != (self.batch, self.channels):
            return False
        return not self.has_others or (self.others == roles[2] == roles[3])


def candidates(layer: ModelLayer) -> tuple[Norm, ...]:
    """The norms that have a layer of that class or operator, in the order of the catalogue."""
    found = (CATALOG[name] for name in CATALOG if layer.kind in kinds_of(name))
    return tuple(norm for norm in found if _is_variant(_call_of(norm.name).named, layer.settings))


def is_norm(kind: str) -> bool:
    """Whether some norm of the catalogue has a layer of that class or operator."""
    return any(kind in kinds_of(name) for name in CATALOG)


def matching(layer: ModelLayer, reduction: Reduction | None) -> Norm | None:
    """The norm that a layer is.

    Args:
        layer: Of a foreign model.
        reduction: What it does with the axes; None where that is not known.

    Returns:
        None where no norm of the catalogue does that, or more than one could.
    """
    found = candidates(layer)
    if reduction is None:
        return found[0] if len(found) == 1 else None
    fitting = [norm for norm in found if reduction.fits(norm)]
    # Without other axes Keras' default and the paper's layer norm are one: the more special last.
    return fitting[-1] if fitting else None


def kinds_of(name: str) -> frozenset[str]:
    """The class in Keras, modules in PyTorch and operators in ONNX of a norm."""
    norm = CATALOG[name]
    if norm.kind == "identity":
        return frozenset()
    classes = {call.path.rpartition(".")[2] for call in (_call_of(name),)}
    return frozenset(classes | set(norm.operators))


@cache
def _call_of(name: str) -> LayerCall:
    """The norm's layer, for any place: class and arguments that make the variant."""
    place = Place((2, 2, 2), wrapped=LayerCall("keras.layers.Conv2D"), kernel=(2, 2, 1, 1))
    return CATALOG[name].keras(NormSpec(name, groups=2), place)


def _is_variant(named: Mapping[str, Any], settings: Mapping[str, Any]) -> bool:
    return all(bool(named.get(key)) == (settings.get(key) is True) for key in _VARIANTS)
