"""Draws all thin lines of a plot in one graphics item. Imports pyqtgraph.

Twenty-four ``PlotDataItem`` take three times as long to paint: most of it goes into their Python.
"""

from dataclasses import dataclass, field

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from normviz.presentation.axis_ranges import on_log_axis
from normviz.presentation.learning_curves import Floats
from normviz.presentation.visible_points import visible_points

_STROKES = ((-0.5, 0.5), (0.0, -0.5), (0.5, 0.0))
"""Where a line two pixels wide is drawn as lines of one: stroking it costs Qt fifteen times that of
a line of one pixel, and the two pictures can hardly be told apart."""


@dataclass(eq=False)
class _Line:
    x: Floats = field(default_factory=lambda: np.zeros(0))
    y: Floats = field(default_factory=lambda: np.zeros(0))
    pen: QPen = field(default_factory=lambda: QPen(QColor("black")))
    path: QPainterPath | None = None


class ThinLines(pg.GraphicsObject):
    """Lines a pixel or two wide, of which no more points are painted than can be seen."""

    def __init__(self) -> None:
        """No line yet."""
        super().__init__()
        self._lines: dict[tuple[int, str], _Line] = {}
        self._log = False

    def set_line(self, depth: int, key: str, x: Floats, y: Floats) -> None:
        """Shows a line; lines of a greater ``depth`` are painted first.

        Args:
            depth: 0 for the front.
            key: Which line.
            x: (n,), rising.
            y: (n,); what is not finite is a gap.
        """
        line = self._lines.setdefault((-depth, key), _Line())
        line.x, line.y, line.path = x, y, None
        self.update()

    def set_color(
        self,
        depth: int,
        key: str,
        color: str,
        width: int = 1,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:
        """Paints a line in ``color``, ``#rrggbb``, so many pixels wide."""
        pen = QPen(QColor(color), width, style)
        pen.setJoinStyle(
            Qt.PenJoinStyle.BevelJoin
        )  # of a line that goes to and fro a miter is long
        pen.setCosmetic(True)
        self._lines.setdefault((-depth, key), _Line()).pen = pen
        self.update()

    def remove_line(self, depth: int, key: str) -> None:
        """Forgets a line."""
        self._lines.pop((-depth, key), None)
        self.update()

    def set_log(self, log: bool) -> None:
        """Shows the logarithm to base 10 of y, or y."""
        self._log = log
        self.viewRangeChanged()

    def points(self, depth: int, key: str) -> Floats:
        """The y of a line as they were given, for tests and exports."""
        return self._lines[(-depth, key)].y

    def drawn(self, depth: int, key: str) -> tuple[Floats, Floats]:
        """A line in units of the axes."""
        line = self._lines.get((-depth, key)) or _Line()
        return line.x, on_log_axis(line.y) if self._log else line.y

    def viewRangeChanged(self) -> None:
        """Other points can be seen now."""
        self.prepareGeometryChange()
        for line in self._lines.values():
            line.path = None
        self.update()

    def boundingRect(self) -> QRectF:
        """What can be seen: nothing else is painted."""
        seen = self.viewRect()
        return QRectF(seen) if seen is not None else QRectF()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 (Qt's signature)
        widget: QWidget | None = None,
    ) -> None:
        """Draws every line, the front one last; ``widget`` is None where a file is made."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        seen, box = self.viewRect(), self.getViewBox()
        for key in sorted(self._lines):
            line = self._lines[key]
            if seen is None or box is None or not len(line.x):
                continue
            if line.path is None:
                values = on_log_axis(line.y) if self._log else line.y
                x, y = visible_points(line.x, values, seen.left(), seen.right(), int(box.width()))
                line.path = pg.arrayToQPath(x, y, connect="finite")
            if line.path.isEmpty():  # is no valid path of an SVG file
                continue
            if widget is not None and line.pen.width() == 2:
                _draw_wide(painter, line.path, line.pen, widget.devicePixelRatioF())
            else:
                painter.setPen(line.pen)
                painter.drawPath(line.path)


def _draw_wide(painter: QPainter, path: QPainterPath, pen: QPen, ratio: float) -> None:
    """Draws a line two pixels wide on a screen with ``ratio`` pixels per unit."""
    base, thin = painter.transform(), QPen(pen)
    thin.setWidth(1)
    painter.setPen(thin)
    for x, y in _STROKES:
        painter.setTransform(base * QTransform.fromTranslate(x / ratio, y / ratio))
        painter.drawPath(path)
    painter.setTransform(base)
