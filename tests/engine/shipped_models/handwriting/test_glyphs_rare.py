"""Rare ways of writing 4, 6, 7 and 9 whose bars and loops keep them apart from other digits."""

import numpy as np

from normviz.engine.shipped_models.handwriting import glyphs_rare
from normviz.engine.shipped_models.handwriting.curves import curve, sketch
from normviz.engine.shipped_models.handwriting.random_helpers import RandomHelper

COUNT = 100


def paths(make, seed: int = 0) -> list[list[np.ndarray]]:
    rng = RandomHelper(np.random.default_rng(seed))
    return [[curve(stroke) for stroke in make(rng)] for _ in range(COUNT)]


def test_the_foot_of_a_7_with_a_hooked_bar_reaches_below_the_bar() -> None:
    lifted = [each for each in paths(glyphs_rare.hooked_bar_seven) if len(each) == 2]
    assert len(lifted) > COUNT / 2
    for stem, bar in lifted:
        assert stem[-1, 1] > bar[-1, 1] + 0.1
        assert bar[0, 1] > bar[-1, 1]
        assert bar[-1, 0] > stem[-1, 0] - 0.1


def test_a_sloping_4_is_one_stroke_down_to_the_right() -> None:
    for (path,) in paths(lambda rng: [sketch(each) for each in glyphs_rare.sloping_four(rng)]):
        assert path[:, 1].argmin() == 0
        assert path[:, 1].argmax() == len(path) - 1
        assert path[:, 0].argmin() < path[:, 0].argmax()


def test_the_loop_of_a_crossed_6_is_low_and_ends_to_the_left_of_the_stem() -> None:
    for (path,) in paths(glyphs_rare.crossed_six):
        loop = path[path[:, 1].argmax() :]
        assert loop[:, 1].min() > 0.6
        assert loop[-1, 0] < 0.05


def test_the_tail_of_a_crossed_9_ends_low_and_to_the_left() -> None:
    for (path,) in paths(glyphs_rare.crossed_nine):
        assert path[-1, 1] > 0.9
        assert path[-1, 0] < path[:, 0].max() - 0.3
