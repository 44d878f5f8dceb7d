"""Ways of writing 1 and 7 that must be among the made-up digits."""

from itertools import pairwise

import numpy as np

from normviz.engine.shipped_models.handwriting import glyphs_1257
from normviz.engine.shipped_models.handwriting.curves import Control, curve
from normviz.engine.shipped_models.handwriting.random_helpers import RandomHelper

COUNT = 300


def sketches(make, seed: int = 0) -> list[list[Control]]:
    rng = RandomHelper(np.random.default_rng(seed))
    return [make(rng) for _ in range(COUNT)]


def rise(control: Control) -> float:
    """Height over width of what leads from the beginning of a stroke to its first corner."""
    end = int(np.flatnonzero(control[:, 2])[0])
    step = control[end, :2] - control[0, :2]
    return float(-step[1] / abs(step[0]))


def flags() -> list[Control]:
    """Strokes of 1 that begin with a flag: their first corner is at the top of the stem."""
    strokes = [stroke for digit in sketches(glyphs_1257.one) for stroke in digit]
    return [stroke for stroke in strokes if len(stroke) > 3 and stroke[2].tolist()[1:] == [0, 1]]


def test_the_flag_of_a_1_rises_and_reaches_from_short_to_as_long_as_the_stem() -> None:
    assert len(flags()) > COUNT / 3
    assert min(map(rise, flags())) >= 0.44
    drops = [stroke[0, 1] for stroke in flags()]
    assert min(drops) < 0.15
    assert max(drops) > 0.95


def test_the_bar_of_a_7_that_is_not_crossed_is_level() -> None:
    plain = [digit[0] for digit in sketches(glyphs_1257.seven) if len(digit) == 1]
    level = [
        rise(stroke)
        for stroke in plain
        if stroke[:, 2].any() and stroke[0, 1] < 0.1 and len(stroke) == 5
    ]
    assert len(level) > 20
    assert max(level) < 0.35


def test_the_bar_of_a_crossed_7_lies_across_its_stem() -> None:
    crossed = [digit for digit in sketches(glyphs_1257.seven) if np.ptp(digit[-1][:, 1]) < 0.25]
    assert len(crossed) > COUNT / 3
    hits = [crosses(curve(bar), np.concatenate([*map(curve, rest)])) for *rest, bar in crossed]
    assert np.mean(hits) > 0.95


def crosses(bar: np.ndarray, stem: np.ndarray) -> bool:
    """Whether the stem passes from above to below the bar between its ends."""
    height = np.interp(stem[:, 0], bar[:, 0], bar[:, 1], left=np.nan, right=np.nan)
    side = stem[:, 1] - height
    return any(a < 0 <= b for a, b in pairwise(side))
