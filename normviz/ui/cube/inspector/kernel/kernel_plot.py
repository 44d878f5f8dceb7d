"""Small plots of a kernel's numbers: lengths per output channel as bars, steps towards σ₁."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from normviz.ui.style.theme import GRID, HALF, current_theme

Vector = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Bars:
    """Two lengths per channel, one within the other; one channel is marked."""

    outer: Vector
    inner: Vector
    marked: int


@dataclass(frozen=True, eq=False)
class Steps:
    """Values after 1, 2, … steps, and the level that they approach."""

    values: Vector
    level: float


class KernelPlot(QWidget):
    """Paints bars or steps over the width that there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shown: Bars | Steps | None = None

    def show_data(self, shown: Bars | Steps) -> None:
        """Shows other numbers."""
        self._shown = shown
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as it may be, ten steps of the grid tall."""
        return QSize(30 * GRID, 10 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paints what is shown."""
        room = QRectF(self.rect()).adjusted(1, HALF, -1, -1)
        with QPainter(self) as painter:
            if isinstance(self._shown, Bars):
                _paint_bars(painter, room, self._shown)
            elif self._shown is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                _paint_steps(painter, room, self._shown)


def _paint_bars(painter: QPainter, room: QRectF, bars: Bars) -> None:
    theme = current_theme()
    top = max(float(bars.outer.max()), float(bars.inner.max())) or 1.0
    width = room.width() / len(bars.outer)
    gap = min(2.0, width / 4)
    for place, (outer, inner) in enumerate(zip(bars.outer, bars.inner, strict=True)):
        left = room.left() + place * width + gap / 2
        for value, color in ((outer, theme.rest), (inner, theme.set)):
            height = float(value) / top * room.height()
            narrower = 0.0 if color == theme.rest else (width - gap) / 4
            bar = QRectF(
                left + narrower, room.bottom() - height, width - gap - 2 * narrower, height
            )
            painter.fillRect(bar, QColor(color))
        if place == bars.marked:
            painter.setPen(QPen(QColor(theme.hover), 1))
            painter.drawRect(QRectF(left, room.top(), width - gap, room.height() - 1))
    painter.setPen(QColor(theme.border))
    painter.drawLine(room.bottomLeft(), room.bottomRight())


def _paint_steps(painter: QPainter, room: QRectF, steps: Steps) -> None:
    """The number of steps runs logarithmically: most happens in the first few."""
    theme = current_theme()
    low = min(float(steps.values.min()), steps.level)
    span = (max(float(steps.values.max()), steps.level) - low) or 1.0
    across = np.log(np.arange(1, len(steps.values) + 1)) / max(np.log(len(steps.values)), 1.0)

    def height(value: float) -> float:
        return room.bottom() - HALF - (value - low) / span * (room.height() - 3 * HALF)

    level = height(steps.level)
    painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(room.left(), level), QPointF(room.right(), level))
    points = [
        QPointF(room.left() + HALF + x * (room.width() - 2 * HALF), height(float(value)))
        for x, value in zip(across, steps.values, strict=True)
    ]
    painter.setPen(QPen(QColor(theme.set), 1.5))
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.set))
    for point in points:
        painter.drawEllipse(point, 2.0, 2.0)
