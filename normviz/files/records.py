"""Builds frozen dataclasses from JSON values, checking each field against its annotation."""

import math
import reprlib
import types
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache, partial
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")

_Reader = Callable[[Any, str], Any]
"""Gives a value as its annotation wants it, or raises ValueError that begins with the name."""

_WORDS: Final = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}


@dataclass(frozen=True)
class _Form:
    """What a dataclass is read with: found once, as that takes far longer than a whole record.

    Attributes:
        readers: One for each field.
        needed: Fields without a default.
    """

    readers: Mapping[str, _Reader]
    needed: tuple[str, ...]


def read_record(kind: type[Record], value: object, name: str = "content") -> Record:
    """The dataclass whose fields a JSON object has.

    Fields may be annotated with numbers, texts, truth values, ``Literal``, ``None``, tuples,
    mappings from texts, unions of these, and dataclasses, whose instances are taken as they are.

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
    form = _form(kind)  # type: ignore[arg-type]  # a class is hashable
    readers = form.readers
    for key in value:
        if key not in readers:
            raise ValueError(f"expected the fields {', '.join(readers)}; received {short(key)}")
    for key in form.needed:
        if key not in value:
            raise ValueError(f"expected a field {key!r}, received none")
    return kind(**{key: readers[key](item, key) for key, item in value.items()})


def short(value: object) -> str:
    """A value for an error's text: one short line, however large the value is."""
    return reprlib.repr(value)


def is_version(value: object, known: int) -> bool:
    """Whether a value of JSON is a version; to Python ``true`` and ``1.0`` would be 1, too."""
    return type(value) is int and value == known


@cache
def _form(kind: type) -> _Form:
    hints = get_type_hints(kind)
    known = [field for field in fields(kind) if field.init]
    needed = [
        field.name
        for field in known
        if field.default is MISSING and field.default_factory is MISSING
    ]
    return _Form({field.name: _reader(hints[field.name]) for field in known}, tuple(needed))


def _reader(hint: Any) -> _Reader:
    """The reader of an annotation."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _union_reader(parts)
    if origin is Literal:
        return _literal_reader(parts)
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
        return _list_reader(_reader(parts[0]))
    if origin is tuple:
        return _tuple_reader([_reader(part) for part in parts])
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_reader(_reader(parts[1]))
    if is_dataclass(hint) and isinstance(hint, type):
        return partial(_read_dataclass, hint)
    return _read_float if hint is float else partial(_read_plain, hint)


def _read_plain(kind: type, value: Any, name: str) -> Any:
    if type(value) is not kind:
        raise _misfit(name, _WORDS[kind], value)
    return value


def _read_float(value: Any, name: str) -> Any:
    with suppress(OverflowError):  # a whole number beyond all floats
        if type(value) in (int, float) and math.isfinite(value):
            return value
    raise _misfit(name, _WORDS[float], value)


def _read_dataclass(kind: type, value: Any, name: str) -> Any:
    return value if type(value) is kind else read_record(kind, value, name)


def _union_reader(parts: tuple[Any, ...]) -> _Reader:
    """Gives the first kind that fits; ``None`` fits itself alone."""
    may_be_none = type(None) in parts
    *others, last = [_reader(part) for part in parts if part is not type(None)]

    def read(value: Any, name: str) -> Any:
        if value is None and may_be_none:
            return None
        for other in others:
            try:
                return other(value, name)
            except ValueError:
                continue
        return last(value, name)

    return read


def _literal_reader(parts: tuple[Any, ...]) -> _Reader:
    kinds = {type(part) for part in parts}
    allowed = {(type(part), part) for part in parts}

    def read(value: Any, name: str) -> Any:
        if type(value) not in kinds or (type(value), value) not in allowed:
            raise _misfit(name, f"one of {', '.join(map(str, parts))}", value)
        return value

    return read


def _list_reader(entry: _Reader) -> _Reader:
    def read(value: Any, name: str) -> Any:
        return tuple([entry(item, name) for item in _list(value, name)])

    return read


def _tuple_reader(entries: list[_Reader]) -> _Reader:
    def read(value: Any, name: str) -> Any:
        if len(_list(value, name)) != len(entries):
            raise _misfit(name, f"{len(entries)} values", value)
        return tuple([entry(item, name) for entry, item in zip(entries, value, strict=True)])

    return read


def _list(value: Any, name: str) -> Any:
    if not isinstance(value, list | tuple):
        raise _misfit(name, "a list", value)
    return value


def _mapping_reader(entry: _Reader) -> _Reader:
    def read(value: Any, name: str) -> Any:
        if not isinstance(value, Mapping):
            raise _misfit(name, "an object", value)
        return {key: entry(item, f"{name}, {key[:40]}") for key, item in value.items()}

    return read


def _misfit(name: str, expected: str, value: object) -> ValueError:
    return ValueError(f"{name}: expected {expected}, received {short(value)}")
