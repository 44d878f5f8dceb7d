"""Bounded reader of the header of an npy file (versions 1, 2 and 3).

NumPy's own reader takes as many bytes as the header's length field says, up to 4 GB, and hands
them to Python's parser. Here the length is bounded and only the plain form that arrays of numbers
and text have is accepted: no records, no Python objects.
"""

import math
import re
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np

from normviz.number_text import count

_MAGIC: Final = b"\x93NUMPY"
_LENGTH_BYTES: Final = {(1, 0): 2, (2, 0): 4, (3, 0): 4}
_LONGEST: Final = 1 << 16
_MOST_BYTES: Final = 1 << 31
_MOST_AXES: Final = 32
_MOST_CHARACTERS: Final = 100_000
_SIZES: Final = {"b": (1,), "i": (1, 2, 4, 8), "u": (1, 2, 4, 8), "f": (2, 4, 8)}

_ITEM: Final = re.compile(
    r"""(['"])(?P<key>descr|fortran_order|shape)\1\s*:\s*
    (?:(['"])(?P<text>[^'"]{1,40})\3 | (?P<truth>True|False) | \((?P<sizes>[\d,\sL]*)\))
    \s*(?:,\s*|$)""",
    re.VERBOSE | re.ASCII,
)
_TYPE: Final = re.compile(r"([<>|=]?)([biufU])(\d{1,6})", re.ASCII)


class HeaderStream(Protocol):
    """What a header is read from."""

    def read(self, size: int, /) -> bytes:
        """Exactly ``size`` bytes; ValueError where there are fewer."""


@dataclass(frozen=True)
class NpyHeader:
    """What a header says about its array.

    Attributes:
        dtype: Its element type, in the byte order of the file.
        shape: Its shape.
        fortran: Whether its first axis varies fastest.
        length: Bytes of the header.
    """

    dtype: np.dtype[Any]
    shape: tuple[int, ...]
    fortran: bool
    length: int

    @property
    def size(self) -> int:
        """Bytes of the array."""
        return math.prod(self.shape) * self.dtype.itemsize


def read_header(stream: HeaderStream) -> NpyHeader:
    """Reads a header and leaves the stream at the array's first byte.

    Args:
        stream: The npy file, from its beginning.

    Raises:
        ValueError: It is no such header, is too long, or its array is none of numbers or text or
            has more than 2 GiB.
    """
    start = stream.read(8)
    if start[:6] != _MAGIC:
        raise ValueError(f"expected an npy file, received one that begins with {start[:6]!r}")
    version = (start[6], start[7])
    if version not in _LENGTH_BYTES:
        raise ValueError(f"expected npy version 1, 2 or 3, received {version}")
    length = int.from_bytes(stream.read(_LENGTH_BYTES[version]), "little")
    if length > _LONGEST:
        raise ValueError(
            f"expected an npy header of at most {count(_LONGEST)} bytes, received {count(length)}"
        )
    fields = _fields(stream.read(length).decode("latin-1"))
    dtype, shape = _dtype(fields), _shape(fields.get("sizes"))
    # An axis of 0 makes the array empty, but NumPy still multiplies the others.
    if math.prod(max(1, size) for size in shape) * dtype.itemsize > _MOST_BYTES:
        raise ValueError(f"expected at most {count(_MOST_BYTES)} bytes, received the shape {shape}")
    fortran = fields.get("truth")
    if fortran is None:
        raise ValueError("expected an npy header with fortran_order, received one without")
    return NpyHeader(dtype, shape, fortran == "True", 8 + _LENGTH_BYTES[version] + length)


def _fields(text: str) -> dict[str, str | None]:
    """The three entries of a header's dictionary: ``text``, ``truth`` and ``sizes``."""
    inner = text.strip()
    if not (inner.startswith("{") and inner.endswith("}")):
        raise _foreign(text)
    inner = inner[1:-1].strip()
    kinds = {"descr": "text", "fortran_order": "truth", "shape": "sizes"}
    fields: dict[str, str | None] = {}
    at = 0
    while at < len(inner):
        item = _ITEM.match(inner, at)
        if item is None or item[kinds[item["key"]]] is None or kinds[item["key"]] in fields:
            raise _foreign(text)
        fields[kinds[item["key"]]] = item[kinds[item["key"]]]
        at = item.end()
    return fields


def _dtype(fields: dict[str, str | None]) -> np.dtype[Any]:
    text = fields.get("text") or ""
    if text.endswith("O"):
        raise ValueError("expected numbers, received Python objects")
    found = _TYPE.fullmatch(text)
    if not found:
        raise ValueError(f"expected numbers or text, received elements of type {text!r}")
    size = int(found[3])
    good = 0 < size <= _MOST_CHARACTERS if found[2] == "U" else size in _SIZES[found[2]]
    if not good:
        raise ValueError(f"expected numbers or text, received elements of type {text!r}")
    return np.dtype(text)


def _shape(text: str | None) -> tuple[int, ...]:
    if text is None:
        raise ValueError("expected an npy header with a shape, received one without")
    words = [word.strip().removesuffix("L") for word in text.split(",")]
    if words[-1] == "":
        words.pop()
    if len(words) > _MOST_AXES or not all(word.isdecimal() and len(word) < 20 for word in words):
        raise ValueError(f"expected a shape of whole numbers, received {text[:60]!r}")
    return tuple(map(int, words))


def _foreign(text: str) -> ValueError:
    return ValueError(f"expected the header of an array of numbers, received {text.strip()[:80]!r}")
