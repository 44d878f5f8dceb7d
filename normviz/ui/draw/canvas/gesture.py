"""Converts pointer events to strokes in page coordinates, cut where the pen leaves the page."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from normviz.drawing.smoothing import smoothed
from normviz.presentation.draw.page import SIDE, Stroke
from normviz.ui.draw.canvas.brush import paint_piece, paint_tail, tail_rect

SPACING = 0.75
"""Points nearer than this to the last one, in the page's unit, say nothing new."""

_PAGE = QRectF(0, 0, SIDE, SIDE)


class Gesture:
    """One press, movement and release of the pen; more than one stroke if it left the page."""

    def __init__(self, width: float, color: QColor) -> None:
        """A gesture with a pen of ``width`` and ink of ``color``."""
        self.width = width
        self.color = color
        self._done: list[Stroke] = []
        self._painted = 0
        self._begin()

    def add(self, place: QPointF, pressure: float = 1.0) -> bool:
        """Continues the stroke to ``place``; returns whether the strokes have changed."""
        if not _PAGE.contains(place):
            return self._leave()
        if self._points:
            way = place - self._points[-1]
            if abs(way.x()) + abs(way.y()) < SPACING:
                return False
        self._points.append(place)
        self._places.append((place.x(), place.y()))
        self._pressure.append(pressure)
        self._widths.append(self.width * pressure)
        return True

    def strokes(self) -> tuple[Stroke, ...]:
        """What has been drawn up to now."""
        return (*self._done, *([self._stroke()] if self._points else []))

    def smoothed(self) -> tuple[Stroke, ...]:
        """What has been drawn, with curves between points that a fast pen left far apart."""
        return tuple(
            Stroke(points, stroke.width, pressure)
            for stroke in self.strokes()
            for points, pressure in (smoothed(stroke.points, stroke.pressure),)
        )

    def paint_new(self, painter: QPainter) -> QRectF:
        """Paints what has come since the last time.

        Returns:
            What looks different now, with the end to the pen, in the page's unit.
        """
        widths = self._widths
        changed = QRectF()
        for at in range(self._painted, len(self._points)):
            changed |= paint_piece(painter, self._points, widths, at, self.color)
        self._painted = len(self._points)
        return changed | tail_rect(self._points, widths)

    def paint_end(self, painter: QPainter) -> None:
        """Paints from the last curve to the pen, which the next point will move."""
        paint_tail(painter, self._points, self._widths, self.color)

    def _leave(self) -> bool:
        if not self._points:
            return False
        self._done.append(self._stroke())
        self._begin()
        return True

    def _begin(self) -> None:
        """No point of the next stroke yet; in lists as they are painted, and as they are kept."""
        self._points: list[QPointF] = []
        self._places: list[tuple[float, float]] = []
        self._pressure: list[float] = []
        self._widths: list[float] = []
        self._painted = 0

    def _stroke(self) -> Stroke:
        return Stroke(np.array(self._places), self.width, np.array(self._pressure))
