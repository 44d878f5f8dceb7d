"""Bounded reader of JSON: size, depth and the number of values are checked before it is parsed.

Python's own parser accepts NaN, repeated keys and numbers that no float can hold, makes lists of
gigabytes out of a few megabytes, and raises RecursionError for deep nesting.
"""

import json
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import Any, Final

_STRING: Final = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
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
        raise ValueError(f"expected at most {limits.size} bytes, received more")
    _check_structure(raw, limits)
    numbers = _finite if limits.finite else _number
    try:
        value = json.loads(
            raw.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_int=numbers,
            parse_float=partial(numbers, whole=False),
            parse_constant=partial(numbers, whole=False),
        )
    except UnicodeDecodeError as error:
        raise ValueError(f"no UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg} at character {error.pos}") from error
    if b"\\u" in raw:
        _check_strings(value)
    return value


def _encoded(data: bytes | str) -> bytes:
    try:
        return data if isinstance(data, bytes) else data.encode()
    except UnicodeEncodeError as error:
        raise ValueError("half of a surrogate pair in the text") from error


def _check_structure(raw: bytes, limits: JsonLimits) -> None:
    """Counts brackets and commas outside strings."""
    bare = _STRING.sub(b"", raw)
    brackets = bare.translate(None, _NOT_BRACKETS)
    values = bare.count(b",") + len(brackets)
    if values > limits.values:
        raise ValueError(f"expected at most {limits.values} values, received more")
    if any(depth > limits.depth for depth in accumulate(map(_STEPS.__getitem__, brackets))):
        raise ValueError(f"expected at most {limits.depth} levels, received more")


def _number(text: str, *, whole: bool = True) -> int | float:
    if len(text) > _LONGEST:
        raise ValueError(f"a number of {len(text)} characters")
    if whole and len(text) < _DIGITS:
        return int(text)
    return float(text)


def _finite(text: str, *, whole: bool = True) -> int | float:
    number = _number(text, whole=whole)
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
