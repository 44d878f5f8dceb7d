"""A page with the guide beside it, or below it where the window is narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from normviz.ui.shell.guide.guide_panel import SIDE_WIDTH, GuidePanel
from normviz.ui.style.theme import GRID

_VIEW_WIDTH = 116 * GRID
"""What the widest view needs."""


class GuidedPage(QWidget):
    """The views, and the guide while it is shown."""

    def __init__(self, content: QWidget, panel: GuidePanel) -> None:
        """Takes over both widgets."""
        super().__init__()
        self._panel = panel
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(content, 1)
        self._row.addWidget(panel)
        panel.set_side(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the guide where there is room for it."""
        super().resizeEvent(event)
        beside = self.width() >= _VIEW_WIDTH + SIDE_WIDTH
        self._panel.set_side(beside)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
