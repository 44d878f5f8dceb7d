"""Stroke files: ``{"strokes": [[[x, y], …], …]}`` with y down, and perhaps pens and a label.

What else a file may say: ``pen_width``, one number; ``pen_widths``, one per stroke, where they
differ; ``pressure``, for each stroke one factor to the pen's width a point; ``label``, 0 to 9.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from normviz.errors import UserError
from normviz.files.binary import read_start
from normviz.files.bounded_json import JsonLimits, parse_json
from normviz.files.records import short

MAX_BYTES = 10_000_000
MAX_POINTS = 100_000
MAX_STROKES = 10_000
MAX_PRESSURE = 10.0
MAX_WIDTH = 1e300
"""Of several pens; the middle of two of them is still a number."""

_LIMITS = JsonLimits(size=MAX_BYTES, depth=8, values=10 * MAX_POINTS, finite=False)
"""A number that is not finite is told with the point that it belongs to."""

Points = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Drawing:
    """What a stroke file says.

    Attributes:
        strokes: Arrays (k, 2) of x and y, y down.
        pen_width: The pen's width in the unit of the strokes, if it is known.
        label: The digit that it shows, if it is known.
        pen_widths: The pen's width for each stroke, where they differ.
        pressure: For each stroke an array (k,) of factors to its pen's width, if they are known.
    """

    strokes: tuple[Points, ...]
    pen_width: float | None = None
    label: int | None = None
    pen_widths: tuple[float, ...] | None = None
    pressure: tuple[Points, ...] | None = None

    def width_of(self, stroke: int) -> float | None:
        """The pen's width for the stroke of that index, if it is known."""
        return self.pen_width if self.pen_widths is None else self.pen_widths[stroke]

    def pressure_of(self, stroke: int) -> Points:
        """The factors (k,) to the pen's width for the stroke of that index."""
        if self.pressure is None:
            return np.ones(len(self.strokes[stroke]))
        return self.pressure[stroke]

    def one_pen(self) -> tuple[float | None, tuple[Points, ...] | None]:
        """Width and pressure of a single pen that draws the same, for ``from_strokes``."""
        if self.pen_widths is None:
            return self.pen_width, self.pressure
        if not self.pen_widths:
            return None, ()
        width = median(self.pen_widths)
        factors = [each / width for each in self.pen_widths]
        return width, tuple(self.pressure_of(at) * factor for at, factor in enumerate(factors))


def read_strokes(path: Path) -> Drawing:
    """Reads a stroke file.

    Raises:
        UserError: The file cannot be read, is larger than 10 MB, or is no stroke file.
    """
    return parse_strokes(read_start(path, MAX_BYTES + 1), str(path))


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
            "expected a stroke file of at most {most} MB in {name}, received a larger one; "
            "draw with fewer points",
            code="strokes-large",
            most=MAX_BYTES // 1000000,
            name=name,
        )
    try:
        content = parse_json(data, _LIMITS)
    except ValueError as error:
        raise _foreign(name, f"no JSON ({error})") from error
    if not isinstance(content, dict) or not isinstance(content.get("strokes"), list):
        raise _foreign(name, 'JSON without a list "strokes"')
    strokes = _strokes(content["strokes"], name)
    return Drawing(
        strokes,
        _pen_width(content, name),
        _label(content, name),
        _pen_widths(content, len(strokes), name),
        _pressure(content, strokes, name),
    )


def format_strokes(
    strokes: Sequence[ArrayLike],
    pen_width: float | None = None,
    label: int | None = None,
    *,
    pen_widths: Sequence[float] | None = None,
    pressure: Sequence[ArrayLike] | None = None,
) -> str:
    """The text of a stroke file for these strokes; what is None is left out.

    Args:
        strokes: Arrays (k, 2) of x and y, y down.
        pen_width: The pen's width, for readers that know one only.
        label: The digit that they show.
        pen_widths: The pen's width for each stroke.
        pressure: For each stroke an array (k,) of factors to its pen's width.

    Raises:
        ValueError: A number is NaN or infinite.
    """
    content = {
        "strokes": _lists(strokes),
        "pen_width": pen_width,
        "pen_widths": None if pen_widths is None else list(pen_widths),
        "pressure": None if pressure is None else _lists(pressure),
        "label": label,
    }
    known = {key: value for key, value in content.items() if value is not None}
    return json.dumps(known, separators=(",", ":"), allow_nan=False) + "\n"


def _lists(arrays: Sequence[ArrayLike]) -> list[Any]:
    return [np.asarray(array).tolist() for array in arrays]


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
    if value is not None and not _is_positive(value):
        raise _foreign(name, f"{_shortened(value)} for pen_width")
    return None if value is None else float(value)


def _pen_widths(content: dict[str, Any], strokes: int, name: str) -> tuple[float, ...] | None:
    values = content.get("pen_widths")
    if values is None:
        return None
    if not (isinstance(values, list) and len(values) == strokes):
        raise _foreign(name, f"{_counted(values)} in pen_widths for {strokes} strokes")
    for value in values:
        if not (_is_positive(value) and value <= MAX_WIDTH):
            raise _foreign(name, f"{_shortened(value)} in pen_widths")
    return tuple(map(float, values))


def _pressure(
    content: dict[str, Any], strokes: tuple[Points, ...], name: str
) -> tuple[Points, ...] | None:
    entries = content.get("pressure")
    if entries is None:
        return None
    if not (isinstance(entries, list) and len(entries) == len(strokes)):
        raise _foreign(name, f"{_counted(entries)} in pressure for {len(strokes)} strokes")
    pairs = zip(entries, strokes, strict=True)
    return tuple(_factors(*pair, number, name) for number, pair in enumerate(pairs, 1))


def _factors(entry: Any, stroke: Points, number: int, name: str) -> Points:
    """The pressure of one stroke, checked before an array is made of it."""
    if not (isinstance(entry, list) and len(entry) == len(stroke)):
        expected = f"the {len(stroke)} points of stroke {number}"
        raise _foreign(name, f"{_counted(entry)} in pressure for {expected}")
    for value in entry:
        if not (_is_positive(value) and value <= MAX_PRESSURE):
            text = f"{_shortened(value)} in pressure, not from 0 to {MAX_PRESSURE:g}"
            raise _foreign(name, text)
    return np.array(entry, np.float64)


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


def _is_positive(value: Any) -> bool:
    return _is_number(value) and value > 0


def _counted(value: object) -> str:
    """What to call something whose length does not fit."""
    return f"{len(value)} entries" if isinstance(value, list) else _shortened(value)


def _shortened(value: object) -> str:
    text = short(value)
    return text if len(text) <= 40 else f"{text[:37]}…"


def _foreign(name: str, received: str) -> UserError:
    return UserError(
        'expected {{"strokes": [[[x, y], …], …]}} with finite numbers in {name}, received'
        " {received}; save the drawing again",
        code="strokes-foreign",
        name=name,
        received=received,
    )


def _too_many(name: str, limit: int, what: str, received: int) -> UserError:
    return UserError(
        "expected at most {limit} {what} in {name}, received {received}; draw with fewer",
        code="strokes-many",
        limit=limit,
        what=what,
        name=name,
        received=received,
    )
