"""The colours of the figure, light and dark, and the tables that turn numbers into them.

Colours are 0xRRGGBB integers; tables are (K,) arrays of them, as 0xffRRGGBB.
"""

import colorsys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.uint32]
Rgb = NDArray[np.float32]


@dataclass(frozen=True)
class FigureColors:
    """What a figure is painted with.

    Attributes:
        background: Behind the cubes.
        text: Titles.
        muted: Axis letters, captions.
        set: Elements that share statistics with the lit one.
        rest: All others.
        border: Between cells.
        outline: Around a cube.
        element: Around the lit element.
        warning: Of a set of one element.
        negative: Lowest value.
        zero: Value 0.
        positive: Highest value.
        lightness: Of the colours of ``all sets``, 0…1.
        veil: How much of ``rest`` covers cells outside the set where colour shows values.
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
    veil: float


LIGHT = FigureColors(
    background=0xFFFFFF,
    text=0x1F2328,
    muted=0x5B636D,
    set=0x3B75AF,
    rest=0xECEEF1,
    border=0x9AA3AD,
    outline=0x4A525C,
    element=0xE07B00,
    warning=0xA65A00,
    negative=0xB5651D,
    zero=0xF6F6F4,
    positive=0x2F6BA8,
    lightness=0.62,
    veil=0.72,
)

DARK = FigureColors(
    background=0x16191D,
    text=0xE8EAED,
    muted=0x9BA4AF,
    set=0x6BA6E8,
    rest=0x343A42,
    border=0x59616B,
    outline=0x8B949E,
    element=0xFFB454,
    warning=0xFFB454,
    negative=0xE39A55,
    zero=0x24282E,
    positive=0x6BA6E8,
    lightness=0.60,
    veil=0.72,
)


def rgb(color: int) -> Rgb:
    """A colour as three numbers 0…255."""
    return np.array([color >> 16 & 255, color >> 8 & 255, color & 255], dtype=np.float32)


def packed(colors: Rgb) -> Table:
    """(…, 3) numbers 0…255 as opaque 0xffRRGGBB of shape (…)."""
    channels = np.clip(colors + 0.5, 0, 255).astype(np.uint32)
    red, green, blue = channels[..., 0], channels[..., 1], channels[..., 2]
    return np.asarray(np.uint32(0xFF000000) | red << 16 | green << 8 | blue, dtype=np.uint32)


def mixed(first: int, second: int, share: float) -> int:
    """``first`` with ``share`` of ``second`` in it."""
    return int(packed(rgb(first) * (1 - share) + rgb(second) * share)) & 0xFFFFFF


def ramp(first: int, second: int, steps: int = 256) -> Table:
    """``steps`` colours from ``first`` to ``second``."""
    share = np.linspace(0, 1, steps, dtype=np.float32)[:, None]
    return packed(rgb(first) * (1 - share) + rgb(second) * share)


def set_table(colors: FigureColors) -> Table:
    """256 colours from outside the set to inside, by the share of a texel that is inside."""
    return ramp(colors.rest, colors.set)


def value_table(colors: FigureColors) -> Table:
    """256 colours from the lowest value through 0 to the highest."""
    below = ramp(colors.negative, colors.zero, 129)[:-1]
    return np.concatenate([below, ramp(colors.zero, colors.positive, 128)])


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
    return np.clip(scaled + 0.5, 0, 255).astype(np.uint8)
