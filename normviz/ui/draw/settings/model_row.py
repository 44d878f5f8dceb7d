"""Item delegate of the model list: check box, title and an optional second line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from normviz.ui.guards.painter_state import saved_state
from normviz.ui.style.theme import GRID, HALF, current_theme, font, with_outlined_boxes

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The second line of a row; none where it is empty."""

Index = QModelIndex | QPersistentModelIndex


class ModelRow(QStyledItemDelegate):
    """Leaves box and selection to the style, and writes both lines itself."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """On the grid; higher where there is a second line."""
        if not index.data(LINE_ROLE):
            return QSize(0, 3 * GRID)
        lines = option.fontMetrics.height() + QFontMetrics(font("small")).height()
        return QSize(0, -(-(lines + HALF) // HALF) * HALF)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Keeps the style from writing the title, and the current row quiet: ticks count here."""
        super().initStyleOption(option, index)
        theme, role = current_theme(), QPalette.ColorRole
        option.palette = with_outlined_boxes(option.palette, theme)
        option.palette.setColor(role.Highlight, QColor(theme.accent_soft))
        option.palette.setColor(role.HighlightedText, QColor(theme.text))
        if index.data(LINE_ROLE):
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints a row."""
        super().paint(painter, option, index)
        line = index.data(LINE_ROLE)
        if not line:
            return
        room = self._room(option, index)
        title = QRect(room.left(), room.top(), room.width(), option.fontMetrics.height())
        height = QFontMetrics(font("small")).height()
        below = QRect(room.left(), title.bottom() + 1, room.width(), height)
        top = (room.height() - title.height() - height) // 2
        with saved_state(painter):
            theme = current_theme()
            title, below = title.translated(0, top), below.translated(0, top)
            _write(painter, option, title, index.data(), font("body"), theme.text)
            _write(painter, option, below, line, font("small"), theme.muted)

    def _room(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        """Where text stands, beside the box."""
        full = QStyleOptionViewItem(option)
        super().initStyleOption(full, index)
        style = option.widget.style() if option.widget else QApplication.style()
        part = QStyle.SubElement.SE_ItemViewItemText
        rect = style.subElementRect(part, full, option.widget)
        return rect.adjusted(HALF, 0, -HALF, 0)


def _write(
    painter: QPainter, option: QStyleOptionViewItem, room: QRect, text: str, face: QFont, color: str
) -> None:
    painter.setPen(QColor(color))
    painter.setFont(face)
    shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, int(QStyle.visualAlignment(option.direction, side)), shown)
