"""The norm of the catalogue as a Keras layer: in a slot, or around the layer with the kernel."""

from typing import Any

import keras

from normviz.engine.layers import FilterResponseNormalization, WeightNormalization
from normviz.errors import UserError
from normviz.runs.catalog.options import NormOptions
from normviz.runs.catalog.slots import NORMS, ON_KERNELS, Slot, known, misfit, needs_bias, stands

__all__ = [
    "NORMS",
    "NormOptions",
    "Slot",
    "brings_activation",
    "fits",
    "misfit",
    "needs_bias",
    "norm_layer",
    "wrap",
]


def fits(name: str, slot: Slot, options: NormOptions | None = None) -> bool:
    """Whether a norm can stand in a slot; :func:`misfit` says why not.

    Raises:
        UserError: No norm of that name is in the catalogue.
    """
    return not misfit(name, slot, options or NormOptions())


def brings_activation(name: str, slot: Slot) -> bool:
    """Whether the norm ends in an activation of its own, so that no relu should follow it."""
    return name == "frn" and stands(name, slot)


def norm_layer(name: str, options: NormOptions, slot: Slot) -> Any:
    """The Keras layer of a norm for activations (N, H, W, C) or (N, C).

    Args:
        name: A name of the catalogue.
        options: The norm's settings; those that it lacks are ignored.
        slot: Where it stands; ``layer`` reduces all axes but N of its shape.

    Returns:
        A layer not yet built; None where nothing stands between the layers: for ``none``, for
        norms of the kernel (:func:`wrap`) and for norms that have no sets there.

    Raises:
        UserError: The norm is unknown or the groups do not divide the channels.
    """
    if not stands(name, slot) or name in ON_KERNELS:
        return None
    if reason := misfit(name, slot, options):
        raise UserError(reason)
    return _layer(name, options, slot)


def _layer(name: str, options: NormOptions, slot: Slot) -> Any:
    layers = keras.layers
    epsilon = {} if options.epsilon is None else {"epsilon": options.epsilon}
    affine = {**_affine(options), **epsilon}
    match name:
        case "batch":
            return layers.BatchNormalization(momentum=options.momentum, **affine)
        case "layer":
            return layers.LayerNormalization(axis=list(range(1, len(slot.shape) + 1)), **affine)
        case "layer-keras":
            return layers.LayerNormalization(axis=-1, **affine)
        case "instance":
            return layers.GroupNormalization(groups=-1, **affine)
        case "group":
            return layers.GroupNormalization(groups=options.groups, **affine)
        case "rms":
            return layers.RMSNormalization(axis=-1, **epsilon)
        case "unit":
            return layers.UnitNormalization(axis=-1)
    return FilterResponseNormalization(learn_epsilon=options.learn_epsilon, **affine)


def wrap(layer: Any, name: str, options: NormOptions) -> Any:
    """The layer with its kernel normalized by ``weight`` or ``spectral``; else the layer itself.

    Args:
        layer: A Dense or convolution, not yet built.
        name: A name of the catalogue.
        options: The norm's settings.

    Raises:
        UserError: No norm of that name is in the catalogue.
    """
    if known(name) == "weight":
        return WeightNormalization(layer, data_init=options.data_init)
    if name == "spectral":
        return keras.layers.SpectralNormalization(layer)
    return layer


def _affine(options: NormOptions) -> dict[str, Any]:
    arguments: dict[str, Any] = {"center": options.center, "scale": options.scale}
    for weight in ("beta", "gamma"):
        arguments[f"{weight}_initializer"] = getattr(options, f"{weight}_initializer")
        arguments[f"{weight}_constraint"] = getattr(options, f"{weight}_constraint")
        penalty = getattr(options, f"{weight}_regularizer")
        arguments[f"{weight}_regularizer"] = _penalty(penalty, options.regularizer_factor)
    return arguments


def _penalty(name: str | None, factor: float) -> Any:
    regularizers = keras.regularizers
    match name:
        case "l1":
            return regularizers.L1(factor)
        case "l2":
            return regularizers.L2(factor)
        case "l1_l2":
            return regularizers.L1L2(factor, factor)
    return None
