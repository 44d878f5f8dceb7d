import numpy as np
import pytest

from normviz.drawing import Drawing
from normviz.presentation.draw.page import SIDE
from normviz.ui.draw.io.page_import import (
    FILLED,
    WIDEST,
    picture_page,
    small_page,
    strokes_page,
)

PATH = np.array([[100.0, 50.0], [120.0, 350.0]])


def drawing(*paths: np.ndarray, pen_width: float | None = None) -> Drawing:
    return Drawing(tuple(paths), pen_width=pen_width)


def bounds(points: np.ndarray) -> tuple[float, float, float, float]:
    return (*points.min(0).tolist(), *points.max(0).tolist())


def test_strokes_on_the_page_stay_where_they_are(qapp: object) -> None:
    (stroke,) = strokes_page(drawing(PATH, pen_width=15.0), 24).strokes
    np.testing.assert_array_equal(stroke.points, PATH)
    assert stroke.width == 15


def test_a_pen_that_is_not_known_gets_the_one_in_hand(qapp: object) -> None:
    (stroke,) = strokes_page(drawing(PATH), 24).strokes
    assert stroke.width == 24


@pytest.mark.parametrize("scale", [1e-300, 1e-3, 1e300])
def test_strokes_from_elsewhere_are_fitted_at_any_scale(qapp: object, scale: float) -> None:
    (stroke,) = strokes_page(drawing(scale * (PATH - 1000), pen_width=scale * 30), 24).strokes
    left, top, right, bottom = bounds(stroke.points)
    assert bottom - top == pytest.approx(FILLED * SIDE)
    assert (left + right) / 2 == pytest.approx(SIDE / 2)
    assert (top + bottom) / 2 == pytest.approx(SIDE / 2)
    assert stroke.width == pytest.approx(30 * FILLED * SIDE / 300)


def test_fitting_can_be_asked_for(qapp: object) -> None:
    (stroke,) = strokes_page(drawing(PATH / 10), 24, fit=True).strokes
    _, top, _, bottom = bounds(stroke.points)
    assert bottom - top == pytest.approx(FILLED * SIDE)


def test_no_pen_is_wider_than_half_the_page(qapp: object) -> None:
    (stroke,) = strokes_page(drawing(PATH - 1000, pen_width=1e9), 24).strokes
    assert stroke.width == WIDEST


def test_dots_and_nothing(qapp: object) -> None:
    (dot,) = strokes_page(drawing(np.array([[-5.0, -5.0]]), pen_width=2.0), 24).strokes
    assert dot.points.tolist() == [[SIDE / 2, SIDE / 2]]
    assert dot.width == 24
    assert strokes_page(drawing(np.zeros((0, 2))), 24).is_empty


def test_a_small_picture_keeps_what_the_network_sees(qapp: object) -> None:
    image = np.zeros((28, 28), np.float32)
    image[4:24, 13:15] = 1
    page = small_page(image)
    assert page.picture is not None
    assert page.picture.seen is not None
    np.testing.assert_array_equal(page.picture.seen, image)
    assert page.picture.count == 1
    assert page.picture.ink[SIDE // 2, SIDE // 2] > 200
    assert page.picture.ink[5, 5] == 0


def photograph(side: int, size: int) -> np.ndarray:
    pixels = np.full((side, side, 4), 255, np.uint8)
    top = (side - size) // 2
    pixels[top : top + size, side // 2 : side // 2 + max(2, size // 10), :3] = 20
    return pixels


@pytest.mark.parametrize("size", [40, 160])
def test_the_ink_of_a_picture_fills_the_page_comfortably(qapp: object, size: int) -> None:
    page = picture_page(photograph(200, size))
    assert page.picture is not None
    rows = np.flatnonzero((page.picture.ink > 127).any(1))
    height = (rows[-1] - rows[0] + 1) / SIDE
    assert height == pytest.approx(FILLED if size == 40 else size / 200, abs=0.05)


def test_a_picture_without_a_digit_is_an_empty_page(qapp: object) -> None:
    assert picture_page(np.full((50, 50, 4), 255, np.uint8)).is_empty
