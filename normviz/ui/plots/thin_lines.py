"""Draws all thin lines of a plot in one graphics item. Imports pyqtgraph.

Twenty-four ``PlotDataItem`` take three times as long to paint: most of it goes into their Python.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from normviz.presentation.axis_ranges import on_log_axis
from normviz.presentation.learning_curves import Floats
from normviz.presentation.visible_points import visible_points
from normviz.ui.plots.line_pictures import LinePictures, PaintedLine, draw_lines

_revisions = count()


@dataclass(eq=False)
class _Line:
    x: Floats = field(default_factory=lambda: np.zeros(0))
    y: Floats = field(default_factory=lambda: np.zeros(0))
    pen: QPen = field(default_factory=lambda: QPen(QColor("black")))
    painted: PaintedLine | None = None
    """What is drawn of it; None while that is not known."""


class ThinLines(pg.GraphicsObject):
    """Lines a pixel or two wide, of which no more points are painted than can be seen."""

    def __init__(self) -> None:
        """No line yet."""
        super().__init__()
        self._lines: dict[tuple[int, str], _Line] = {}
        self._pictures = LinePictures()
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
        line.x, line.y, line.painted = x, y, None
        self.update()

    def set_color(
        self,
        depth: int,
        key: str,
        color: str,
        width: float = 1,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:
        """Paints a line in ``color``, ``#rrggbb``, so many pixels of the target wide, 1 at least.

        The width is rounded: lines lie on whole pixels.
        """
        line = self._lines.setdefault((-depth, key), _Line())
        line.pen, line.painted = _pen(color, max(1, round(width)), style), None
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
            line.painted = None
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
        shown = []
        for key in sorted(self._lines):
            line = self._lines[key]
            if seen is None or box is None or not len(line.x):
                continue
            if line.painted is None:
                values = on_log_axis(line.y) if self._log else line.y
                x, y = visible_points(line.x, values, seen.left(), seen.right(), int(box.width()))
                path = pg.arrayToQPath(x, y, connect="finite")
                line.painted = PaintedLine(path, line.pen, next(_revisions))
            if not line.painted.path.isEmpty():  # is no valid path of an SVG file
                shown.append(line.painted)
        if widget is None:
            draw_lines(painter, shown, None)
            return
        area = painter.transform().mapRect(self.boundingRect()).toAlignedRect()
        self._pictures.paint(painter, shown, widget, area)


@lru_cache
def _pen(color: str, width: int, style: Qt.PenStyle) -> QPen:
    """One for all lines that look alike; nobody changes it."""
    pen = QPen(QColor(color), width, style)
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)  # of a line that goes to and fro a miter is long
    pen.setCosmetic(True)
    return pen
