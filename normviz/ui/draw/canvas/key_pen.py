"""Drawing by keyboard alone: arrows move a crosshair, Space puts the pen down and lifts it."""

from typing import Protocol

from PySide6.QtCore import QPointF, Qt

from normviz.presentation.draw.page import SIDE

STEP = 10.0
SMALL_STEP = 2.0

_WAYS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class PenTarget(Protocol):
    """What holds the pen."""

    @property
    def is_down(self) -> bool:
        """Whether the pen is on the page."""

    def put_down(self, place: QPointF) -> None:
        """Puts the pen on the page."""

    def go(self, place: QPointF) -> None:
        """Moves the pen."""

    def lift(self) -> None:
        """Lifts the pen."""

    def cancel(self) -> None:
        """Lifts the pen and takes the stroke back."""


class KeyPen:
    """A crosshair on the page.

    Attributes:
        place: Where it is, in the page's unit.
        is_shown: Whether keys have been used since the pointer was.
    """

    def __init__(self, holder: PenTarget) -> None:
        """In the middle of the page of ``holder``."""
        self._holder = holder
        self.place = QPointF(SIDE / 2, SIDE / 2)
        self.is_shown = False

    def press(self, key: int, fine: bool) -> bool:
        """Takes a key; returns whether it means anything here.

        Args:
            key: One of Qt's keys.
            fine: Whether to make small steps.
        """
        way = _WAYS.get(Qt.Key(key))
        if way is not None:
            self._step(way * (SMALL_STEP if fine else STEP))
        elif key == Qt.Key.Key_Space:
            self._toggle()
        elif key == Qt.Key.Key_Escape and self._holder.is_down:
            self._holder.cancel()
        else:
            return False
        self.is_shown = True
        return True

    def _step(self, way: QPointF) -> None:
        place = self.place + way
        self.place = QPointF(min(max(0, place.x()), SIDE), min(max(0, place.y()), SIDE))
        if self._holder.is_down:
            self._holder.go(self.place)

    def _toggle(self) -> None:
        if self._holder.is_down:
            self._holder.lift()
        else:
            self._holder.put_down(self.place)
