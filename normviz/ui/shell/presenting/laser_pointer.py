"""A soft dot that follows the pointer while L or the middle mouse button is held."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QCursor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRadialGradient,
)
from PySide6.QtWidgets import QApplication, QWidget

from normviz.ui.shell.presenting.presenting_keys import takes_text
from normviz.ui.style.theme import GRID, current_theme

_RADIUS: Final = 3 * GRID
_STEPS: Final = ((0.0, 235), (0.3, 215), (0.42, 110), (1.0, 0))
"""From the dot's middle to its rim: where, and how opaque of 255."""


class LaserPointer(QWidget):
    """Lies over a window where the pointer is, and lets every event through.

    It is also the filter of the window's events, which tell it where the pointer is.
    """

    def __init__(self, window: QWidget) -> None:
        """Made for ``window``, which owns it; hidden."""
        super().__init__(window)
        self.setObjectName("laser_pointer")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Follows key, button and pointer; never takes an event from the window."""
        kind = event.type()
        if isinstance(event, QKeyEvent):
            self._follow_key(event)
        elif isinstance(event, QMouseEvent):
            self._follow_mouse(event)
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.WindowDeactivate, QEvent.Type.Hide):
            self.hide()  # the key may be released in another window
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paints the dot: opaque in the middle, fading towards its rim."""
        middle = QPointF(self.rect().center()) + QPointF(0.5, 0.5)
        wash = QRadialGradient(middle, _RADIUS)
        for at, alpha in _STEPS:
            shade = QColor(current_theme().accent)
            shade.setAlpha(alpha)
            wash.setColorAt(at, shade)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(wash)
            painter.drawEllipse(middle, _RADIUS, _RADIUS)

    def _follow_key(self, event: QKeyEvent) -> None:
        plain = not event.modifiers()
        if event.key() != Qt.Key.Key_L or event.isAutoRepeat():
            return
        if event.type() == QEvent.Type.KeyRelease:
            self.hide()
        elif event.type() == QEvent.Type.KeyPress and plain and not _is_typing():
            self._show_at(self.window().mapFromGlobal(QCursor.pos()))

    def _follow_mouse(self, event: QMouseEvent) -> None:
        place = self.window().mapFromGlobal(event.globalPosition().toPoint())
        is_middle = event.button() == Qt.MouseButton.MiddleButton
        if event.type() == QEvent.Type.MouseButtonPress and is_middle:
            self._show_at(place)
        elif event.type() == QEvent.Type.MouseButtonRelease and is_middle:
            self.hide()
        elif self.isVisible():
            self._show_at(place)

    def _show_at(self, place: QPoint) -> None:
        corner = place - QPoint(_RADIUS, _RADIUS)
        self.setGeometry(QRect(corner, QSize(2 * _RADIUS + 1, 2 * _RADIUS + 1)))
        self.raise_()
        self.show()


def _is_typing() -> bool:
    return takes_text(QApplication.focusWidget())
