from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz import datasets
from normviz.drawing import HANDS, from_strokes, read_sample_strokes
from normviz.drawing.resample import centre_of_mass
from normviz.drawing.skeleton import skeleton_strokes
from normviz.drawing.thickness import signed_depth, stroke_width

coordinates = st.integers(-1000, 1000)
drawings = st.lists(
    st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=12), min_size=1, max_size=4
)


def ring(radius: float, x: float = 0, y: float = 0) -> np.ndarray:
    turn = np.linspace(0, 2 * np.pi, 40)
    return np.stack([x + radius * np.cos(turn), y + radius * np.sin(turn)], 1)


def nine(loop: float) -> list[np.ndarray]:
    """A loop of that radius with a stem of 100 below its right side."""
    return [ring(loop), np.array([[loop, 0.0], [loop, 100.0]])]


def measured_width(picture: np.ndarray) -> float:
    fine = np.kron(picture, np.ones((4, 4), np.float32))
    return stroke_width(signed_depth(fine > 0.5)) / 4


def box_of(picture: np.ndarray) -> tuple[int, int]:
    rows, columns = np.flatnonzero(picture.any(1)), np.flatnonzero(picture.any(0))
    return rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1


@settings(deadline=None)
@given(drawing=drawings, pen=st.none() | st.floats(0.1, 500))
def test_any_drawing_becomes_a_picture_as_mnist_has_them(drawing: list, pen: float | None) -> None:
    picture = from_strokes(drawing, pen_width=pen)
    assert (picture.shape, picture.dtype) == ((28, 28), np.float32)
    assert picture.min() >= 0
    assert picture.max() <= 1
    assert picture.sum() > 1
    assert max(box_of(picture)) <= 20


@settings(deadline=None)
@given(
    drawing=drawings,
    scale=st.sampled_from([0.01, 0.5, 3.0, 1e4, 1e100, 1e-100]),
    move=st.tuples(coordinates, coordinates),
    pen=st.none() | st.floats(0.1, 500),
)
def test_size_and_place_do_not_matter(
    drawing: list, scale: float, move: tuple[float, float], pen: float | None
) -> None:
    here = from_strokes(drawing, pen_width=pen)
    there = [(np.array(stroke) + move) * scale for stroke in drawing]
    other = from_strokes(there, pen_width=pen and pen * scale)
    # A disc may fall into the next quarter of a sample, or the centre of mass on the other side.
    assert min(np.abs(np.roll(other, shift, (0, 1)) - here).mean() for shift in SHIFTS) < 0.01


SHIFTS = [(dy, dx) for dy in (0, -1, 1) for dx in (0, -1, 1)]


def test_the_centre_of_mass_is_that_of_mnist() -> None:
    for hand in HANDS:
        for drawing in read_sample_strokes(hand):
            picture = from_strokes(drawing.strokes)
            row, column = centre_of_mass(picture)
            assert abs(row - 14.5) <= 0.51
            assert abs(column - 14.5) <= 0.51


def test_the_centre_of_mass_of_mnist(data_dir) -> None:
    images, _ = datasets.load_test("mnist", data_dir, 500)
    row, column = centre_of_mass(images.astype(np.float32))
    assert np.abs(row - 14.5).max() <= 0.51
    assert np.abs(column - 14.5).max() <= 0.51


def test_drawn_again_real_digits_are_as_dark_and_thick_as_before(data_dir) -> None:
    images, _ = datasets.load_test("mnist", data_dir, 100)
    real = images.astype(np.float32) / 255
    again = np.array([from_strokes(strokes) for strokes in skeleton_strokes(real)])
    assert np.median(again.sum((1, 2))) == pytest.approx(np.median(real.sum((1, 2))), rel=0.1)
    widths = [[measured_width(picture) for picture in pictures] for pictures in (real, again)]
    assert np.median(widths[1]) == pytest.approx(np.median(widths[0]), abs=0.2)


def test_the_longer_side_fills_the_box() -> None:
    tall = from_strokes([np.array([[0, 0], [30, 100]])])
    wide = from_strokes([np.array([[0, 0], [100, 30]])])
    assert box_of(tall)[0] == 20
    assert box_of(wide)[1] == 20
    np.testing.assert_allclose(tall, wide.T, atol=0.05)


def test_a_one_is_a_line_of_mnists_thickness() -> None:
    picture = from_strokes([[[5, 0], [5, 60]]])
    height, width = box_of(picture)
    assert height == 20
    assert 3 <= width <= 4
    assert picture[14].sum() == pytest.approx(2.4, abs=0.1)
    assert picture[:, 14].min() == 0


@pytest.mark.parametrize("pen", [None, 1, 15, 1000])
def test_a_dot_stays_a_dot(pen: float | None) -> None:
    for strokes in ([[[7, 7]]], [[[7, 7]] * 5], [[[7, 7]], [[7, 7]]]):
        picture = from_strokes(strokes, pen_width=pen)
        assert max(box_of(picture)) <= 4
        assert picture.max() > 0.9
        np.testing.assert_allclose(centre_of_mass(picture), 14.5, atol=0.51)


