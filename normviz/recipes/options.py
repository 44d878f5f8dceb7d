"""The settings of the norm in a recipe's slots: defaults, limits and JSON of training."""

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, Final

from normviz.errors import UserError
from normviz.files.records import short
from normviz.norms import CATALOG, NormSpec

GROUPS: Final = 4
"""The number of groups unless a recipe or the user says another."""

_EPSILONS: Final = (1e-12, 1.0)
_NOT_SET_HERE: Final = ("name", "training")
OPTIONS: Final = tuple(field.name for field in fields(NormSpec) if field.name not in _NOT_SET_HERE)
"""The names of the settings that a training has."""


def known(name: object) -> str:
    """The name itself.

    Raises:
        UserError: No norm of that name is in the catalogue.
    """
    if not isinstance(name, str) or name not in CATALOG:
        raise UserError(f"norm: expected one of {', '.join(CATALOG)}; received {short(name)}")
    return name


def norm_spec(name: object, options: object = MappingProxyType({})) -> NormSpec:
    """A norm with the settings of a training.

    Args:
        name: A norm of the catalogue.
        options: A mapping of settings by their names, `OPTIONS`; those that are missing are the
            defaults.

    Raises:
        UserError: The norm or a setting is unknown, or a value is none that it can have.
    """
    if not isinstance(options, Mapping):
        raise UserError(f"norm options: expected an object; received {short(options)}")
    chosen: dict[str, Any] = {"groups": GROUPS} | dict(options)
    for option in chosen:
        _check("norm options", option, option in OPTIONS, ", ".join(sorted(OPTIONS)))
    _check_training(chosen)
    try:
        return NormSpec(known(name), **chosen)
    except (ValueError, TypeError) as error:
        raise UserError(str(error)) from error


def with_options(spec: NormSpec, options: Mapping[str, Any]) -> NormSpec:
    """The same norm with some settings changed; errors as for `norm_spec`."""
    return norm_spec(spec.name, options_json(spec) | dict(options))


def options_json(spec: NormSpec) -> dict[str, Any]:
    """The settings of a training as an object that ``json`` writes; the norm is told apart."""
    return {name: value for name, value in spec.to_json().items() if name in OPTIONS}


def _check_training(options: Mapping[str, Any]) -> None:
    """What a layer can be built with, but cannot be trained or resumed with, is refused."""
    epsilon = options.get("epsilon")
    low, high = _EPSILONS
    number = isinstance(epsilon, int | float) and not isinstance(epsilon, bool)
    good = epsilon is None or (number and low <= epsilon <= high)
    _check("epsilon", epsilon, good, "a number from 1e-12 to 1, or none for Keras' default")
    groups = options["groups"]
    _check("groups", groups, type(groups) is int and groups >= 1, "a whole number of at least 1")
    for name in ("gamma_initializer", "beta_initializer"):
        value = options.get(name, "ones")
        _check(name, value, isinstance(value, str), "the name of an initializer")


def _check(name: str, value: object, good: bool, expected: str) -> None:
    if not good:
        raise UserError(f"{name}: expected {expected}; received {short(value)}")
