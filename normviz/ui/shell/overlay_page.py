"""A page with a message that lies over it, so that nothing moves when one appears."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.ui.style.theme import GRID
from normviz.ui.widgets.message_bar import MessageBar

_MARGIN = 2 * GRID


class OverlayPage(QWidget):
    """Shows its content, and in its lower corner at the end of a line the message."""

    def __init__(self, content: QWidget, message: MessageBar) -> None:
        """Takes over both widgets."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)
        self._message = message
        message.setParent(self)
        message.resized.connect(self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Moves the message along."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        message = self._message
        width = min(message.sizeHint().width(), self.width() - 2 * _MARGIN)
        height = message.heightForWidth(width)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = _MARGIN if is_mirrored else self.width() - _MARGIN - width
        message.resize(QSize(width, height))
        message.move(left, max(0, self.height() - _MARGIN - height))
        message.raise_()
