"""Paints chapters and lessons; long titles are broken, not cut."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from normviz.ui.style.theme import GRID, HALF, current_theme

Index = QModelIndex | QPersistentModelIndex

_WRAPPED: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


class LessonDelegate(QStyledItemDelegate):
    """For a list in which chapters cannot be chosen."""

    def __init__(self, view: QListView) -> None:
        """Breaks lines at the width of ``view``, which owns it."""
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the lines of the title need, in the width of the list."""
        self.initStyleOption(option, index)
        width = self._view.viewport().width()
        room = QRect(0, 0, width - 2 * GRID, 1 << 14)
        flags = int(_WRAPPED | Qt.AlignmentFlag.AlignLeft)
        lines = QFontMetrics(option.font).boundingRect(room, flags, option.text)
        above = GRID if _is_header(index) and index.row() else 0
        return QSize(width, lines.height() + GRID + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws the title, on the wash of the accent where it is chosen."""
        self.initStyleOption(option, index)
        theme = current_theme()
        painter.save()
        state = option.state
        if state & QStyle.StateFlag.State_Selected and not _is_header(index):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focused = state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QColor(theme.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            shape = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(shape, HALF, HALF)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.muted if _is_header(index) else theme.text))
        room = option.rect.adjusted(GRID, HALF, -GRID, -HALF)
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        if _is_header(index):
            room.setTop(room.top() + (GRID if index.row() else 0))
        painter.drawText(room, int(_WRAPPED | side), option.text)
        painter.restore()


def _is_header(index: Index) -> bool:
    return not index.flags() & Qt.ItemFlag.ItemIsEnabled
