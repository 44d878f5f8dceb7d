"""Bounded reader of protobuf's wire format: the fields of a message, without a schema compiler.

The encoding is described at https://protobuf.dev/programming-guides/encoding/. Only four of its
types exist in files; contents of bytes are not read until they are asked for. That is all that a
model file needs, so the package of protobuf, which unpacks a whole file at once, is not used.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_LONGEST_VARINT: Final = 10
_LONGEST_TEXT: Final = 4096


@dataclass(frozen=True)
class Span:
    """Bytes in the file: a text, numbers or a message.

    Attributes:
        start: Where they begin.
        end: Where they end.
    """

    start: int
    end: int


@dataclass(frozen=True)
class Field:
    """One field of a message.

    Attributes:
        number: Which field it is.
        value: A whole number, four or eight raw bytes, or where its bytes lie.
    """

    number: int
    value: "int | bytes | Span"

    @property
    def span(self) -> Span:
        """Where its bytes lie.

        Raises:
            ValueError: It is a number.
        """
        if not isinstance(self.value, Span):
            raise ValueError(f"expected bytes in field {self.number}, received a number")  # noqa: TRY004  # of the file
        return self.value

    @property
    def signed(self) -> int:
        """Its whole number, as ``int64``.

        Raises:
            ValueError: It is none.
        """
        if not isinstance(self.value, int):
            raise ValueError(f"expected a whole number in field {self.number}")  # noqa: TRY004  # of the file
        return signed(self.value)


class WireReader:
    """The messages of a file; the number of fields that are read is bounded."""

    def __init__(self, file: BinaryIO, most_fields: int) -> None:
        """Reads nothing yet.

        Args:
            file: Seekable.
            most_fields: Of all messages together.
        """
        self._file = file
        self._left = most_fields

    def fields(self, span: Span) -> Iterator[Field]:
        """The fields of the message that lies there.

        Raises:
            ValueError: They are damaged, or too many.
        """
        at = span.start
        while at < span.end:
            self._left -= 1
            if self._left < 0:
                raise ValueError("expected fewer fields")
            field, at = self._field(at, span.end)
            yield field

    def read(self, span: Span) -> bytes:
        """Bytes of the file; the caller has checked how many."""
        self._file.seek(span.start)
        data = self._file.read(span.end - span.start)
        if len(data) != span.end - span.start:
            raise ValueError("the file is cut short")
        return data

    def text(self, span: Span) -> str:
        """A short text; a very long one is cut."""
        short = Span(span.start, min(span.end, span.start + _LONGEST_TEXT))
        return self.read(short).decode("utf-8", "replace")

    def whole_numbers(self, field: Field, most: int) -> list[int]:
        """A repeated ``int64``: one number, or several that are packed.

        Raises:
            ValueError: They are damaged, or more than ``most``.
        """
        if isinstance(field.value, int):
            return [field.signed]
        span = field.span
        if span.end - span.start > most * _LONGEST_VARINT:
            raise ValueError(f"expected at most {most} numbers, received more")
        found, at = [], span.start
        while at < span.end:
            value, at = self._varint(at, span.end)
            found.append(signed(value))
        return found

    def _field(self, at: int, end: int) -> tuple[Field, int]:
        key, at = self._varint(at, end)
        number, kind = key >> 3, key & 7
        if kind == _VARINT:
            value, at = self._varint(at, end)
            return Field(number, value), at
        if kind == _BYTES:
            size, at = self._varint(at, end)
        elif kind in (_FIXED32, _FIXED64):
            size = 4 if kind == _FIXED32 else 8
        else:
            raise ValueError(f"a field of the unknown type {kind}")
        if number == 0 or size > end - at:
            raise ValueError("a field that ends behind its message")
        span = Span(at, at + size)
        return Field(number, span if kind == _BYTES else self.read(span)), at + size

    def _varint(self, at: int, end: int) -> tuple[int, int]:
        self._file.seek(at)
        data = self._file.read(min(_LONGEST_VARINT, end - at))
        value = 0
        for place, byte in enumerate(data):
            value |= (byte & 0x7F) << (7 * place)
            if byte < 0x80:
                return value, at + place + 1
        raise ValueError("a number that does not end")


def signed(value: int) -> int:
    """A 64 bit number of the file as ``int64``."""
    value &= (1 << 64) - 1
    return value - (1 << 64) if value >> 63 else value


def float32(data: "int | bytes | Span") -> float:
    """Four raw bytes as a number.

    Raises:
        ValueError: They are none.
    """
    if not isinstance(data, bytes) or len(data) != 4:
        raise ValueError("expected a number of four bytes")
    return float(struct.unpack("<f", data)[0])
