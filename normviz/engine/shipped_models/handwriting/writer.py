"""Writes synthetic digits; each call uses another random handwriting."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from normviz.engine.shipped_models.handwriting import glyphs_0368, glyphs_4, glyphs_9, glyphs_1257
from normviz.engine.shipped_models.handwriting.curves import Control, curve
from normviz.engine.shipped_models.handwriting.hand import WILD, StrokeVariation, rewritten
from normviz.engine.shipped_models.handwriting.random_helpers import RandomHelper

Points = NDArray[np.float64]

SKETCHES: Final[dict[int, Callable[[RandomHelper], list[Control]]]] = {
    0: glyphs_0368.zero,
    1: glyphs_1257.one,
    2: glyphs_1257.two,
    3: glyphs_0368.three,
    4: glyphs_4.four,
    5: glyphs_1257.five,
    6: glyphs_0368.six,
    7: glyphs_1257.seven,
    8: glyphs_0368.eight,
    9: glyphs_9.nine,
}

_JITTER = 0.03


def write(digit: int, random: np.random.Generator, hand: StrokeVariation = WILD) -> list[Points]:
    """Strokes (k, 2) of a digit, y down, about 1 high.

    Args:
        digit: 0 to 9.
        random: Where the chance comes from; the same state gives the same strokes.
        hand: How wildly it is written.
    """
    control = SKETCHES[digit](RandomHelper(random))
    size = random.uniform(0, _JITTER)
    for points in control:
        points[:, :2] += random.normal(0, size, (len(points), 2))
    return rewritten([curve(points) for points in control], hand, random)
