"""The colours of the figure, light and dark, and the tables that turn numbers into them.

Colours are 0xRRGGBB integers; tables are (K,) arrays of them, as 0xffRRGGBB.
"""

import colorsys
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.uint32]
Rgb = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class FigureColors:
    """What a figure is painted with; compared by identity, since caches are keyed by it.

    Attributes:
        background: Behind the cubes.
        text: Titles.
        muted: Axis letters, captions.
        set: Elements that share statistics with the highlighted one.
        rest: All others.
        border: Between cells.
        outline: Around a cube.
        element: Around the highlighted element.
        warning: Of a set of one element.
        negative: Lowest value; not blue, since blue means the set.
        zero: Value 0.
        positive: Highest value.
        lightness: Of the colours of ``all sets``, 0…1.
    """

    background: int
    text: int
    muted: int
    set: int
    rest: int
    border: int
    outline: int
    element: int
    warning: int
    negative: int
    zero: int
    positive: int
    lightness: float


LIGHT = FigureColors(
    background=0xFFFFFF,
    text=0x1D2126,
    muted=0x5B636E,
    set=0x3B75AF,
    rest=0xE6E8EB,
    border=0x6D7682,
    outline=0x4A525C,
    element=0xD55E00,
    warning=0x8A5A00,
    negative=0xA6611A,
    zero=0xF5F5F3,
    positive=0x01796C,
    lightness=0.62,
)

DARK = FigureColors(
    background=0x22262B,
    text=0xE6E9ED,
    muted=0xA9B1BB,
    set=0x6BA6E8,
    rest=0x4A515B,
    border=0x14171A,
    outline=0x8F98A3,
    element=0xFFB454,
    warning=0xE8B75D,
    negative=0xDFA45C,
    zero=0x30353B,
    positive=0x5CC8B7,
    lightness=0.60,
)


def rgb(color: int) -> Rgb:
    """A colour as three numbers 0…255."""
    return np.array([color >> 16 & 255, color >> 8 & 255, color & 255], dtype=np.float32)


def packed(colors: Rgb) -> Table:
    """(…, 3) numbers 0…255 as opaque 0xffRRGGBB of shape (…)."""
    channels = np.clip(colors + 0.5, 0, 255).astype(np.uint32)
    red, green, blue = channels[..., 0], channels[..., 1], channels[..., 2]
    return np.asarray(np.uint32(0xFF000000) | red << 16 | green << 8 | blue, dtype=np.uint32)


def ramp(first: int, second: int, steps: int = 256, shade: float = 1.0) -> Table:
    """``steps`` colours from ``first`` to ``second``, darkened to ``shade``."""
    share = np.linspace(0, 1, steps, dtype=np.float32)[:, None]
    return packed((rgb(first) * (1 - share) + rgb(second) * share) * np.float32(shade))


@lru_cache(maxsize=64)
def set_table(colors: FigureColors, shade: float = 1.0) -> Table:
    """256 colours from outside the set to inside, by the share of a texel that is inside."""
    return ramp(colors.rest, colors.set, shade=shade)


@lru_cache(maxsize=64)
def value_table(colors: FigureColors, shade: float = 1.0) -> Table:
    """256 colours from the lowest value through 0 to the highest."""
    below = ramp(colors.negative, colors.zero, 129, shade)[:-1]
    return np.concatenate([below, ramp(colors.zero, colors.positive, 128, shade)])


def label_colors(count: int, lightness: float) -> Rgb:
    """One colour for each of ``count`` sets, neighbours apart: (count, 3) numbers 0…255.

    Up to twelve sets the hues are spread evenly; beyond, steps of the golden ratio keep any run
    of neighbours apart, and alternating lightness tells what hue alone does not.
    """
    step = 1 / count if count <= 12 else (5**0.5 - 1) / 2
    start = 0.58  # the figure's blue
    colors = [
        colorsys.hls_to_rgb(
            (start + number * step) % 1.0, lightness + (0.08 if number % 2 else -0.04), 0.50
        )
        for number in range(min(count, 4096))
    ]
    table = np.array(colors, dtype=np.float32) * 255.0
    return table[np.arange(count) % len(table)]


def value_levels(values: NDArray[np.floating], limit: float) -> NDArray[np.uint8]:
    """Values from -limit to limit as 0…255; what lies outside takes the nearest."""
    scaled = np.asarray(values, dtype=np.float32) * (127.5 / max(limit, 1e-30)) + 127.5
    # Clipped below as well: a cast of a negative float to an unsigned byte is undefined.
    return np.asarray(np.clip(scaled + 0.5, 0, 255), dtype=np.uint8)
