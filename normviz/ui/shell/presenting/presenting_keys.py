"""The keys of a presentation: those that a presenter's remote sends, and those that end it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_TYPING: Final = (QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
_WALKING: Final = (*_TYPING, QAbstractItemView, QAbstractSlider)
_PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ARROWS: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
}


class PresentingKeys(QObject):
    """Takes the keys of a window before its widgets get them.

    Attributes:
        stepped: Emitted with 1 for the next slide or step, -1 for the one before.
        ended: Emitted when presenting is to end.
    """

    stepped = Signal(int)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        """Takes no key before it is installed as the filter of a window."""
        super().__init__(parent)
        self.has_slides = False
        self.is_guided: Callable[[], bool] = lambda: False
        """Whether a lesson is followed: pages walk through it, arrows through the cube."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Takes a key press that is one of ours; with a menu or dialog open, none."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if QApplication.activePopupWidget() or QApplication.activeModalWidget():
            return False
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.ended.emit()
            return True
        step = self._step(event)
        if step:
            self.stepped.emit(step)
        return bool(step)

    def _step(self, event: QKeyEvent) -> int:
        """How many slides a key goes on; 0 where it is meant for what has the focus."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        guided = self.is_guided()
        if plain or not (self.has_slides or guided):
            return 0
        if event.key() in _PAGES and not takes_text(QApplication.focusWidget()):
            return _PAGES[Qt.Key(event.key())]
        if guided or event.key() not in _ARROWS or isinstance(QApplication.focusWidget(), _WALKING):
            return 0
        sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        mirrored = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return _ARROWS[Qt.Key(event.key())] * (-1 if sideways and mirrored else 1)


def takes_text(widget: QWidget | None) -> bool:
    """Whether letters are typed into a widget."""
    return isinstance(widget, _TYPING)
