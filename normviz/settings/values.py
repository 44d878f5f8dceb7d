"""Plain values of settings, and a check that a value is plain."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

LARGEST_INTEGER: Final = 2**53
"""Whole numbers beyond it are no longer exact in the JSON of other programs."""
DEEPEST: Final = 16
"""Lists and objects inside one another."""


@dataclass(frozen=True)
class Settings:
    """Plain values by key; a key is words with slashes between, such as ``"window/view"``.

    A getter returns None where there is no value, or one that makes no sense for the caller:
    the file is the user's, and may be of another version, edited or damaged.

    Attributes:
        values: JSON values by key.
    """

    values: Mapping[str, Any] = field(default_factory=dict)

    def group(self, name: str) -> "Settings":
        """The settings whose keys begin with ``name`` and a slash, by what follows it."""
        start = f"{name}/"
        found = {key: value for key, value in self.values.items() if key.startswith(start)}
        return Settings({key.removeprefix(start): value for key, value in found.items()})

    def text(self, key: str) -> str | None:
        """A text."""
        value = self.values.get(key)
        return value if isinstance(value, str) else None

    def texts(self, key: str) -> list[str] | None:
        """A list of texts."""
        value = self.values.get(key)
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return list(value)
        return None

    def whole(self, key: str, low: int, high: int) -> int | None:
        """A whole number from ``low`` to ``high``."""
        value = self.values.get(key)
        return value if is_whole(value, low, high) else None

    def wholes(self, key: str, low: int, high: int) -> list[int] | None:
        """A list of whole numbers, each from ``low`` to ``high``."""
        value = self.values.get(key)
        if isinstance(value, list) and all(is_whole(each, low, high) for each in value):
            return list(value)
        return None

    def flag(self, key: str) -> bool | None:
        """True or false."""
        value = self.values.get(key)
        return value if isinstance(value, bool) else None

    def mapping(self, key: str) -> Mapping[str, Any] | None:
        """An object: values by name."""
        value = self.values.get(key)
        return value if isinstance(value, dict) else None


def is_whole(value: object, low: int, high: int) -> bool:
    """Whether ``value`` is a whole number from ``low`` to ``high``; true and false are none."""
    return type(value) is int and low <= value <= high


def plain_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """The entries of ``values`` that are plain; see :func:`is_plain`."""
    return {key: value for key, value in values.items() if is_text(key) and is_plain(value)}


def is_plain(value: object, depth: int = DEEPEST) -> bool:
    """Whether a value can be kept as JSON and read again by any program.

    Args:
        value: What the JSON module made of a file, or a view wants to have kept.
        depth: How deep lists and objects may lie inside one another.

    Returns:
        False for NaN and infinities, whole numbers beyond 2⁵³, texts that are no Unicode, what
        lies too deep, and all that JSON has no form for.
    """
    if value is None or isinstance(value, bool):
        return True
    if isinstance(value, int):
        return -LARGEST_INTEGER <= value <= LARGEST_INTEGER
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, dict):
        members = value.items()
        return depth > 0 and all(
            is_text(key) and is_plain(each, depth - 1) for key, each in members
        )
    if isinstance(value, list):
        return depth > 0 and all(is_plain(each, depth - 1) for each in value)
    return is_text(value)


def is_text(value: object) -> bool:
    """Whether ``value`` is a text that has a form in UTF-8: one without half surrogate pairs."""
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
