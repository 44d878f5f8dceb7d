"""The norm of the catalogue as a Keras layer: in a slot, or around the layer with the kernel."""

from dataclasses import replace
from typing import Any, Final

import keras

from normviz.engine.layers.layer_factory import make_layer
from normviz.errors import UserError
from normviz.norms import CATALOG, NormSpec
from normviz.recipes.slots import Slot, misfit, stands

_PRECISE: Final = frozenset({"unit"})
"""Norms whose layer of Keras computes in the precision of its input: in 16 bits ε is 0, and what is
0 is divided by 0. The others compute in 32 bits by themselves."""


def brings_activation(name: str, slot: Slot) -> bool:
    """Whether the norm ends in an activation of its own, so that no relu should follow it.

    Raises:
        UserError: No norm of that name is in the catalogue.
    """
    return stands(name, slot) and CATALOG[name].brings_activation


def norm_layer(spec: NormSpec, slot: Slot, *, synchronized: bool = False) -> Any:
    """The Keras layer of a norm for activations (N, H, W, C) or (N, C).

    Args:
        spec: The norm and its settings; those that it lacks are ignored.
        slot: Where it stands; ``layer`` reduces all axes but N of its shape.
        synchronized: Whether statistics over the batch are taken from all replicas of the network
            together; other norms are not changed by it.

    Returns:
        A layer not yet built; None where nothing stands between the layers: for ``none``, for
        norms of the kernel (:func:`wrap`) and for norms that have no sets there.

    Raises:
        UserError: The groups do not divide the channels.
    """
    if not stands(spec.name, slot) or spec.norm.kind == "kernel":
        return None
    if reason := misfit(spec, slot):
        raise UserError.from_reason(reason)
    call = spec.norm.keras(_read(spec), slot.place)
    shares = spec.norm.shares_batch
    if spec.name in _PRECISE:
        return make_layer(call, dtype=keras.config.dtype_policy().variable_dtype)
    return make_layer(call, **({"synchronized": True} if synchronized and shares else {}))


def _read(spec: NormSpec) -> NormSpec:
    """The settings that the norm has in a training; all others at their defaults."""
    read = {name: value for name, value in spec.to_json().items() if name in spec.norm.settings}
    return NormSpec(spec.name, **read)


def wrap(layer: Any, spec: NormSpec) -> Any:
    """The layer with its kernel normalized by ``weight`` or ``spectral``; else the layer itself.

    Args:
        layer: A Dense or convolution, not yet built.
        spec: The norm and its settings.
    """
    if spec.norm.kind != "kernel":
        return layer
    place = replace(Slot((1,)).place, wrapped=layer)
    return make_layer(spec.norm.keras(_read(spec), place))
