"""Accidental dots are left out of a drawing."""

import numpy as np
import pytest

from normviz import drawing
from normviz.drawing.accidental_taps import without_taps

SEVEN = np.array([[0.0, 0.0], [60.0, 0.0], [20.0, 100.0]])


def dot(x: float, y: float) -> np.ndarray:
    return np.array([[x, y]])


def test_a_far_tap_does_not_change_the_picture() -> None:
    alone = drawing.from_strokes([SEVEN])
    for tap in (dot(300, 50), [[-200, 400], [-201, 401]]):
        assert np.array_equal(drawing.from_strokes([tap, SEVEN]), alone)
        assert np.array_equal(
            drawing.from_strokes([SEVEN, tap], 5), drawing.from_strokes([SEVEN], 5)
        )


def test_its_pressure_goes_with_it() -> None:
    pressed = drawing.from_strokes([dot(300, 0), SEVEN], pressure=[[1.5], [0.5, 1.0, 0.7]])
    assert np.array_equal(pressed, drawing.from_strokes([SEVEN], pressure=[[0.5, 1.0, 0.7]]))


@pytest.mark.parametrize("x", [5.0, 30.0, 75.0])
def test_a_near_dot_stays(x: float) -> None:
    assert without_taps([SEVEN, dot(x, 50)]) == [True, True]


def test_near_means_near_the_line_between_two_points() -> None:
    assert without_taps([np.array([[0.0, 0.0], [0.0, 100.0]]), dot(39, 50), dot(41, 50)]) == [
        True,
        True,
        False,
    ]


def test_dots_alone_are_a_drawing() -> None:
    assert without_taps([dot(0, 0), dot(100, 100)]) == [True, True]


def test_many_dots_are_meant() -> None:
    assert all(without_taps([SEVEN, *(dot(200, 20 * y) for y in range(4))]))


def test_a_short_stroke_far_away_is_no_tap() -> None:
    assert without_taps([SEVEN, np.array([[200.0, 0.0], [206.0, 0.0]])]) == [True, True]
