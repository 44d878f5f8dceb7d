"""Builds frozen dataclasses from JSON values, checking each field against its annotation."""

import math
import reprlib
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")

_WORDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}


def read_record(kind: type[Record], value: object, name: str = "content") -> Record:
    """The dataclass whose fields a JSON object has.

    Fields may be annotated with numbers, texts, truth values, ``Literal``, ``None``, tuples,
    mappings from texts, unions of these, and dataclasses.

    Args:
        kind: The dataclass.
        value: What a JSON parser gave; it may be anything.
        name: What to call it in an error's text.

    Raises:
        ValueError: It is no object, has unknown fields, lacks some, or a value does not fit its
            annotation. What ``kind`` itself raises passes through.
    """
    if not isinstance(value, Mapping):
        raise _misfit(name, "an object", value)
    known = {field.name: field for field in fields(kind) if field.init}  # type: ignore[arg-type]
    if unknown := [key for key in value if key not in known]:
        raise ValueError(f"expected the fields {', '.join(known)}; received {short(unknown[0])}")
    missing = [key for key, field in known.items() if key not in value and _is_needed(field)]
    if missing:
        raise ValueError(f"expected a field {missing[0]!r}, received none")
    hints = _hints(kind)  # type: ignore[arg-type]  # a class is hashable
    return kind(**{key: _fitted(hints[key], item, key) for key, item in value.items()})


@cache
def _hints(kind: type) -> dict[str, Any]:
    """The annotations of a dataclass; evaluating them takes far longer than a whole record."""
    return get_type_hints(kind)


def short(value: object) -> str:
    """A value for an error's text: one short line, however large the value is."""
    return reprlib.repr(value)


@cache
def _taken_apart(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """Origin and arguments of an annotation, as ``typing`` gives them."""
    return get_origin(hint), get_args(hint)


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _fitted(hint: Any, value: Any, name: str) -> Any:
    """``value`` as its annotation wants it: lists become tuples, objects dataclasses."""
    if isinstance(hint, type) and hint in _WORDS:
        return _plain(hint, value, name)
    origin, parts = _taken_apart(hint)
    if origin in (Union, types.UnionType):
        return _one_of(parts, value, name)
    if origin is Literal:
        if not any(type(value) is type(part) and value == part for part in parts):
            raise _misfit(name, f"one of {', '.join(map(str, parts))}", value)
        return value
    if origin is tuple:
        return _tuple(parts, value, name)
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, Mapping):
            raise _misfit(name, "an object", value)
        items = value.items()
        return {key: _fitted(parts[1], item, f"{name}, {key[:40]}") for key, item in items}
    if is_dataclass(hint) and isinstance(hint, type):
        return read_record(hint, value, name)
    return _plain(hint, value, name)


def _one_of(parts: tuple[Any, ...], value: Any, name: str) -> Any:
    """The first kind in a union that fits; ``None`` fits itself alone."""
    if value is None and type(None) in parts:
        return None
    others = [part for part in parts if part is not type(None)]
    for part in others[:-1]:
        try:
            return _fitted(part, value, name)
        except ValueError:
            continue
    return _fitted(others[-1], value, name)


def _tuple(parts: tuple[Any, ...], value: Any, name: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise _misfit(name, "a list", value)
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(_fitted(parts[0], item, name) for item in value)
    if len(value) != len(parts):
        raise _misfit(name, f"{len(parts)} values", value)
    return tuple(_fitted(part, item, name) for part, item in zip(parts, value, strict=True))


def _plain(hint: Any, value: Any, name: str) -> Any:
    kinds = (int, float) if hint is float else (hint,)
    if type(value) not in kinds or (type(value) is float and not math.isfinite(value)):
        raise _misfit(name, _WORDS[hint], value)
    return value


def _misfit(name: str, expected: str, value: object) -> ValueError:
    return ValueError(f"{name}: expected {expected}, received {short(value)}")
