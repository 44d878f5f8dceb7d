import numpy as np
import pytest

from normviz import drawing
from normviz.drawing.redraw import RedrawVariation, deform, redraw

STILL = RedrawVariation(rotation=0, slant=0, stretch=0, taper=0, sag=0, bend=0, pen=(2.4, 2.4))
PICTURES = np.array([drawing.from_strokes(d.strokes) for d in drawing.read_sample_strokes("round")])


def test_a_hand_that_changes_nothing_only_moves_and_scales() -> None:
    strokes = [np.array([[10.0, 5], [30, 45]]), np.array([[12.0, 20]])]
    first, second = deform(strokes, STILL, np.random.default_rng(0))
    np.testing.assert_allclose(first, [[-0.5, -1], [0.5, 1]])
    np.testing.assert_allclose(second, [[-0.4, -0.25]])


def test_without_a_hand_the_digits_stay() -> None:
    plain = redraw(PICTURES, np.random.default_rng(0))
    np.testing.assert_array_equal(plain, redraw(PICTURES, np.random.default_rng(1)))
    still = redraw(PICTURES, np.random.default_rng(0), STILL)
    assert np.abs(plain - still).mean() < 0.01


def test_a_seed_repeats_and_hands_differ() -> None:
    first, again, other = (
        redraw(PICTURES, np.random.default_rng(s), RedrawVariation()) for s in (1, 1, 2)
    )
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).mean() > 0.03
    assert first.max() <= 1


@pytest.mark.parametrize("pen", [1.8, 2.4, 3.0])
def test_the_pen_is_as_wide_as_asked_for(pen: float) -> None:
    line = np.zeros((1, 28, 28), np.float32)
    line[0, 4:24, 13:15] = 1
    hand = RedrawVariation(rotation=0, slant=0, stretch=0, taper=0, sag=0, bend=0, pen=(pen, pen))
    picture = redraw(line, np.random.default_rng(0), hand)[0]
    assert picture[14].sum() == pytest.approx(pen, abs=0.15)


def test_taper_makes_one_end_smaller_and_bend_moves_both() -> None:
    ladder = [np.array([[-1.0, y], [1, y]]) for y in (-1.0, 0, 1)]
    none = dict.fromkeys(("rotation", "slant", "stretch", "sag"), 0.0)
    upper, middle, lower = deform(ladder, RedrawVariation(**none, bend=0), np.random.default_rng(3))
    widths = [np.ptp(rung[:, 0]) for rung in (upper, middle, lower)]
    assert widths[1] == pytest.approx(2)
    assert widths[0] + widths[2] == pytest.approx(4)
    assert abs(widths[0] - widths[2]) > 0.05
    upper, middle, lower = deform(
        ladder, RedrawVariation(**none, taper=0), np.random.default_rng(3)
    )
    assert upper[0, 0] == pytest.approx(lower[0, 0])
    assert abs(upper[0, 0] - middle[0, 0]) > 0.02


def test_nothing_and_a_dot() -> None:
    dots = np.zeros((2, 28, 28), np.float32)
    dots[1, 14, 14] = 1
    drawn = redraw(dots, np.random.default_rng(0), RedrawVariation())
    assert not drawn[0].any()
    assert 1 < drawn[1].sum() < 15
