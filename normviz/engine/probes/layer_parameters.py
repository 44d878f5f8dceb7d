"""The settings and parameters of a norm's Keras layer, in the figure's order of axes."""

import importlib
from dataclasses import replace
from typing import Any, Final

import keras
import numpy as np
from numpy.typing import NDArray

from normviz.norms import NormParameters, NormSpec
from normviz.norms.norm import Place

_PARAMETERS: Final = (
    *("gamma", "beta", "tau", "alpha"),
    *("moving_mean", "moving_variance", "renorm_mean", "renorm_stddev"),
)
_OTHER_NAMES: Final = {"gamma": "scale"}
"""What Keras' RMS norm calls it."""


def is_norm_layer(layer: Any, spec: NormSpec) -> bool:
    """Whether a layer is the one that the catalogue declares for a norm of activations."""
    if spec.norm.kind != "activation":
        return False
    sizes = tuple(layer.output.shape[1:])
    path = spec.norm.keras(spec, Place((sizes[-1], *sizes[:-1]))).path
    module, _, name = path.rpartition(".")
    return type(layer) is getattr(importlib.import_module(module), name)


def parameters_of(layer: Any) -> NormParameters:
    """γ, β, τ and the moving statistics of a norm's layer.

    Args:
        layer: A built Keras layer for (N, H, W, C), (N, T, C) or (N, C).

    Returns:
        Arrays of shape (1, C, 1, 1), or (1, C, H, W) where there is one per element of a sample.
    """
    return NormParameters(**{name: _value(layer, name) for name in _PARAMETERS})


def spec_of(layer: Any, spec: NormSpec, channels: int, training: bool) -> NormSpec:
    """The settings that a norm's layer has, in the mode in which it is called.

    Args:
        layer: A built Keras layer of the norm.
        spec: The settings that it was made with.
        channels: C of its input.
        training: Whether it is called as in training.
    """
    found: dict[str, Any] = {"training": training}
    if isinstance(epsilon := getattr(layer, "epsilon", None), float | int):
        found["epsilon"] = float(epsilon)
    learned = getattr(layer, "learned_epsilon", None)
    if learned is not None:
        found["epsilon"] = found["epsilon"] + float(np.abs(np.asarray(learned)))
    if isinstance(momentum := getattr(layer, "momentum", None), float | int):
        found["momentum"] = float(momentum)
    if spec.norm.needs_groups:
        groups = int(layer.groups)
        found["groups"] = channels if groups == -1 else groups
    return replace(spec, **found)


def _value(layer: Any, name: str) -> NDArray[Any] | None:
    for spelled in (name, _OTHER_NAMES.get(name, name)):
        variable = getattr(layer, spelled, None)
        if isinstance(variable, keras.Variable):
            return _in_figure_order(np.asarray(variable))
    return None


def _in_figure_order(value: NDArray[Any]) -> NDArray[Any]:
    """() and (C,) as (1, C, 1, 1), (H, W, C) as (1, C, H, W), (T, C) as (1, C, 1, T)."""
    if value.ndim == 0:
        return value.reshape(1, 1, 1, 1)
    first = np.moveaxis(value, -1, 0)
    channels, *places = first.shape
    before = 1 if len(places) == 1 else 2 - len(places)
    return np.ascontiguousarray(first.reshape(1, channels, *[1] * before, *places))
