"""Ways of writing 0, 3, 6 and 8 that must be among the made-up digits."""

import numpy as np

from normviz.engine.shipped_models.handwriting import glyphs_0368
from normviz.engine.shipped_models.handwriting.curves import Control, curve
from normviz.engine.shipped_models.handwriting.random_helpers import RandomHelper

COUNT = 300


def sketches(make) -> list[list[Control]]:
    rng = RandomHelper(np.random.default_rng(0))
    return [make(rng) for _ in range(COUNT)]


def corners(stroke: Control) -> int:
    """Sharp points within a stroke, its ends left out."""
    return int(np.count_nonzero(stroke[1:-1, 2]))


def test_a_0_is_an_oval_that_may_be_narrow_wide_open_or_overlapping() -> None:
    ovals = [curve(digit[0]) for digit in sketches(glyphs_0368.zero)]
    widths = [np.ptp(oval[:, 0]) / np.ptp(oval[:, 1]) for oval in ovals]
    assert min(widths) < 0.6
    assert max(widths) > 0.85
    gaps = [np.hypot(*(oval[0] - oval[-1])) for oval in ovals]
    assert min(gaps) < 0.02
    assert max(gaps) > 0.1


def test_few_0_have_a_stroke_through_them_from_right_to_left() -> None:
    slashed = [digit[1] for digit in sketches(glyphs_0368.zero) if len(digit) > 1]
    assert 5 < len(slashed) < COUNT / 4
    for slash in slashed:
        assert slash[0, 0] > slash[-1, 0]
        assert slash[0, 1] < slash[-1, 1]


def test_a_3_is_one_stroke_with_a_cusp_or_without() -> None:
    digits = sketches(glyphs_0368.three)
    assert {len(digit) for digit in digits} == {1}
    cusps = [corners(digit[0]) for digit in digits]
    assert {0, 1, 2} <= set(cusps)
    for digit in digits:
        points = curve(digit[0])
        assert points[0, 1] < 0.3
        assert points[-1, 1] > 0.65


def test_the_loop_of_a_6_lies_at_the_bottom() -> None:
    for digit in sketches(glyphs_0368.six):
        points = curve(digit[0])
        assert np.argmin(points[:, 1]) < len(points) / 3
        assert points[-1, 1] > 0.35
        assert 0.95 < points[:, 1].max() < 1.1


def test_a_few_8_are_two_rings_and_the_others_one_stroke() -> None:
    digits = sketches(glyphs_0368.eight)
    rings = [digit for digit in digits if len(digit) == 2]
    assert COUNT * 0.05 < len(rings) < COUNT * 0.3
    for upper, lower in rings:
        assert curve(upper)[:, 1].max() < curve(lower)[:, 1].mean()
    assert {len(digit) for digit in digits} == {1, 2}
