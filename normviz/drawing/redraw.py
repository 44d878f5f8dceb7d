"""Redraws scanned digits with other handwriting and pens, for training and tests."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from normviz.drawing.mnist_fit import BOX, SIDE, THICKEST, THINNEST
from normviz.drawing.pen import from_strokes
from normviz.drawing.resample import Floats
from normviz.drawing.skeleton import skeleton_strokes

Points = NDArray[np.float64]


@dataclass(frozen=True)
class RedrawVariation:
    """How far another hand departs, each value at random between its bounds, to both sides.

    The drawing is thought of as lying between -1 and 1 in x and y.

    Attributes:
        rotation: Angle in degrees.
        slant: Shift in x from the middle to the lower edge; the upper goes the other way.
        stretch: Relative difference of width and height.
        taper: How much wider the lower half is than the upper: small and large loops.
        sag: How far the middle moves down or up while both edges stay.
        bend: How far both ends move to one side: curled tails.
        pen: Narrowest and widest pen, in pixels of the picture.
    """

    rotation: float = 12.0
    slant: float = 0.25
    stretch: float = 0.2
    taper: float = 0.3
    sag: float = 0.2
    bend: float = 0.12
    pen: tuple[float, float] = (THINNEST, THICKEST)


def redraw(
    pictures: Floats, random: np.random.Generator, hand: RedrawVariation | None = None
) -> Floats:
    """The digits (N, 28, 28) in 0…1 traced and redrawn, each a little differently.

    Args:
        pictures: (N, 28, 28) in 0…1.
        random: Where the differences come from.
        hand: How far they go; None keeps the strokes and MNIST's usual pen.

    Returns:
        (N, 28, 28) float32 in 0…1. About one in 250 of MNIST loses a stroke, for the most part
        where ink has filled a loop.
    """
    result = np.zeros((len(pictures), SIDE, SIDE), np.float32)
    for index, strokes in enumerate(skeleton_strokes(pictures)):
        if hand and strokes:
            pen = random.uniform(*hand.pen)
            changed = deform(strokes, hand, random)
            result[index] = from_strokes(changed, pen_width=pen * _extent(changed) / (BOX - pen))
        else:
            result[index] = from_strokes(strokes)
    return result


def deform(
    strokes: Sequence[Points], hand: RedrawVariation, random: np.random.Generator
) -> list[Points]:
    """The strokes as another hand would have written them, lying about between -1 and 1."""
    points = np.concatenate(strokes)
    low, high = points.min(0), points.max(0)
    half = float((high - low).max()) / 2 or 1.0
    x, y = ((points - (low + high) / 2) / half).T
    turn = np.deg2rad(_either(hand.rotation, random))
    stretch = np.sqrt(1 + _either(hand.stretch, random))
    y = y + _either(hand.sag, random) * (1 - y * y)
    x = x * (1 + _either(hand.taper, random) * y) + _either(hand.bend, random) * y * y
    x = (x + _either(hand.slant, random) * y) * stretch
    y = y / stretch
    turned = np.stack([np.cos(turn) * x - np.sin(turn) * y, np.sin(turn) * x + np.cos(turn) * y], 1)
    return np.split(turned, np.cumsum([len(stroke) for stroke in strokes])[:-1])


def _either(bound: float, random: np.random.Generator) -> float:
    return float(random.uniform(-bound, bound))


def _extent(strokes: Sequence[Points]) -> float:
    """The longer side of the box around the strokes; 1 for a dot."""
    points = np.concatenate(strokes)
    return float(np.ptp(points, axis=0).max()) or 1.0
