"""The settings of a norm: one value for figure, reference, code, proof and training."""

import reprlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import isfinite
from typing import Any, Final, Self

from normviz.norms.catalog import norm_named
from normviz.norms.norm import Norm

INITIALIZERS: Final = ("zeros", "ones", "random_uniform", "random_normal", "truncated_normal")
REGULARIZERS: Final = ("l1", "l2", "l1_l2")
CONSTRAINTS: Final = ("max_norm", "min_max_norm", "non_neg", "unit_norm")
_LARGEST_FACTOR: Final = 1e6
_SWITCHES: Final = ("center", "scale", "training", "learn_epsilon", "data_init")


Start = str | float | tuple[float, ...]
"""What γ or β starts at: Keras' name of an initializer, a number, or one per channel."""


@dataclass(frozen=True, slots=True)
class NormSpec:
    """What is set on a norm; a norm that lacks a setting ignores it.

    Attributes:
        name: A norm of the catalogue.
        groups: The number of groups; None is the smallest number above one that divides the
            channels.
        epsilon: What is added under the root, at least 0; None for the default of Keras.
        center: Whether β is learned, or added.
        scale: Whether γ is learned, or multiplied by.
        momentum: Weight of the old moving statistics, 0 to 1, as in Keras.
        training: Whether statistics are taken from the tensor; else a norm that has moving
            statistics uses those.
        gamma_initializer: Keras' name of an initializer, one of `INITIALIZERS`, or the number
            that γ starts at, or one number per channel.
        beta_initializer: The same for β.
        gamma_regularizer: Keras' name, one of `REGULARIZERS`; None for none.
        beta_regularizer: The same for β.
        regularizer_factor: The factor of the penalties, at least 0.
        gamma_constraint: Keras' name, one of `CONSTRAINTS`; None for none.
        beta_constraint: The same for β.
        learn_epsilon: Whether a part of ε is learned (filter response norm).
        data_init: Whether the first training step sets g and the bias from its data (weight norm).

    Raises:
        ValueError: The norm is unknown, or a value is none that the setting can have.
    """

    name: str
    groups: int | None = None
    epsilon: float | None = None
    center: bool = True
    scale: bool = True
    momentum: float = 0.99
    training: bool = True
    gamma_initializer: Start = "ones"
    beta_initializer: Start = "zeros"
    gamma_regularizer: str | None = None
    beta_regularizer: str | None = None
    regularizer_factor: float = 0.01
    gamma_constraint: str | None = None
    beta_constraint: str | None = None
    learn_epsilon: bool = False
    data_init: bool = True

    def __post_init__(self) -> None:
        norm_named(self.name)
        for name in _SWITCHES:
            value = getattr(self, name)
            _check(name, value, isinstance(value, bool), "true or false")
        for weight in ("gamma", "beta"):
            self._check_weight(weight)
        factor = self.regularizer_factor
        good = _is_number(factor) and 0 <= factor <= _LARGEST_FACTOR
        _check("regularizer_factor", factor, good, "a number of at least 0")
        good = _is_number(self.momentum) and 0 <= self.momentum <= 1
        _check("momentum", self.momentum, good, "a number from 0 to 1")
        good = self.epsilon is None or (_is_number(self.epsilon) and self.epsilon >= 0)
        _check("epsilon", self.epsilon, good, "a finite number of at least 0, or none")
        good = self.groups is None or (type(self.groups) is int and self.groups >= 1)
        _check("groups", self.groups, good, "a whole number of at least 1")

    def _check_weight(self, weight: str) -> None:
        name = f"{weight}_initializer"
        value = getattr(self, name)
        good = value in INITIALIZERS if isinstance(value, str) else _is_start(value)
        _check(name, value, good, ", ".join(INITIALIZERS) + ", a number or one per channel")
        for what, choices in (("regularizer", REGULARIZERS), ("constraint", CONSTRAINTS)):
            value = getattr(self, f"{weight}_{what}")
            good = value is None or value in choices
            _check(f"{weight}_{what}", value, good, ", ".join(choices) + " or none")

    @property
    def norm(self) -> Norm:
        """The entry of the catalogue."""
        return norm_named(self.name)

    @property
    def used_epsilon(self) -> float:
        """Epsilon, or the default of Keras where none is set; 0 for a norm without one."""
        return (self.norm.keras_epsilon or 0.0) if self.epsilon is None else self.epsilon

    @property
    def uses_moving(self) -> bool:
        """Whether moving statistics stand in for those of the tensor."""
        return self.norm.moving and not self.training

    def to_json(self) -> dict[str, Any]:
        """The settings as plain values."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The settings that `to_json` wrote.

        Raises:
            ValueError: A key is unknown, the name is missing, or a value cannot be.
        """
        known = [field.name for field in fields(cls)]
        for name in data:
            _check("settings of a norm", name, name in known, ", ".join(known))
        _check("settings of a norm", "no name", "name" in data, "the name of a norm")
        return cls(**{name: _frozen(value) for name, value in data.items()})


def _frozen(value: Any) -> Any:
    """A value of JSON as a spec holds it: lists become tuples."""
    return tuple(value) if isinstance(value, list) else value


def _is_start(value: object) -> bool:
    if isinstance(value, tuple):
        return len(value) > 0 and all(map(_is_number, value))
    return _is_number(value)


def _is_number(value: object) -> bool:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    try:
        return isfinite(value)
    except OverflowError:  # a whole number that no float holds
        return False


def _check(name: str, value: object, good: bool, expected: str) -> None:
    if not good:
        raise ValueError(f"{name}: expected {expected}; received {reprlib.repr(value)}")
