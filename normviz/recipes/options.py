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
        raise UserError(
            "norm: expected one of {known}; received {given}",
            code="norm-unknown",
            known=", ".join(CATALOG),
            given=short(name),
        )
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
        raise UserError(
            "norm options: expected an object; received {given}",
            code="norm-options-foreign",
            given=short(options),
        )
    chosen: dict[str, Any] = {"groups": GROUPS} | dict(options)
    for option in chosen:
        if option not in OPTIONS:
            raise UserError(
                "norm options: expected {known}; received {given}",
                code="norm-option-unknown",
                known=", ".join(sorted(OPTIONS)),
                given=short(option),
            )
    _check_training(chosen)
    try:
        return NormSpec(known(name), **chosen)
    except (ValueError, TypeError) as error:
        raise UserError("{reason}", code="norm-settings-misfit", reason=error) from error


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
    if not good:
        raise UserError(
            "epsilon: expected a number from 1e-12 to 1, or none for Keras' default; "
            "received {given}",
            code="epsilon-out-of-range",
            given=short(epsilon),
        )
    groups = options["groups"]
    if type(groups) is not int or groups < 1:
        raise UserError(
            "groups: expected a whole number of at least 1; received {given}",
            code="groups-not-whole",
            given=short(groups),
        )
    for name in ("gamma_initializer", "beta_initializer"):
        if not isinstance(value := options.get(name, "ones"), str):
            raise UserError(
                "{setting}: expected the name of an initializer; received {given}",
                code="initializer-unnamed",
                setting=name,
                given=short(value),
            )
