"""Passes the Undo and Redo keys on to the window while a field has the focus.

A line of text takes Ctrl+Z for itself even when there is nothing to undo in it. Here a value is
entered and then meant to be undone as a setting; the line keeps the key only while one types.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget


class UndoKeys(QObject):
    """Lets the undo keys pass through the fields in a panel."""

    def __init__(self, panel: QWidget) -> None:
        """Watches all fields that ``panel`` has now."""
        super().__init__(panel)
        for field in (*panel.findChildren(QSpinBox), *panel.findChildren(QLineEdit)):
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuses to override the window's undo keys, unless a text is being typed."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and _is_undo(event)
            and not _is_typing(watched)
        ):
            event.ignore()
            return True
        return False


def _is_undo(event: QKeyEvent) -> bool:
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)


def _is_typing(field: QObject) -> bool:
    if isinstance(field, QSpinBox):
        return field.text() != field.textFromValue(field.value())
    return isinstance(field, QLineEdit) and field.isModified()
