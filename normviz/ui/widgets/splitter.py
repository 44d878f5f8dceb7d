"""Panels side by side with a hairline between them that can be dragged."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from normviz.ui.theme import GRID, current_theme


class _Handle(QSplitterHandle):
    """A hairline in the middle of a strip that is wide enough to take hold of."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws the line, stronger under the pointer."""
        theme = current_theme()
        painter = QPainter(self)
        line = QColor(theme.accent if self.underMouse() else theme.border)
        if self.orientation() == Qt.Orientation.Horizontal:
            painter.fillRect(self.width() // 2, 0, 1, self.height(), line)
        else:
            painter.fillRect(0, self.height() // 2, self.width(), 1, line)
        painter.end()


class Splitter(QSplitter):
    """A splitter whose panels cannot be dragged away."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(GRID)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        """A handle that is told when the pointer is over it."""
        handle = _Handle(self.orientation(), self)
        handle.setAttribute(Qt.WidgetAttribute.WA_Hover)
        return handle
