"""A label on the canvas that names the picture being read."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID
from normviz.ui.widgets.tone_label import ToneLabel

_PATIENCE_MS = 120
"""What is read sooner needs no note: it would only flicker."""
_LONGEST = 32
"""Letters of a name that are shown."""


class BusyLabel(ToneLabel):
    """Hidden while nothing is being read; lies over ``canvas`` and lets the pointer through."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(tone="text")
        describe(self, "draw_busy", self.tr("What is being read"))
        self.setToolTip("")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        self.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._delay = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._delay.timeout.connect(self.show)
        over = QVBoxLayout(canvas)
        over.addWidget(self, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def show_name(self, name: str) -> None:
        """Says in a moment that ``name`` is being read; an empty name ends the note."""
        if not name:
            self._delay.stop()
            self.hide()
            return
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST // 2]}…{name[-10:]}"
        self.setText(self.tr("Reading {name}…").format(name=short))
        if self.isHidden() and not self._delay.isActive():
            self._delay.start()
