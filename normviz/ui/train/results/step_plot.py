"""A small plot over the kept steps of a training: quantile bands, or one line per channel."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from normviz.presentation.number_format import count, setting
from normviz.ui.style.theme import GRID, HALF, current_theme, number_font

Floats = NDArray[np.float32]
Tone = Literal["accent", "muted"]

_BAND_ALPHAS: Final = (40, 70, 110)
"""Of the widest to the narrowest pair of quantiles."""
_LINE_ALPHA: Final = 150


@dataclass(frozen=True, eq=False)
class Lines:
    """One line per channel, (S, C), in one tone."""

    values: Floats
    tone: Tone


@dataclass(frozen=True, eq=False)
class Bands:
    """Quantiles (S, 2·k + 1), ascending; the one in the middle is a line."""

    values: Floats


class StepPlot(QWidget):
    """Title above, values at the left, steps beneath."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Without data.

        Args:
            title: What is shown, translated.
            parent: Owner.
        """
        super().__init__(parent)
        self._title = title
        self._steps: Sequence[int] = ()
        self._parts: Sequence[Lines | Bands] = ()
        self._low, self._high = 0.0, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFont(number_font("small"))

    @property
    def limits(self) -> tuple[float, float]:
        """The values at the lower and upper end."""
        return self._low, self._high

    def show_parts(self, steps: Sequence[int], parts: Sequence[Lines | Bands]) -> None:
        """Shows other data.

        Args:
            steps: S steps, ascending.
            parts: What is drawn, the lowest first.
        """
        self._steps, self._parts = steps, parts
        if parts:
            self._low = min(float(part.values.min()) for part in parts)
            self._high = max(float(part.values.max()) for part in parts)
        self.setAccessibleDescription(f"{setting(self._low, 3)} … {setting(self._high, 3)}")
        self.update()

    def sizeHint(self) -> QSize:
        """Three of them fit beside one another in a narrow window."""
        return QSize(22 * GRID, 14 * GRID)

    def minimumSizeHint(self) -> QSize:
        """As small as can still be read."""
        return QSize(16 * GRID, 12 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's
        """Paints axes, bands and lines."""
        with QPainter(self) as painter:
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # axes are not mirrored
            area = self._area()
            self._write(painter, area)
            if len(self._steps) == 0:
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(area.adjusted(-1, -1, 1, 1))
            for part in self._parts:
                if isinstance(part, Bands):
                    self._paint_bands(painter, area, part)
                else:
                    self._paint_lines(painter, area, part)

    def _area(self) -> QRectF:
        line = self.fontMetrics().height()
        texts = (setting(value, 3) for value in self.limits)
        left = max(self.fontMetrics().horizontalAdvance(text) for text in texts) + GRID
        return QRectF(self.rect()).adjusted(left, 1.5 * line, -HALF, -line - HALF)

    def _write(self, painter: QPainter, area: QRectF) -> None:
        theme, line = current_theme(), self.fontMetrics().height()
        painter.setPen(QColor(theme.border))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.bottomLeft(), area.topLeft())
        painter.setPen(QColor(theme.text))
        top = QRectF(0, 0, self.width(), line)
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft, self._title)
        if len(self._steps) == 0:
            return
        painter.setPen(QColor(theme.muted))
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value, y in ((self._high, area.top()), (self._low, area.bottom())):
            box = QRectF(0, y - line / 2, area.left() - HALF, line)
            painter.drawText(box, end, setting(value, 3))
        below = QRectF(area.left(), area.bottom() + 2, area.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, count(self._steps[0]))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, count(self._steps[-1]))

    def _paint_bands(self, painter: QPainter, area: QRectF, part: Bands) -> None:
        theme = current_theme()
        widths = part.values.shape[1]
        painter.setPen(Qt.PenStyle.NoPen)
        for pair in range(widths // 2):
            color = QColor(theme.accent)
            color.setAlpha(_BAND_ALPHAS[min(pair, len(_BAND_ALPHAS) - 1)])
            painter.setBrush(color)
            upper = self._points(area, part.values[:, widths - 1 - pair])
            painter.drawPolygon(
                QPolygonF([*self._points(area, part.values[:, pair]), *reversed(upper)])
            )
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.drawPolyline(QPolygonF(self._points(area, part.values[:, widths // 2])))

    def _paint_lines(self, painter: QPainter, area: QRectF, part: Lines) -> None:
        theme = current_theme()
        color = QColor(theme.accent if part.tone == "accent" else theme.muted)
        color.setAlpha(_LINE_ALPHA)
        painter.setPen(QPen(color, 1.0))
        for channel in part.values.T:
            painter.drawPolyline(QPolygonF(self._points(area, channel)))

    def _points(self, area: QRectF, values: Floats) -> list[QPointF]:
        first, last = self._steps[0], self._steps[-1]
        across = (last - first) or 1
        up = (self._high - self._low) or 1.0
        return [
            QPointF(
                area.left() + (step - first) / across * area.width(),
                area.bottom() - (float(value) - self._low) / up * area.height(),
            )
            for step, value in zip(self._steps, values, strict=True)
        ]
