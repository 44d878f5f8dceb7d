import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from normviz.presentation.draw.page import SIDE, Page, PagePicture, Stroke
from normviz.ui.draw.canvas.brush import ink_of, paint_piece, paint_tail, rendered, tinted

BLACK = QColor(Qt.GlobalColor.black)


def stroke(*points: tuple[float, float], width: float = 20, pressure: float = 1.0) -> Stroke:
    return Stroke(np.array(points, float), width, np.full(len(points), pressure))


LINE = stroke((100, 200), (200, 200), (300, 200))


def test_a_line_is_as_wide_as_its_pen_and_round_at_its_ends(qapp: object) -> None:
    ink = ink_of(Page((LINE,)))
    assert ink.shape == (SIDE, SIDE)
    assert (ink[:, 200] > 127).sum() == pytest.approx(20, abs=1)
    columns = np.flatnonzero((ink > 127).any(0))
    assert (columns[0], columns[-1]) == (pytest.approx(90, abs=1), pytest.approx(309, abs=1))
    assert ink[191, 91] < 127  # a corner of the cap


def test_pressure_changes_the_width(qapp: object) -> None:
    half = ink_of(Page((stroke((100, 200), (200, 200), (300, 200), pressure=0.5),)))
    assert (half[:, 200] > 127).sum() == pytest.approx(10, abs=1)
    rising = Stroke(LINE.points, 20, np.array([0.2, 0.6, 1.0]))
    ink = ink_of(Page((rising,)))
    assert (ink[:, 130] > 127).sum() < (ink[:, 270] > 127).sum()


def test_a_dot_is_a_disc(qapp: object) -> None:
    ink = ink_of(Page((stroke((200, 200)),)))
    assert (ink > 127).sum() == pytest.approx(np.pi * 100, rel=0.05)


def test_any_size_shows_the_same_page(qapp: object) -> None:
    large, small = ink_of(Page((LINE,))), ink_of(Page((LINE,)), 40)
    averaged = large.reshape(40, 10, 40, 10).mean((1, 3))
    assert np.abs(averaged - small).max() < 30


def test_pieces_one_by_one_give_the_whole_stroke(qapp: object) -> None:
    curved = stroke((60, 60), (200, 80), (300, 200), (200, 330), (80, 300))
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    points = [QPointF(x, y) for x, y in curved.points.tolist()]
    widths = [20.0] * len(points)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in range(len(points)):
            changed = paint_piece(painter, points, widths, at, BLACK)
            assert changed.contains(points[at - 1] if at else points[0])
        paint_tail(painter, points, widths, BLACK)
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    rows = np.frombuffer(alpha.constBits(), np.uint8).reshape(SIDE, alpha.bytesPerLine())
    apart = np.abs(rows[:, :SIDE].astype(int) - ink_of(Page((curved,))))
    assert (apart > 127).sum() < 20


def test_ink_takes_a_colour(qapp: object) -> None:
    ink = np.zeros((3, 5), np.uint8)
    ink[1, 2] = 255
    image = tinted(ink, QColor(200, 100, 50))
    assert (image.width(), image.height()) == (5, 3)
    assert image.pixelColor(2, 1).getRgb() == (200, 100, 50, 255)
    assert image.pixelColor(0, 0).alpha() == 0


def test_a_picture_lies_beneath_the_strokes(qapp: object) -> None:
    ink = np.zeros((SIDE, SIDE), np.uint8)
    ink[300:, :] = 255
    both = ink_of(Page((LINE,), PagePicture(ink, None)))
    assert both[350, 50] == 255
    assert both[200, 200] == 255
    assert both[50, 50] == 0


def test_a_dense_screen_gets_more_pixels(qapp: object) -> None:
    image = rendered(Page((LINE,)), 40, BLACK, 2.0)
    assert (image.width(), image.devicePixelRatio()) == (80, 2)