def test_a_trembling_dab_of_a_thick_pen_is_not_blown_up() -> None:
    picture = from_strokes([[[50, 50], [51, 50], [50, 51]]], pen_width=20)
    assert max(box_of(picture)) <= 6


def test_nothing_drawn() -> None:
    for strokes in ([], [[]], [np.empty((0, 2))]):
        picture = from_strokes(strokes)
        assert picture.shape == (28, 28)
        assert not picture.any()


def test_the_pens_width_counts_within_bounds() -> None:
    mass = [from_strokes([ring(50)], pen).sum() for pen in (0.1, 11, 14, 80)]
    # The area of a ring that fills the box: width times the length of its middle line.
    for width, area in zip((1.8, 220 / 111, 280 / 114, 3.0), mass, strict=True):
        assert area == pytest.approx(np.pi * (20 - width) * width, rel=0.02)


@pytest.mark.parametrize("pen", [None, 5, 30, 100])
@pytest.mark.parametrize("loop", [9, 12, 16, 25])
def test_no_pen_fills_a_small_loop(loop: float, pen: float | None) -> None:
    picture = from_strokes(nine(loop), pen_width=pen)
    top = np.flatnonzero(picture.any(1))[0]
    scale = 20 / (100 + loop)
    middle = round(top + loop * scale + 0.5)
    left, right = np.flatnonzero(picture[middle] > 0.5)[[0, -1]]
    assert picture[middle, left : right + 1].min() < 0.5


def test_around_a_small_loop_alone_the_pen_is_thinner() -> None:
    picture = from_strokes(nine(10), pen_width=30)
    stem = picture[18:22].sum(1)
    np.testing.assert_allclose(stem, 3.0, atol=0.15)


def test_pressure_widens_the_pen() -> None:
    line = np.array([[0.0, 0.0], [0.0, 100.0]])
    even = from_strokes([line])
    pressed = from_strokes([line], pressure=[[0.5, 1.5]])
    assert pressed[8].sum() < even[8].sum() < pressed[20].sum()
    assert box_of(pressed)[0] <= 20
    np.testing.assert_array_equal(from_strokes([line], pressure=[[1, 1]]), even)


def test_duplicate_points_change_nothing() -> None:
    stroke = ring(30)
    plain = from_strokes([stroke])
    np.testing.assert_allclose(from_strokes([stroke.repeat(3, 0)]), plain, atol=0.02)


def test_between_strokes_nothing_is_drawn() -> None:
    apart = from_strokes([[[0, 0], [0, 100]], [[80, 0], [80, 100]]])
    assert apart[4:24, 12:16].max() == 0


def test_a_scribble_of_many_points() -> None:
    points = np.random.default_rng(0).uniform(0, 500, (20_000, 2))
    assert from_strokes([points]).sum() > 200


@pytest.mark.parametrize(
    ("strokes", "options"),
    [
        ([[[0, float("nan")]]], {}),
        ([[[0, float("inf")]]], {}),
        ([[1, 2, 3]], {}),
        ([[[1, 2, 3]]], {}),
        ([[[0, 0], [1, 1]]], {"pen_width": 0}),
        ([[[0, 0], [1, 1]]], {"pen_width": float("nan")}),
        ([[[0, 0], [1, 1]]], {"pressure": [[1]]}),
        ([[[0, 0], [1, 1]]], {"pressure": []}),
        ([[[0, 0], [1, 1]]], {"pressure": 1}),
        ([[[0, 0], [1, 1]]], {"pressure": ["hard"]}),
        ([[[0, 0], [1, 1]]], {"pen_width": [1, 2]}),
        ([[[0, 0], [1, 1]]], {"pen_width": 1j}),
        (None, {}),
        (7, {}),
        ([object()], {}),
        ([[[0, 0], [1]]], {}),
        ([[["a", "b"]]], {}),
        ([[[10**400, 1]]], {}),
    ],
)
def test_wrong_arguments(strokes: Any, options: dict) -> None:
    with pytest.raises(ValueError, match=r"expected .* received"):
        from_strokes(strokes, **options)


@pytest.mark.parametrize("far", [1e15, 1e300, 1e-300])
def test_extreme_coordinates(far: float) -> None:
    line = np.array([[0.0, 0.0], [0.3, 1.0], [0.0, 2.0]])
    np.testing.assert_allclose(from_strokes([line * far]), from_strokes([line]), atol=0.02)
    assert np.isfinite(from_strokes([[[-1e308, 0], [1e308, 1e308]]])).all()


def test_a_pen_that_is_lost_in_the_rounding_is_unknown() -> None:
    dot = [np.array([[0.0, 1.6e307]])]
    np.testing.assert_array_equal(from_strokes(dot, 3), from_strokes(dot))
