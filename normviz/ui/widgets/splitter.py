"""Panels side by side, separated by a draggable hairline."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from normviz.ui.style.theme import GRID, current_theme

LARGEST_SIZE = 2**14
"""The largest size of a panel that is kept, in pixels: no screen is wider."""


class _Handle(QSplitterHandle):
    """A hairline in the middle of a strip that is wide enough to take hold of."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws the line, stronger under the pointer."""
        theme = current_theme()
        with QPainter(self) as painter:
            line = QColor(theme.accent if self.underMouse() else theme.border)
            if self.orientation() == Qt.Orientation.Horizontal:
                painter.fillRect(self.width() // 2, 0, 1, self.height(), line)
            else:
                painter.fillRect(0, self.height() // 2, self.width(), 1, line)


class Splitter(QSplitter):
    """A splitter whose panels cannot be dragged away, and which knows the sizes the user chose."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(GRID)
        self.setChildrenCollapsible(False)
        self._chosen: list[int] | None = None
        self.splitterMoved.connect(self._keep_sizes)

    def chosen_sizes(self) -> list[int] | None:
        """The panels' sizes as they were chosen last, in pixels; None where they never were.

        They are not those of now: a window that is made narrower changes no choice.
        """
        return None if self._chosen is None else list(self._chosen)

    def setSizes(self, sizes: Sequence[int]) -> None:
        """Gives the panels the sizes that were chosen."""
        self._chosen = list(sizes)
        super().setSizes(self._chosen)

    def set_default_sizes(self, sizes: Sequence[int]) -> None:
        """Gives the panels sizes that nobody has chosen."""
        self._chosen = None
        super().setSizes(list(sizes))

    def restore_sizes(self, sizes: Sequence[int] | None) -> None:
        """Takes up chosen sizes of an earlier session; those of other panels are left alone.

        Args:
            sizes: One size per panel, 0 to :data:`LARGEST_SIZE`; None where there are none.
        """
        if sizes is not None and len(sizes) == self.count() and any(sizes):
            self.setSizes(sizes)

    def createHandle(self) -> QSplitterHandle:
        """A handle that is told when the pointer is over it."""
        handle = _Handle(self.orientation(), self)
        handle.setAttribute(Qt.WidgetAttribute.WA_Hover)
        return handle

    def _keep_sizes(self) -> None:
        self._chosen = self.sizes()
