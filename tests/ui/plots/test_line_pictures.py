from collections.abc import Sequence

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.plots import line_pictures
from normviz.ui.plots.line_pictures import LinePictures, PaintedLine, draw_lines

SIZE = 80
AREA = QRect(10, 10, 60, 50)
MAP = QTransform(7.3, 0, 0, -5.1, 12.4, 55.2)
COLORS = ("#c02020", "#20a040", "#2040c0", "#a0a020", "#20a0a0", "#a020a0")


class Screen(QWidget):
    """A widget on a screen with so many pixels per unit."""

    def __init__(self, ratio: float) -> None:
        super().__init__()
        self.ratio = ratio
        self.resize(SIZE, SIZE)

    def devicePixelRatioF(self) -> float:  # noqa: N802 (Qt's name)
        return self.ratio


@pytest.fixture
def screen(qtbot: QtBot, request: pytest.FixtureRequest) -> Screen:
    made = Screen(getattr(request, "param", 1.0))
    qtbot.addWidget(made)
    return made


def line(number: int, revision: int, width: int = 1) -> PaintedLine:
    """A zigzag that crosses the others."""
    path = QPainterPath()
    path.moveTo(0, number)
    for at in range(1, 9):
        path.lineTo(at, (number * at * 5) % 9)
    styles = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)
    pen = QPen(QColor(COLORS[number % 6]), width, styles[number % 2])
    pen.setCosmetic(True)
    return PaintedLine(path, pen, revision)


def canvas(ratio: float) -> QImage:
    image = QImage(round(SIZE * ratio), round(SIZE * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill("#fafafa")
    return image


def painted(
    screen: Screen, pictures: LinePictures, lines: Sequence[PaintedLine], base: QTransform = MAP
) -> QImage:
    image = canvas(screen.ratio)
    with QPainter(image) as painter:
        painter.setClipRect(AREA)
        painter.setTransform(base)
        pictures.paint(painter, lines, screen, AREA)
        assert painter.transform() == base
    return image


def drawn(screen: Screen, lines: Sequence[PaintedLine], base: QTransform = MAP) -> QImage:
    image = canvas(screen.ratio)
    with QPainter(image) as painter:
        painter.setClipRect(AREA)
        painter.setTransform(base)
        draw_lines(painter, lines, screen.ratio)
    return image


@pytest.mark.parametrize("screen", [1.0, 1.25, 2.0], indirect=True)
@pytest.mark.parametrize("width", [1, 2, 4])
def test_a_picture_has_the_pixels_of_the_lines(screen: Screen, width: int) -> None:
    pictures = LinePictures()
    lines = [line(number, number, width) for number in range(12)]
    for revision in range(100, 106):
        lines[5] = line(revision, revision, width)
        assert painted(screen, pictures, lines) == drawn(screen, lines)


def test_lines_are_drawn_where_the_axes_are_now(screen: Screen) -> None:
    pictures = LinePictures()
    lines = [line(number, number) for number in range(6)]
    for shift in (0, 0, 0, 0, 4, 4, 4, 4):
        base = MAP * QTransform.fromTranslate(shift, shift)
        assert painted(screen, pictures, lines, base) == drawn(screen, lines, base)


def test_lines_that_stay_are_not_drawn_again(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    count: list[int] = []

    def counting(painter: QPainter, lines: Sequence[PaintedLine], ratio: float | None) -> None:
        count.extend(line.revision for line in lines)
        draw_lines(painter, lines, ratio)

    monkeypatch.setattr(line_pictures, "draw_lines", counting)
    pictures = LinePictures()
    lines = [line(number, number) for number in range(12)]
    for revision in (100, 101, 102):
        lines[5] = line(5, revision)
        painted(screen, pictures, lines)
    count.clear()
    lines[5] = line(5, 103)
    painted(screen, pictures, lines)
    assert count == [103]
