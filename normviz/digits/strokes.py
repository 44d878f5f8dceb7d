"""Stroke files: ``{"strokes": [[[x, y], …], …]}`` with y down, and perhaps a pen and a label."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from normviz.errors import UserError

MAX_BYTES = 10_000_000
MAX_POINTS = 100_000
MAX_STROKES = 10_000

Points = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Drawing:
    """What a stroke file says.

    Attributes:
        strokes: Arrays (k, 2) of x and y, y down.
        pen_width: The pen's width in the unit of the strokes, if it is known.
        label: The digit that it shows, if it is known.
    """

    strokes: tuple[Points, ...]
    pen_width: float | None = None
    label: int | None = None


def read_strokes(path: Path) -> Drawing:
    """Reads a stroke file.

    Raises:
        UserError: The file cannot be read, is larger than 10 MB, or is no stroke file.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError(
            f"expected to read {path}, received: {error.strerror or error}; "
            "check that the file is there and may be read"
        ) from error
    return parse_strokes(data, str(path))


def parse_strokes(data: bytes | str, name: str) -> Drawing:
    """The drawing in the text of a stroke file.

    Args:
        data: The text, as UTF-8 if it is bytes.
        name: What to call it in an error's text.

    Raises:
        UserError: It is too long, no JSON, or not of the form of a stroke file.
    """
    if len(data) > MAX_BYTES:
        raise UserError(
            f"expected a stroke file of at most {MAX_BYTES // 1_000_000} MB in {name}, "
            "received a larger one; draw with fewer points"
        )
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _foreign(name, f"no JSON ({error})") from error
    if not isinstance(content, dict) or not isinstance(content.get("strokes"), list):
        raise _foreign(name, 'JSON without a list "strokes"')
    strokes = _strokes(content["strokes"], name)
    return Drawing(strokes, _pen_width(content, name), _label(content, name))


def format_strokes(
    strokes: Sequence[ArrayLike], pen_width: float | None = None, label: int | None = None
) -> str:
    """The text of a stroke file for these strokes; what is None is left out."""
    content: dict[str, Any] = {"strokes": [np.asarray(stroke).tolist() for stroke in strokes]}
    if pen_width is not None:
        content["pen_width"] = pen_width
    if label is not None:
        content["label"] = label
    return json.dumps(content, separators=(",", ":"), allow_nan=False) + "\n"


def _strokes(entries: list[Any], name: str) -> tuple[Points, ...]:
    if len(entries) > MAX_STROKES:
        raise _too_many(name, MAX_STROKES, "strokes", len(entries))
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, list):
            raise _foreign(name, f"stroke {number} that is no list of points")
    points = sum(map(len, entries))
    if points > MAX_POINTS:
        raise _too_many(name, MAX_POINTS, "points", points)
    return tuple(_stroke(entry, number, name) for number, entry in enumerate(entries, 1))


def _stroke(entry: list[Any], number: int, name: str) -> Points:
    for point in entry:
        if not (isinstance(point, list) and len(point) == 2 and all(map(_is_number, point))):
            raise _foreign(name, f"{_shortened(point)} for a point in stroke {number}")
    return np.array(entry, np.float64).reshape(-1, 2)


def _pen_width(content: dict[str, Any], name: str) -> float | None:
    value = content.get("pen_width")
    if value is not None and not (_is_number(value) and value > 0):
        raise _foreign(name, f"{_shortened(value)} for pen_width")
    return None if value is None else float(value)


def _label(content: dict[str, Any], name: str) -> int | None:
    value = content.get("label")
    if value is not None and not (type(value) is int and 0 <= value <= 9):
        raise _foreign(name, f"{_shortened(value)} for label")
    return value


def _is_number(value: object) -> bool:
    """Whether it is a finite number that a float can hold; true and false are none."""
    if type(value) is int:
        return abs(value) < 1 << 1000
    return type(value) is float and math.isfinite(value)


def _shortened(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}…"


def _foreign(name: str, received: str) -> UserError:
    return UserError(
        f'expected {{"strokes": [[[x, y], …], …]}} with finite numbers in {name}, '
        f"received {received}; save the drawing again"
    )


def _too_many(name: str, limit: int, what: str, received: int) -> UserError:
    return UserError(
        f"expected at most {limit} {what} in {name}, received {received}; draw with fewer"
    )
