"""A confusion matrix of the own digits: true label by predicted digit."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from normviz.presentation.draw.confusion_counts import CLASSES, Counts
from normviz.ui.style.palette import Theme, mix, readable_on
from normviz.ui.style.theme import GRID, current_theme, font, number_font


class ConfusionMatrix(QWidget):
    """Ten rows, drawn digits, by ten columns, read digits; mistakes are in the error colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """A matrix of nothing."""
        super().__init__(parent)
        self._counts: Counts = np.zeros((CLASSES, CLASSES), np.int64)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def counts(self) -> Counts:
        """(10, 10)."""
        return self._counts

    def show_counts(self, counts: Counts) -> None:
        """Shows (10, 10) counts."""
        self._counts = counts
        wrong = int(counts.sum() - np.trace(counts))
        text = self.tr("Read as another digit: {wrong} of {all}.")
        self.setAccessibleDescription(text.format(wrong=wrong, all=int(counts.sum())))
        self.update()

    def sizeHint(self) -> QSize:
        """Cells that hold three digits."""
        return QSize(33 * GRID, 30 * GRID)

    def cell(self, row: int, column: int) -> QRectF:
        """Where the count of ``row`` read as ``column`` stands."""
        room = self._room()
        step = min(room.width() / CLASSES, room.height() / CLASSES)
        return QRectF(room.left() + column * step, room.top() + row * step, step, step)

    def event(self, event: QEvent) -> bool:
        """Spells a cell out under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._spelled(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws cells, counts, and the digits at the sides."""
        theme = current_theme()
        with QPainter(self) as painter:
            painter.setFont(number_font("small"))
            most = max(1, int(self._counts.sum(1).max()))
            for row in range(CLASSES):
                for column in range(CLASSES):
                    self._paint_cell(painter, theme, row, column, most)
            self._paint_sides(painter, theme)

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(4 * GRID, 4 * GRID, 0, 0)

    def _paint_cell(
        self, painter: QPainter, theme: Theme, row: int, column: int, most: int
    ) -> None:
        count = int(self._counts[row, column])
        tone = theme.accent if row == column else theme.error
        ground = mix(theme.surface, tone, 0.15 + 0.85 * count / most) if count else theme.surface
        rect = self.cell(row, column)
        painter.fillRect(rect.adjusted(0, 0, -1, -1), QColor(ground))
        if count:
            painter.setPen(QColor(readable_on(ground)))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(count))

    def _paint_sides(self, painter: QPainter, theme: Theme) -> None:
        center = int(Qt.AlignmentFlag.AlignCenter)
        painter.setPen(QColor(theme.muted))
        for digit in range(CLASSES):
            side, top = self.cell(digit, 0), self.cell(0, digit)
            painter.drawText(side.translated(-side.width(), 0), center, str(digit))
            painter.drawText(top.translated(0, -top.height()), center, str(digit))
        painter.setFont(font("small"))
        first, last = self.cell(0, 0), self.cell(9, 9)
        across = QRectF(first.left(), 0, last.right() - first.left(), 2 * GRID)
        painter.drawText(across, center, self.tr("read as"))
        painter.translate(0, last.bottom())
        painter.rotate(-90)
        along = QRectF(0, 0, last.bottom() - first.top(), 2 * GRID)
        painter.drawText(along, center, self.tr("drawn"))

    def _spelled(self, place: QPointF) -> str:
        for row in range(CLASSES):
            for column in range(CLASSES):
                if self.cell(row, column).contains(place):
                    text = self.tr("Drawn as {row}, read as {column}: {count} of {all}.")
                    return text.format(
                        count=int(self._counts[row, column]),
                        all=int(self._counts[row].sum()),
                        row=row,
                        column=column,
                    )
        return ""
