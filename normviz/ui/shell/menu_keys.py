"""Passes the keys of the menus on to the window while a field has the focus.

On X11 a line of text takes Ctrl+E for the end of the line and Ctrl+K to delete up to it: Export
would do nothing as long as a number is in focus.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

_FIELDS: Final = (QLineEdit, QAbstractSpinBox)
_OF_TEXT: Final = "ACVXYZ"
"""Letters that belong to a text under every system: all, copy, paste, cut, redo, undo."""


class MenuKeys(QObject):
    """Watches the field in focus; Ctrl with a letter is the menu's where it has that key."""

    def __init__(self, window: QWidget) -> None:
        """Follows the focus from now on.

        Args:
            window: Has the actions; the owner.
        """
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Refuses to take a key for the text that the menu has."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            and self._has(event)
        ):
            event.ignore()
            return True
        return False

    @Slot(QWidget, QWidget)
    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and isValid(old):
            old.removeEventFilter(self)
        if isinstance(new, _FIELDS) and self._window.isAncestorOf(new):
            new.installEventFilter(self)

    def _has(self, event: QKeyEvent) -> bool:
        letter = event.key()
        if not Qt.Key.Key_A <= letter <= Qt.Key.Key_Z or chr(letter) in _OF_TEXT:
            return False
        keys = QKeySequence(event.keyCombination())
        actions = self._window.findChildren(QAction)
        return any(keys in action.shortcuts() and action.isEnabled() for action in actions)
