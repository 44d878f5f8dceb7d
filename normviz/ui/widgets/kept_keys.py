"""Keeps the keys that a list handles itself from the shortcuts of the window.

A shortcut of the window comes before the key press of the widget in focus: Delete in the list of
slides would delete the runs of the Train view. Where a widget has the same key as a shortcut of
its own, Qt calls it ambiguous and does nothing at all.
"""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class KeptKeys(QObject):
    """Lets keys without modifiers reach a widget as key presses while it has the focus."""

    def __init__(self, widget: QWidget, keys: Collection[Qt.Key]) -> None:
        """Watches ``widget`` from now on, which owns this.

        Args:
            widget: Handles the keys in its ``keyPressEvent``.
            keys: Which.
        """
        super().__init__(widget)
        self._keys = frozenset(keys)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Overrides the shortcuts of these keys."""
        is_kept = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            and event.key() in self._keys
        )
        if is_kept:
            event.accept()
        return is_kept
