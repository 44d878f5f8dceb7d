"""Pictures of lines that stay the same, so that new points of one run do not draw all runs again.

Lines are drawn without antialiasing, in opaque colours and on whole pixels: a picture laid over
what is behind it has the same pixels as the lines themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

_FEWEST: Final = 4
"""Of fewer lines no picture is made: laying it over the others would take as long as they do."""
_STROKES: Final = ((-0.5, 0.5), (0.0, -0.5), (0.5, 0.0))
"""Where a line two pixels wide is drawn as lines of one: stroking it costs Qt fifteen times that of
a line of one pixel, and the two pictures can hardly be told apart."""


@dataclass(frozen=True, eq=False)
class PaintedLine:
    """What is drawn of one line.

    Attributes:
        path: In units of the axes.
        pen: Its width is 1 or 2 pixels, or more.
        revision: Another number whenever the path or the pen is another one.
    """

    path: QPainterPath
    pen: QPen
    revision: int


@dataclass(frozen=True)
class _Place:
    """Where lines are drawn: the map of the axes, the widget and its part, pixels per unit."""

    transform: QTransform
    size: QSize
    area: QRect
    ratio: float


_Key = tuple[_Place, tuple[int, ...]]


class LinePictures:
    """Draws the lines of one plot on the screen, those that stay the same from a picture."""

    def __init__(self) -> None:
        """No picture yet."""
        self._revisions: frozenset[int] = frozenset()
        self._pictures: list[tuple[_Key, QPixmap | None]] = []

    def paint(
        self, painter: QPainter, lines: Sequence[PaintedLine], widget: QWidget, area: QRect
    ) -> None:
        """Draws lines one over the other.

        Args:
            painter: Maps units of the axes to those of the widget.
            lines: The first one is behind all others.
            widget: What is painted.
            area: The part of it in which they are seen.
        """
        area, ratio = area & widget.rect(), widget.devicePixelRatioF()
        place, before = _Place(painter.transform(), widget.size(), area, ratio), self._revisions
        can_keep = ratio.is_integer() and not area.isEmpty()  # a picture has whole pixels
        pictures: list[tuple[_Key, QPixmap | None]] = []
        for is_same, each in groupby(lines, lambda line: line.revision in before):
            group = list(each)
            if is_same and can_keep and len(group) >= _FEWEST:
                pictures.append(self._paint_group(painter, group, place))
            else:
                draw_lines(painter, group, ratio)
        self._pictures = pictures
        self._revisions = frozenset(line.revision for line in lines)

    def _paint_group(
        self, painter: QPainter, group: Sequence[PaintedLine], place: _Place
    ) -> tuple[_Key, QPixmap | None]:
        """Draws lines that were there before; from their picture as soon as they come again."""
        key = place, tuple(line.revision for line in group)
        found = [picture for known, picture in self._pictures if known == key]
        if not found:
            draw_lines(painter, group, place.ratio)
            return key, None
        picture = found[0] or _picture(group, place)
        painter.setTransform(QTransform())
        painter.drawPixmap(place.area.topLeft(), picture)
        painter.setTransform(place.transform)
        return key, picture


def draw_lines(painter: QPainter, lines: Sequence[PaintedLine], ratio: float | None) -> None:
    """Draws lines one over the other.

    Args:
        painter: Maps units of the axes to those of the target; antialiasing is off.
        lines: The first one is behind all others.
        ratio: Pixels of the screen per unit of the widget; None where a file is made.
    """
    for line in lines:
        if ratio is not None and line.pen.width() > 1:
            _draw_wide(painter, line.path, line.pen, ratio)
        else:
            painter.setPen(line.pen)
            painter.drawPath(line.path)


def _draw_wide(painter: QPainter, path: QPainterPath, pen: QPen, ratio: float) -> None:
    """Draws a line of two pixels or more on a screen with ``ratio`` pixels per unit."""
    base, thin = painter.transform(), QPen(pen)
    thin.setWidth(1)
    painter.setPen(thin)
    for x, y in _strokes(pen.width()):
        painter.setTransform(base * QTransform.fromTranslate(x / ratio, y / ratio))
        painter.drawPath(path)
    painter.setTransform(base)


def _strokes(width: int) -> Sequence[tuple[float, float]]:
    """Where lines of one pixel make up a wider one: across it, whatever its direction is."""
    if width == 2:
        return _STROKES
    places = [at - (width - 1) / 2 for at in range(width)]
    return [(at, 0.0) for at in places] + [(0.0, at) for at in places if at]


def _picture(lines: Sequence[PaintedLine], place: _Place) -> QPixmap:
    """Lines on nothing, cut from a picture of the whole widget.

    Qt cuts long lines off at the edges of what it draws on, which moves their pixels a little.
    """
    whole = QPixmap(place.size * place.ratio)
    whole.setDevicePixelRatio(place.ratio)
    whole.fill("transparent")
    with QPainter(whole) as painter:
        painter.setTransform(place.transform)
        draw_lines(painter, lines, place.ratio)
    ratio = int(place.ratio)
    corner = place.area.topLeft() * ratio
    return whole.copy(QRect(corner, place.area.size() * ratio))
