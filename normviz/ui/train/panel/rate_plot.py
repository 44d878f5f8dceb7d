"""A step plot of the learning rate over the epochs."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from normviz.presentation.number_format import setting
from normviz.recipes.schedule import Schedule
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, current_theme, number_font

_MOST_STEPS = 200
"""More steps than this are no steps to the eye."""


def rate_text(rate: float) -> str:
    """A learning rate with so many digits that a floor is seen in it: ``0.0201``."""
    return setting(rate, 3)


class RatePlot(QWidget):
    """A small plot, read only; highest and lowest rate stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty plot."""
        super().__init__(parent)
        tip = self.tr("The learning rate over the epochs.")
        describe(self, "train_rate_plot", self.tr("Learning rate"), tip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rates = np.zeros(0)
        self._epochs = 1

    def show_schedule(self, schedule: Schedule, epochs: int, steps_per_epoch: int) -> None:
        """Shows the rates of a training.

        Args:
            schedule: Of the learning rate.
            epochs: Epochs of the training.
            steps_per_epoch: Batches per epoch.
        """
        by_epoch = schedule.kind in ("constant", "epoch-exponential")
        count = min(epochs, _MOST_STEPS) if by_epoch else _MOST_STEPS
        epoch = np.arange(count) * (epochs / count)
        rates = schedule.rate(np.floor(epoch), epoch * steps_per_epoch)
        self._epochs = epochs
        self.rates = rates
        text = self.tr("From {first} in the first step to {last} in the end.")
        self.setAccessibleDescription(
            text.format(first=rate_text(float(rates[0])), last=rate_text(float(rates[-1])))
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(28 * GRID, 12 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws axes, steps, and the numbers at their ends."""
        if not len(self.rates):
            return
        theme = current_theme()
        with QPainter(self) as painter:
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # axes are not mirrored
            painter.setFont(number_font("small"))
            height = painter.fontMetrics().height()
            high, low = float(self.rates.max()), float(self.rates.min())
            texts = [rate_text(high), rate_text(low)]
            left = max(painter.fontMetrics().horizontalAdvance(text) for text in texts) + GRID
            area = QRectF(self.rect()).adjusted(left, height / 2, -HALF, -height - HALF)
            painter.setPen(QColor(theme.border))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
            painter.drawLine(area.bottomLeft(), area.topLeft())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.drawPolyline(self._steps(area, high))
            painter.setPen(QColor(theme.muted))
            self._write(painter, area, texts, high, low)

    def _steps(self, area: QRectF, high: float) -> QPolygonF:
        count = len(self.rates)
        points = []
        for at, rate in enumerate(self.rates):
            y = area.bottom() - area.height() * float(rate) / high
            points += [
                QPointF(area.left() + area.width() * edge / count, y) for edge in (at, at + 1)
            ]
        return QPolygonF(points)

    def _write(
        self, painter: QPainter, area: QRectF, texts: list[str], high: float, low: float
    ) -> None:
        """Writes the rates at the left and the epochs beneath."""
        height = painter.fontMetrics().height()
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        ys = [area.top(), area.bottom() - area.height() * low / high]
        if ys[1] - ys[0] < height:
            texts, ys = texts[:1], ys[:1]
        for text, y in zip(texts, ys, strict=True):
            box = QRectF(0, y - height / 2, area.left() - HALF, height)
            painter.drawText(box, end, text)
        below = QRectF(area.left(), area.bottom() + 2, area.width(), height)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self.tr("epoch"))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, str(self._epochs))
