"""Sets a control's object name, accessible name and tooltip."""

from typing import TypeVar

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


def describe(widget: AnyWidget, name: str, accessible: str, tip: str = "") -> AnyWidget:
    """Names ``widget`` and returns it.

    Args:
        widget: Any widget.
        name: Its ``objectName``: snake_case, not translated, unique in its view.
        accessible: What a screen reader says, translated.
        tip: The tooltip, translated: one sentence on what it does; ``accessible`` when empty. The
            shortcut of a button is added.
    """
    widget.setObjectName(name)
    widget.setAccessibleName(accessible)
    text = tip or accessible
    if isinstance(widget, QAbstractButton) and not widget.shortcut().isEmpty():
        keys = widget.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        text = f"{text} ({keys})"
    widget.setToolTip(text)
    return widget
