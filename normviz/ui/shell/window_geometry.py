"""A window's geometry as plain numbers, to restore it in the next session."""

from typing import Any, Final

from PySide6.QtCore import QEventLoop, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from normviz.garbage_collection import no_collection
from normviz.settings.values import Settings

FRAME: Final = QSize(0, 40)
"""What title bar and borders take; no platform says it before the window is there."""
_FARTHEST: Final = 2**15
"""Pixels from the first screen's corner, and the most that a side of a window may have."""


def geometry_of(window: QWidget) -> dict[str, Any]:
    """The window's place: ``x``, ``y``, ``width``, ``height``, ``maximized``, ``full_screen``.

    The numbers are those of the window without its frame, while it is neither of the two.
    """
    is_large = window.isMaximized() or window.isFullScreen()
    place = window.normalGeometry() if is_large else window.geometry()
    return {
        "x": place.x(),
        "y": place.y(),
        "width": place.width(),
        "height": place.height(),
        "maximized": window.isMaximized(),
        "full_screen": window.isFullScreen(),
    }


def restore_geometry(window: QWidget, kept: Settings) -> bool:
    """Puts the window where it was, moved and made smaller until one screen shows all of it.

    Args:
        window: A window that is not shown yet.
        kept: What :func:`geometry_of` gave.

    Returns:
        Whether ``kept`` is a place; if not, nothing is done.
    """
    corner = [kept.whole(name, -_FARTHEST, _FARTHEST) for name in ("x", "y")]
    sides = [kept.whole(name, 1, _FARTHEST) for name in ("width", "height")]
    numbers = [each for each in (*corner, *sides) if each is not None]
    if len(numbers) < len(corner) + len(sides):
        return False
    window.setGeometry(_on_screen(QRect(*numbers)))
    if kept.flag("full_screen"):
        window.setWindowState(Qt.WindowState.WindowFullScreen)
    elif kept.flag("maximized"):
        window.setWindowState(Qt.WindowState.WindowMaximized)
    return True


def first_size(wanted: QSize) -> QSize:
    """``wanted``, or what the first screen has room for."""
    return wanted.boundedTo(QGuiApplication.primaryScreen().availableSize() - FRAME)


def hide_all() -> None:
    """Takes every window and dialog off the screen at once."""
    with no_collection():
        widgets = QApplication.topLevelWidgets()
    for widget in widgets:
        widget.hide()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _on_screen(place: QRect) -> QRect:
    """A place like ``place`` that one screen shows, with a title bar above it."""
    screen = QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry().adjusted(0, FRAME.height(), 0, 0)
    found = QRect(place.topLeft(), place.size().boundedTo(room.size()))
    found.moveRight(min(found.right(), room.right()))
    found.moveBottom(min(found.bottom(), room.bottom()))
    found.moveLeft(max(found.left(), room.left()))
    found.moveTop(max(found.top(), room.top()))
    return found
