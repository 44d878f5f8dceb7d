"""A grid of small pictures with the prediction beneath each; wrong ones in red."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from normviz.ui.style.palette import mix
from normviz.ui.style.theme import GRID, current_theme, number_font
from normviz.ui.widgets.scroll_area import use_slim_bars

A_ROW = 24
"""Digits per row, as in the codelab; pictures with a word beneath are half as many."""
_LARGEST = 48


@dataclass(frozen=True, eq=False)
class DigitCell:
    """One picture.

    Attributes:
        image: uint8 (H, W) or (H, W, 3).
        text: What the network says.
        right: Whether that is true.
        tip: One sentence about it.
    """

    image: NDArray[np.uint8]
    text: str
    right: bool
    tip: str


class DigitGrid(QAbstractScrollArea):
    """Rows of cells that scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """No cells yet."""
        super().__init__(parent)
        use_slim_bars(self)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cells: Sequence[DigitCell] = ()
        self._images: list[QImage] = []
        self._a_row = A_ROW

    def show_cells(self, cells: Sequence[DigitCell], a_row: int = A_ROW) -> None:
        """Shows other cells, ``a_row`` of them per row."""
        self.cells = cells
        self._a_row = a_row
        self._images = [_qimage(cell.image) for cell in cells]
        self.verticalScrollBar().setValue(0)
        self._measure()
        self.viewport().update()

    def cell_at(self, place: QPoint) -> DigitCell | None:
        """The cell at a place of the viewport; None where there is none."""
        size = self._cell_size()
        y = place.y() + self.verticalScrollBar().value()
        column, row = self._visual(place.x() // size.width()), y // size.height()
        at = row * self._a_row + column
        inside = 0 <= column < self._a_row and 0 <= at < len(self.cells)
        return self.cells[at] if inside else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Makes the cells as large as the width allows."""
        super().resizeEvent(event)
        self._measure()

    def viewportEvent(self, event: QEvent) -> bool:
        """Says what a cell is when the pointer rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(event.pos())
            QToolTip.showText(event.globalPos(), cell.tip if cell else "", self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the cells that can be seen."""
        theme = current_theme()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), QColor(theme.background))
            painter.setFont(number_font("small"))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size, top = self._cell_size(), self.verticalScrollBar().value()
            first = max(0, top // size.height()) * self._a_row
            rows = self.viewport().height() // size.height() + 2
            for at in range(first, min(len(self.cells), first + rows * self._a_row)):
                column, row = self._visual(at % self._a_row), at // self._a_row
                corner = QPoint(column * size.width(), row * size.height() - top)
                self._paint_cell(painter, QRect(corner, size), at)

    def _paint_cell(self, painter: QPainter, place: QRect, at: int) -> None:
        theme, cell = current_theme(), self.cells[at]
        side = place.width() - 2
        picture = QRect(place.left() + 1, place.top() + 1, side, side)
        painter.drawImage(picture, self._images[at])
        if not cell.right:
            painter.setPen(QColor(theme.error))
            painter.drawRect(picture.adjusted(0, 0, -1, -1))
        painter.setPen(QColor(theme.error if not cell.right else mix(theme.muted, theme.text, 0.3)))
        below = QRect(place.left(), picture.bottom() + 1, place.width(), place.height() - side - 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, cell.text)

    def _cell_size(self) -> QSize:
        most = _LARGEST * A_ROW // self._a_row
        side = max(GRID, min(most, self.viewport().width() // self._a_row))
        return QSize(side, side + self.fontMetrics().height() + 2)

    def _visual(self, column: int) -> int:
        """Where a column stands: from the right in a language that is read from there."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self._a_row - 1 - column if mirrored else column

    def _measure(self) -> None:
        rows = -(-len(self.cells) // self._a_row)
        height = self._cell_size().height()
        page = self.viewport().height()
        self.verticalScrollBar().setRange(0, max(0, rows * height - page))
        self.verticalScrollBar().setPageStep(page)
        self.verticalScrollBar().setSingleStep(height)


def _qimage(image: NDArray[np.uint8]) -> QImage:
    """A picture of its own memory."""
    pixels = np.ascontiguousarray(image)
    form = QImage.Format.Format_Grayscale8 if image.ndim == 2 else QImage.Format.Format_RGB888
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, pixels.strides[0], form).copy()
