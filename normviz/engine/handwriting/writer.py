"""Digits made up from their sketches: each call is another person's hand."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from normviz.engine.handwriting import bowls, fours, lines, nines
from normviz.engine.handwriting.curves import Control, curve
from normviz.engine.handwriting.dice import Dice
from normviz.engine.handwriting.hand import WILD, Hand, rewritten

Points = NDArray[np.float64]

SKETCHES: Final[dict[int, Callable[[Dice], list[Control]]]] = {
    0: bowls.zero,
    1: lines.one,
    2: lines.two,
    3: bowls.three,
    4: fours.four,
    5: lines.five,
    6: bowls.six,
    7: lines.seven,
    8: bowls.eight,
    9: nines.nine,
}

_JITTER = 0.03


def write(digit: int, random: np.random.Generator, hand: Hand = WILD) -> list[Points]:
    """Strokes (k, 2) of a digit, y down, about 1 high.

    Args:
        digit: 0 to 9.
        random: Where the chance comes from; the same state gives the same strokes.
        hand: How wildly it is written.
    """
    control = SKETCHES[digit](Dice(random))
    size = random.uniform(0, _JITTER)
    for points in control:
        points[:, :2] += random.normal(0, size, (len(points), 2))
    return rewritten([curve(points) for points in control], hand, random)
