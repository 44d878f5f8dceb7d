"""Tells a plot how many pixels its screen has per unit: pyqtgraph's pens count pixels."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class PixelRatio(QObject):
    """Calls a function when a widget is shown, and when it comes to a screen of another ratio."""

    def __init__(self, widget: QWidget, use: Callable[[float], None]) -> None:
        """Follows ``widget``, which becomes the owner.

        Args:
            widget: What is painted.
            use: Takes the pixels of its screen per unit.
        """
        super().__init__(widget)
        self._widget = widget
        self._use = use
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Looks at the ratio where it may be another one; keeps no event back."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.DevicePixelRatioChange):
            self._use(self._widget.devicePixelRatioF())
        return False
