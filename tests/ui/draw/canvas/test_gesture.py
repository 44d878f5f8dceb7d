import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from normviz.presentation.draw.page import SIDE
from normviz.ui.draw.canvas.gesture import SPACING, Gesture


@pytest.fixture
def gesture(qapp: object) -> Gesture:
    return Gesture(20.0, QColor(Qt.GlobalColor.black))


def add(gesture: Gesture, *points: tuple[float, float]) -> list[bool]:
    return [gesture.add(QPointF(*point)) for point in points]


def paths(gesture: Gesture) -> list[list[list[float]]]:
    return [stroke.points.tolist() for stroke in gesture.strokes()]


def test_points_become_one_stroke(gesture: Gesture) -> None:
    assert add(gesture, (10, 20), (30, 40)) == [True, True]
    (stroke,) = gesture.strokes()
    assert stroke.points.tolist() == [[10, 20], [30, 40]]
    assert stroke.width == 20


def test_points_that_say_nothing_new_are_left_out(gesture: Gesture) -> None:
    assert add(gesture, (10, 10), (10 + SPACING / 2, 10), (12, 10)) == [True, False, True]
    assert len(paths(gesture)[0]) == 2


def test_a_pen_that_leaves_the_page_ends_its_stroke(gesture: Gesture) -> None:
    said = add(gesture, (10, 10), (20, 10), (-1, 10), (-5, 10), (30, 50), (SIDE + 1, 50))
    assert said == [True, True, True, False, True, True]
    assert paths(gesture) == [[[10, 10], [20, 10]], [[30, 50]]]


def test_nothing_is_drawn_beside_the_page(gesture: Gesture) -> None:
    assert add(gesture, (-1, 0), (0, SIDE + 1)) == [False, False]
    assert gesture.strokes() == ()


def test_pressure_goes_with_its_point(gesture: Gesture) -> None:
    gesture.add(QPointF(10, 10), 0.25)
    gesture.add(QPointF(40, 10), 1.0)
    assert gesture.strokes()[0].pressure.tolist() == [0.25, 1.0]


def test_a_fast_stroke_becomes_a_curve_through_its_points(gesture: Gesture) -> None:
    add(gesture, (100, 300), (140, 140), (300, 100))
    (smooth,) = gesture.smoothed()
    assert len(smooth.points) > 10
    assert len(smooth.points) == len(smooth.pressure)
    for point in ((100, 300), (140, 140), (300, 100)):
        assert np.abs(smooth.points - point).sum(1).min() < 1e-6


def test_only_what_is_new_is_painted(gesture: Gesture) -> None:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        add(gesture, (50, 50), (100, 50), (150, 50))
        first = gesture.paint_new(painter)
        add(gesture, (200, 50))
        second = gesture.paint_new(painter)
        gesture.paint_end(painter)
    assert first.contains(QPointF(50, 50))
    assert not second.contains(QPointF(50, 50))
    assert second.contains(QPointF(200, 50))
    assert image.pixelColor(60, 50).alpha() == 255
    assert image.pixelColor(199, 50).alpha() == 255
    assert image.pixelColor(230, 50).alpha() == 0
