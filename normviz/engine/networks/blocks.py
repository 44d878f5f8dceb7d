"""Pieces that the networks of the recipes are put together of."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import keras

from normviz.engine.layers.norm_layers import brings_activation, norm_layer, wrap
from normviz.norms import NormSpec
from normviz.recipes.recipe import Recipe
from normviz.recipes.slots import Slot, needs_bias


@dataclass
class Plan:
    """What has been chosen for a network, and the slots that are still to be filled.

    Attributes:
        recipe: The recipe.
        options: The norm in its slots, with its settings.
        dropout: The rate of every dropout layer.
        bn_before_output: Whether batch norm stands before the output, where the source puts it.
    """

    recipe: Recipe
    options: NormSpec
    dropout: float
    bn_before_output: bool
    _slots: Iterator[Slot] = field(init=False)

    def __post_init__(self) -> None:
        self._slots = iter(self.recipe.slots)

    @property
    def norm(self) -> str:
        """Name of the norm in its slots."""
        return self.options.name

    def slot(self) -> Slot:
        """The next slot, counted from the input."""
        return next(self._slots)


def conv(plan: Plan, filters: int, kernel: int, strides: int = 1) -> list[Any]:
    """Convolution (same), norm, relu in the next slot."""
    return _normed(
        plan,
        plan.slot(),
        lambda bias: keras.layers.Conv2D(
            filters, kernel, strides=strides, padding="same", use_bias=bias
        ),
        "relu",
    )


def dense(plan: Plan, units: int, activation: str) -> list[Any]:
    """Dense layer, norm, activation in the next slot."""
    return _normed(
        plan, plan.slot(), lambda bias: keras.layers.Dense(units, use_bias=bias), activation
    )


def output(plan: Plan, units: int, activation: str) -> list[Any]:
    """The last layer of a source that puts batch norm before its activation; no other norm is.

    Also under mixed precision its probabilities have 32 bits: the loss takes their logarithm.
    """
    last = keras.layers.Dense(units)
    slot = Slot((units,), keeps_bias=True)
    norm = [norm_layer(plan.options, slot)] if plan.norm == "batch" else []
    front, behind = ([], norm) if plan.bn_before_output else (norm, [])
    return [*front, last, *behind, keras.layers.Activation(activation, dtype="float32")]


def _normed(plan: Plan, slot: Slot, make: Any, activation: str) -> list[Any]:
    kernel = wrap(make(needs_bias(plan.norm, slot)), plan.options)
    layers = [kernel, norm_layer(plan.options, slot)]
    if not brings_activation(plan.norm, slot):
        layers.append(keras.layers.Activation(activation))
    return [layer for layer in layers if layer is not None]
