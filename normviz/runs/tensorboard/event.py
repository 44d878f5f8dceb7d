"""TensorBoard's events as protocol buffers: scalars, histograms and texts.

The numbers of the fields are those of event.proto, summary.proto and tensor.proto of TensorFlow
(https://github.com/tensorflow/tensorboard/tree/master/tensorboard/compat/proto).
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

VERSION: Final = "brain.Event:2"
_BINS: Final = 30
_STRING: Final = 7  # DT_STRING
_VARINT, _DOUBLE, _BYTES, _FLOAT = 0, 1, 2, 5


@dataclass(frozen=True)
class Histogram:
    """How values are spread.

    Attributes:
        limits: (n,), upper end of each bin, rising.
        counts: (n,), values in each.
        least: The smallest value.
        largest: The largest value.
        total: Sum of the values.
        squares: Sum of their squares.
    """

    limits: Sequence[float]
    counts: Sequence[float]
    least: float
    largest: float
    total: float
    squares: float


def histogram_of(values: NDArray[Any]) -> Histogram | None:
    """The histogram of an array; None where it has no finite value.

    Args:
        values: Of any shape; what is not finite is left out.
    """
    found = np.asarray(values, np.float64).ravel()
    found = found[np.isfinite(found)]
    if not len(found):
        return None
    counts, edges = np.histogram(found, _BINS)
    return Histogram(
        limits=edges[1:].tolist(),
        counts=counts.tolist(),
        least=float(found.min()),
        largest=float(found.max()),
        total=float(found.sum()),
        squares=float(np.square(found).sum()),
    )


def version_event(time: float) -> bytes:
    """The first event of every file, at a time in seconds since 1970."""
    return _number(1, time) + _text(3, VERSION)


def scalar_event(time: float, step: int, values: Mapping[str, float]) -> bytes:
    """Scalars by their tags."""
    summaries = [_text(1, tag) + _short(2, value) for tag, value in values.items()]
    return _event(time, step, summaries)


def histogram_event(time: float, step: int, values: Mapping[str, Histogram]) -> bytes:
    """Histograms by their tags."""
    summaries = [_text(1, tag) + _field(5, _histogram(found)) for tag, found in values.items()]
    return _event(time, step, summaries)


def text_event(time: float, tag: str, text: str) -> bytes:
    """A text in Markdown."""
    plugin = _field(1, _text(1, "text"))
    tensor = _whole(1, _STRING) + _field(2, b"") + _text(8, text)
    return _event(time, 0, [_text(1, tag) + _field(8, tensor) + _field(9, plugin)])


def _event(time: float, step: int, summaries: Sequence[bytes]) -> bytes:
    summary = b"".join(_field(1, each) for each in summaries)
    return _number(1, time) + _whole(2, step) + _field(5, summary)


def _histogram(found: Histogram) -> bytes:
    sums = (found.least, found.largest, sum(found.counts), found.total, found.squares)
    numbers = b"".join(_number(at, value) for at, value in enumerate(sums, start=1))
    return numbers + _field(6, _doubles(found.limits)) + _field(7, _doubles(found.counts))


def _doubles(values: Sequence[float]) -> bytes:
    return struct.pack(f"<{len(values)}d", *values)


def _number(field: int, value: float) -> bytes:
    return _key(field, _DOUBLE) + struct.pack("<d", value)


def _short(field: int, value: float) -> bytes:
    return _key(field, _FLOAT) + np.float32(value).tobytes()  # too large a number is infinite


def _whole(field: int, value: int) -> bytes:
    return _key(field, _VARINT) + _varint(value)


def _text(field: int, text: str) -> bytes:
    return _field(field, text.encode(errors="replace"))


def _field(field: int, data: bytes) -> bytes:
    return _key(field, _BYTES) + _varint(len(data)) + data


def _key(field: int, kind: int) -> bytes:
    return _varint(field << 3 | kind)


def _varint(value: int) -> bytes:
    """Seven bits a byte, the lowest first."""
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    found.append(value)
    return bytes(found)
