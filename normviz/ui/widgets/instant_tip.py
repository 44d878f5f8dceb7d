"""Tooltips without delay, for buttons that have only an icon."""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QToolTip, QWidget


class InstantTip(QObject):
    """Shows the tooltip of a widget when the pointer enters it, enabled or not."""

    def __init__(self, widget: QWidget) -> None:
        """Watches ``widget``, which owns it."""
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shows the tip below the widget."""
        if event.type() == QEvent.Type.Enter and isinstance(watched, QWidget):
            below = watched.mapToGlobal(QPoint(0, watched.height()))
            QToolTip.showText(below, watched.toolTip(), watched)
        return False
