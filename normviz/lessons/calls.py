"""Keras layers, optimizers and arrays of checks, written shortly."""

from typing import Any, Final

import numpy as np

from normviz.lessons.laboratory import Array
from normviz.norms.layer import LayerCall


def layer(name: str, *positional: Any, **named: Any) -> LayerCall:
    """The call of a class of ``keras.layers``."""
    return LayerCall(f"keras.layers.{name}", positional, named)


def optimizer(name: str, learning_rate: float, **named: Any) -> LayerCall:
    """The call of a class of ``keras.optimizers``."""
    return LayerCall(f"keras.optimizers.{name}", (learning_rate,), named)


SOFTMAX: Final = layer("Dense", 10, activation="softmax")
"""The output of a classifier of digits."""


def noise(*shape: int, seed: int = 0, mean: float = 0.0, deviation: float = 1.0) -> Array:
    """Normal noise in float64."""
    return np.random.default_rng(seed).normal(mean, deviation, shape)


def furthest(one: Array, other: Array) -> float:
    """The largest difference of two arrays, in float64."""
    return float(np.abs(np.asarray(one, np.float64) - np.asarray(other, np.float64)).max())
