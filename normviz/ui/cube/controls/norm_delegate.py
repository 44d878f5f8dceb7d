"""Item delegate of the list of norms: drag handle, title, reduced axes, remove button."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from normviz.ui.guards.painter_state import saved_state
from normviz.ui.style.icons import icon
from normviz.ui.style.palette import Theme, mix
from normviz.ui.style.theme import GRID, HALF, current_theme, font

AXES_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The reduced axes of a row, as text."""

CROSS = 2 * GRID
GRIP = GRID


class NormDelegate(QStyledItemDelegate):
    """Paints the rows and knows where their parts are.

    Attributes:
        pointer: Where the pointer is in the viewport; a cross beneath it is painted stronger.
    """

    pointer = QPoint(-1, -1)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 (Qt's)
    ) -> QSize:
        """One line, on the grid."""
        height = option.fontMetrics.height() + 2 * HALF + 2
        return QSize(0, -(-height // HALF) * HALF)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paints a row."""
        theme = current_theme()
        with saved_state(painter):
            painter.fillRect(option.rect, QColor(_background(option, theme)))
            if option.state & QStyle.StateFlag.State_Selected:
                bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
                painter.fillRect(_mirrored(option, bar), QColor(theme.accent))
            self._paint_grip(painter, option, theme)
            self._paint_cross(painter, option, theme)
            self._paint_texts(painter, option, index, theme)

    def remove_rect(self, option: QStyleOptionViewItem) -> QRect:
        """Where a click removes the row: the cross and all around it."""
        side = CROSS + GRID
        row = option.rect
        return _mirrored(option, QRect(row.right() - side + 1, row.top(), side, row.height()))

    def _paint_grip(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        strong = option.state & QStyle.StateFlag.State_MouseOver
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.muted if strong else theme.border))
        top = option.rect.center().y() - HALF
        for column in range(2):
            for row in range(3):
                left = option.rect.left() + GRID + column * HALF
                dot = QRect(left, top + row * HALF, 2, 2)
                painter.drawRect(_mirrored(option, dot))

    def _paint_cross(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        around = self.remove_rect(option)
        strong = around.contains(self.pointer)
        cross = QRect(0, 0, CROSS, CROSS)
        cross.moveCenter(around.center())
        icon("close", theme.text if strong else theme.muted).paint(painter, cross)

    def _paint_texts(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        theme: Theme,
    ) -> None:
        side = 2 * GRID + GRIP
        room = option.rect.adjusted(side, 0, -(CROSS + GRID), 0)
        title, axes = index.data(), index.data(AXES_ROLE)
        painter.setFont(font("body"))
        metrics = painter.fontMetrics()
        width = min(room.width(), metrics.horizontalAdvance(title) + 2)
        place = _mirrored(option, QRect(room.left(), room.top(), width, room.height()))
        painter.setPen(QColor(theme.text))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(place, align, _elided(painter, title, width))
        painter.setFont(font("small"))
        painter.setPen(QColor(theme.muted))
        rest = room.adjusted(width + GRID, 0, -HALF, 0)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        if option.direction == Qt.LayoutDirection.RightToLeft:
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if rest.width() >= 2 * GRID:
            text = _elided(painter, axes, rest.width())
            painter.drawText(_mirrored(option, rest), align | Qt.AlignmentFlag.AlignAbsolute, text)


def _background(option: QStyleOptionViewItem, theme: Theme) -> str:
    if option.state & QStyle.StateFlag.State_Selected:
        return theme.accent_soft
    if option.state & QStyle.StateFlag.State_MouseOver:
        return mix(theme.field, theme.raised, 0.6)
    return theme.field


def _mirrored(option: QStyleOptionViewItem, rect: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, rect)


def _elided(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
