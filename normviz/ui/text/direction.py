"""Keeps left-to-right text in order within right-to-left text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

_ISOLATE, _END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def left_to_right(text: str) -> str:
    """A shape or a formula for a translated text.

    In a text from right to left Unicode's rules would show ``(4, 6, 3)`` as ``(3 ,6 ,4)``.

    Args:
        text: Plain text.

    Returns:
        The text, in marks that no font shows where the window runs from right to left.
    """
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        return f"{_ISOLATE}{text}{_END}"
    return text
