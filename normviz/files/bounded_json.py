"""Bounded reader of JSON: size, depth and the number of values are checked before it is parsed.

Python's own parser accepts NaN, repeated keys and numbers that no float can hold, makes lists of
gigabytes out of a few megabytes, and raises RecursionError for deep nesting.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final

from normviz.number_text import count

_STRING: Final = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_HALF: Final = re.compile(rb"\\u[dD]")
"""How an escape of half of a surrogate pair begins."""
_STEPS: Final = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_NOT_BRACKETS: Final = bytes(set(range(256)) - set(_STEPS))
_DIGITS: Final = 19
"""Whole numbers with fewer characters fit into 64 bits."""
_LONGEST: Final = 1000


@dataclass(frozen=True)
class JsonLimits:
    """What is accepted.

    Attributes:
        size: Bytes of the text.
        depth: Lists and objects within one another.
        values: Lists, objects and their entries together.
        finite: Whether NaN and infinities are refused; where not, the caller looks for them.
    """

    size: int = 1 << 20
    depth: int = 32
    values: int = 100_000
    finite: bool = True


def parse_json(data: bytes | str, limits: JsonLimits | None = None) -> Any:
    """The value of a JSON text that may be damaged or hostile.

    Whole numbers of 19 characters and more come as floats: nothing here counts so far.

    Args:
        data: The text, as UTF-8 if it is bytes; a mark of UTF-8 before it is allowed.
        limits: What is accepted; one megabyte and a depth of 32 when None.

    Raises:
        ValueError: It is no JSON, exceeds a limit, or has a key twice, a number that is not
            finite, or half of a surrogate pair.
    """
    limits = limits or JsonLimits()
    raw = _encoded(data)
    if len(raw) > limits.size:
        raise ValueError(f"expected at most {count(limits.size)} bytes, received more")
    _check_structure(raw, limits)
    decoder = _FINITE_DECODER if limits.finite else _DECODER
    try:
        value = decoder.decode(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(f"no UTF-8 at byte {count(error.start)}") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg} at character {count(error.pos)}") from error
    if _HALF.search(raw):
        _check_strings(value)
    return value


def _encoded(data: bytes | str) -> bytes:
    try:
        return data if isinstance(data, bytes) else data.encode()
    except UnicodeEncodeError as error:
        raise ValueError("half of a surrogate pair in the text") from error


def _check_structure(raw: bytes, limits: JsonLimits) -> None:
    """Counts brackets and commas outside strings."""
    commas, *brackets = (raw.count(mark) for mark in (b",", b"[", b"{", b"]", b"}"))
    if sum(brackets[:2]) <= limits.depth and commas + sum(brackets) <= limits.values:
        return  # wherever they stand
    bare = _STRING.sub(b"", raw)
    steps = bare.translate(None, _NOT_BRACKETS)
    values = bare.count(b",") + len(steps)
    if values > limits.values:
        raise ValueError(f"expected at most {count(limits.values)} values, received more")
    if max(accumulate(map(_STEPS.__getitem__, steps)), default=0) > limits.depth:
        raise ValueError(f"expected at most {count(limits.depth)} levels, received more")


def _whole(text: str) -> int | float:
    return int(text) if len(text) < _DIGITS else _number(text)


def _number(text: str) -> float:
    if len(text) > _LONGEST:
        raise ValueError(f"a number of {count(len(text))} characters")
    return float(text)


def _finite_whole(text: str) -> int | float:
    return int(text) if len(text) < _DIGITS else _finite(text)


def _finite(text: str) -> float:
    number = _number(text)
    if not math.isfinite(number):
        raise ValueError(f"{text[:40]}, which is not finite")
    return number


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = _repeated([key for key, _ in pairs])
        raise ValueError(f"{twice[:40]!r} twice in one object")
    return found


def _repeated(keys: list[str]) -> str:
    return Counter(keys).most_common(1)[0][0]


def _check_strings(value: Any) -> None:
    """Refuses what cannot be encoded: an escape may name half of a surrogate pair."""
    if isinstance(value, str):
        _encoded(value)
    elif isinstance(value, dict):
        for key, item in value.items():
            _check_strings(key)
            _check_strings(item)
    elif isinstance(value, list):
        for item in value:
            _check_strings(item)


def _decoder(
    whole: Callable[[str], int | float], number: Callable[[str], float]
) -> json.JSONDecoder:
    return json.JSONDecoder(
        object_pairs_hook=_object, parse_int=whole, parse_float=number, parse_constant=number
    )


_DECODER: Final = _decoder(_whole, _number)
_FINITE_DECODER: Final = _decoder(_finite_whole, _finite)
"""Made once: that takes as long as reading a short text."""
