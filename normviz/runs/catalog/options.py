"""The settings of whatever norm stands in a recipe's slot."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from normviz.errors import UserError

INITIALIZERS = ("zeros", "ones", "random_uniform", "random_normal", "truncated_normal")
REGULARIZERS = ("l1", "l2", "l1_l2")
CONSTRAINTS = ("max_norm", "min_max_norm", "non_neg", "unit_norm")
_CHOICES = {"initializer": INITIALIZERS, "regularizer": REGULARIZERS, "constraint": CONSTRAINTS}


@dataclass(frozen=True, slots=True)
class NormOptions:
    """What can be set on a norm; a norm that lacks a setting ignores it.

    Attributes:
        center: Whether β is learned.
        scale: Whether γ is learned.
        gamma_initializer: Keras' name of an initializer, one of ``INITIALIZERS``.
        beta_initializer: The same for β.
        gamma_regularizer: Keras' name, one of ``REGULARIZERS``; None for none.
        beta_regularizer: The same for β.
        regularizer_factor: How much the penalties weigh, at least 0.
        gamma_constraint: Keras' name, one of ``CONSTRAINTS``; None for none.
        beta_constraint: The same for β.
        momentum: Of the moving statistics, 0 to 1 (batch norm).
        epsilon: What is added under the root; None for the default of the Keras layer.
        groups: The number of groups (group norm); it divides the channels.
        learn_epsilon: Whether a part of ε is learned (filter response norm).
        data_init: Whether the first training step sets g and the bias from its data (weight norm).

    Raises:
        UserError: A value is none that the setting can have.
    """

    center: bool = True
    scale: bool = True
    gamma_initializer: str = "ones"
    beta_initializer: str = "zeros"
    gamma_regularizer: str | None = None
    beta_regularizer: str | None = None
    regularizer_factor: float = 0.01
    gamma_constraint: str | None = None
    beta_constraint: str | None = None
    momentum: float = 0.99
    epsilon: float | None = None
    groups: int = 4
    learn_epsilon: bool = False
    data_init: bool = True

    def __post_init__(self) -> None:
        for field in fields(self):
            choices = _CHOICES.get(field.name.rpartition("_")[2])
            if choices is not None:
                self._check_choice(field.name, choices)
        for name in ("center", "scale", "learn_epsilon", "data_init"):
            _check(
                name, getattr(self, name), isinstance(getattr(self, name), bool), "true or false"
            )
        _check("momentum", self.momentum, _within(self.momentum, 0, 1), "a number from 0 to 1")
        factor = self.regularizer_factor
        _check("regularizer_factor", factor, _within(factor, 0, 1e6), "a number of at least 0")
        good = self.epsilon is None or _within(self.epsilon, 1e-12, 1)
        _check(
            "epsilon", self.epsilon, good, "a number from 1e-12 to 1, or none for Keras' default"
        )
        good = type(self.groups) is int and self.groups >= 1
        _check("groups", self.groups, good, "a whole number of at least 1")

    def _check_choice(self, name: str, choices: tuple[str, ...]) -> None:
        value = getattr(self, name)
        optional = not name.endswith("initializer")
        good = value in choices or (optional and value is None)
        _check(name, value, good, ", ".join(choices) + (" or none" if optional else ""))

    def to_json(self) -> dict[str, Any]:
        """The options as an object that ``json`` writes."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The options that :meth:`to_json` wrote.

        Raises:
            UserError: A key is unknown or a value is none that the setting can have.
        """
        known = {field.name for field in fields(cls)}
        for name in data:
            _check("norm options", name, name in known, ", ".join(sorted(known)))
        return cls(**data)


def _within(value: object, low: float, high: float) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and low <= float(value) <= high  # type: ignore[arg-type]  # a number by now


def _check(name: str, value: object, good: bool, expected: str) -> None:
    if not good:
        raise UserError(f"{name}: expected {expected}; received {value!r}")
