"""Number of digits in a drawing."""

import numpy as np
import pytest

from normviz.drawing import HANDS, read_sample_strokes
from normviz.drawing.pictures.counting import count_in_ink, count_in_strokes

DIGITS = [(hand, label) for hand in HANDS for label in range(10)]


def strokes_of(hand: str, label: int) -> list[np.ndarray]:
    return [np.asarray(stroke, float) for stroke in read_sample_strokes(hand)[label].strokes]


@pytest.mark.parametrize("pen_width", [None, 1e-3, 1.0])
def test_nothing_shows_no_digit(pen_width: float | None) -> None:
    assert count_in_strokes([], pen_width) == 0
    assert count_in_strokes([np.zeros((0, 2))], pen_width) == 0


def test_a_dot_is_one() -> None:
    assert count_in_strokes([np.array([[3.0, 4.0]])]) == 1
    assert count_in_strokes([np.full((5, 2), 0.0)]) == 1


def test_each_hand_drawn_digit_is_one() -> None:
    counts = {digit: count_in_strokes(strokes_of(*digit)) for digit in DIGITS}
    wrong = {digit: count for digit, count in counts.items() if count != 1}
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e6])
@pytest.mark.parametrize("number", [2, 3, 4])
def test_digits_side_by_side_are_counted_at_any_size(number: int, scale: float) -> None:
    strokes = []
    left = 0.0
    for label in (7, 2, 3, 1)[:number]:
        own = strokes_of("foot", label)
        points = np.concatenate(own)
        low, extent = points.min(0), float(np.ptp(points, axis=0).max())
        strokes += [scale * ((stroke - low) / extent + [left, 0.0]) for stroke in own]
        left += 1.6
    assert count_in_strokes(strokes) == number


@pytest.mark.parametrize(("above", "below"), [(1, 7), (4, 2), (7, 7), (0, 3), (6, 1)])
@pytest.mark.parametrize("gap", [0.22, 0.5])
def test_digits_above_each_other_are_two(above: int, below: int, gap: float) -> None:
    strokes, top = [], 0.0
    for label in (above, below):
        own = strokes_of("print", label)
        points = np.concatenate(own)
        low, extent = points.min(0), float(np.ptp(points, axis=0).max())
        middle = (np.ptp(points, axis=0) / extent)[0] / 2
        strokes += [(stroke - low) / extent + [-middle, top] for stroke in own]
        top += 1 + gap
    assert count_in_strokes(strokes, 0.07) == 2


def test_a_mask_without_ink_shows_none() -> None:
    assert count_in_ink(np.zeros((40, 40), bool)) == 0


def test_two_digits_that_touch_beside_another_are_three() -> None:
    y, x = np.mgrid[:140, :420]
    ink = np.zeros((140, 420), bool)
    for left in (60, 220, 320):
        ink |= np.abs(np.hypot((x - left) / 0.8, y - 70) - 50) < 4
    ink[66:74, 258:282] = True
    assert count_in_ink(ink) == 3
