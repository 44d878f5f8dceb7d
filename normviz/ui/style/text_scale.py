"""Enlarges every text of the application, and gives it its size back."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from normviz.garbage_collection import no_collection
from normviz.ui.style.theme import scaled_font

PRESENTING: Final = 1.6
"""By how much the text is larger while the window presents."""


class TextScale:
    """Multiplies the size of the application's font, and with it :func:`.theme.font`.

    Widgets with a font of their own do not follow the application's: theirs are multiplied too.
    """

    def __init__(self) -> None:
        """The size that the system has."""
        self._factor = 1.0
        self._body = QFont()
        self._own: dict[QWidget, QFont] = {}

    @property
    def factor(self) -> float:
        """By how much the text is larger than usual."""
        return self._factor

    @no_collection()
    def enlarge(self, factor: float) -> None:
        """Shows all text ``factor`` times as large as usual."""
        self.reset()
        self._factor = factor
        self._body = QFont(QApplication.font())
        # The objects are kept: Python would else make others for the same widgets of Qt's own.
        self._own = {each: QFont(each.font()) for each in _with_own_font()}
        QApplication.setFont(scaled_font(self._body, factor))
        for widget, own in self._own.items():
            widget.setFont(scaled_font(own, factor))

    @no_collection()
    def reset(self) -> None:
        """Gives all text the size that it had; what was made meanwhile gets its usual size."""
        if self._factor == 1.0:
            return
        QApplication.setFont(self._body)
        for widget in _with_own_font():
            if widget not in self._own:
                widget.setFont(scaled_font(widget.font(), 1 / self._factor))
        for widget, own in self._own.items():
            if isValid(widget):
                widget.setFont(own)
        self._own = {}
        self._factor = 1.0


def _with_own_font() -> list[QWidget]:
    own = Qt.WidgetAttribute.WA_SetFont
    return [each for each in QApplication.allWidgets() if each.testAttribute(own)]
