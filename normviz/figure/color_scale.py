"""The scale of colours below a caption: a bar with the values of its ends beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from normviz.figure.geometry import Point
from normviz.figure.marks import FigureText
from normviz.figure.value_coloring import scale_ends

_BELOW_EMS: Final = 1.05
"""From the middle of the caption to the upper edge of the bar."""
_WIDE_EMS: Final = 4.5
_TALL_EMS: Final = 0.5
_LEAST_EMS: Final = 0.6
_GAP_EMS: Final = 0.4
"""Between the bar and a value."""
_LEAST_SHARE: Final = 0.72
"""Of their usual size, for values that can be read."""
_EDGE_EMS: Final = 0.2
"""Between a value and the edge of the panel."""


@dataclass(frozen=True)
class ColorScale:
    """Where a scale stands.

    Attributes:
        x, y, width, height: Of the bar, pixels.
        ends: The values of both ends; one for both where there is room for no more.
    """

    x: float
    y: float
    width: float
    height: float
    ends: tuple[FigureText, ...]


def color_scale(
    caption: Point, room: float, em: float, limit: float, width_of: Callable[[FigureText], float]
) -> ColorScale:
    """A scale as wide as it should be, or as there is room for.

    Args:
        caption: The middle of the caption.
        room: Width of the panel, pixels.
        em: Height of a line, pixels.
        limit: The value of the strongest colour.
        width_of: Measures a line of text, in pixels.
    """
    low, high = scale_ends(limit)
    middle, gap = caption[1] + (_BELOW_EMS + _TALL_EMS / 2) * em, _GAP_EMS * em
    words = [width_of(FigureText(0.0, 0.0, text, "label")) for text in (low, high)]
    around = gap + _EDGE_EMS * em
    width = max(_LEAST_EMS * em, min(_WIDE_EMS * em, room - 2 * (max(words) + around)))
    # Both values are made smaller alike.
    share = min(1.0, max(0.0, (room - width) / 2 - around) / max(words))
    if share < _LEAST_SHARE and limit:
        return _with_one_value(caption, room, em, f"±{high}", width_of)
    left, right = caption[0] - width / 2, caption[0] + width / 2
    ends = (
        FigureText(left - gap, middle, low, "label", "end", room=share * words[0]),
        FigureText(right + gap, middle, high, "label", "start", room=share * words[1]),
    )
    return ColorScale(left, caption[1] + _BELOW_EMS * em, width, _TALL_EMS * em, ends)


def _with_one_value(
    caption: Point, room: float, em: float, text: str, width_of: Callable[[FigureText], float]
) -> ColorScale:
    """A short bar, and beside it what holds for both ends."""
    middle, gap = caption[1] + (_BELOW_EMS + _TALL_EMS / 2) * em, _GAP_EMS * em
    width = _LEAST_EMS * em
    beside = max(0.0, room - width - gap - 2 * _EDGE_EMS * em)
    taken = min(beside, width_of(FigureText(0.0, 0.0, text, "label")))
    left = caption[0] - (width + gap + taken) / 2
    value = FigureText(left + width + gap, middle, text, "label", "start", room=beside)
    return ColorScale(left, caption[1] + _BELOW_EMS * em, width, _TALL_EMS * em, (value,))
