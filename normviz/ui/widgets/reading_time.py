"""How long a message stays that leaves by itself."""

from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

TICK_MS: Final = 250
_LEAST_MS: Final = 5_000
_PER_CHARACTER_MS: Final = 60
"""A slow reader takes about a second for seventeen characters."""
_FOR_ACTION_MS: Final = 5_000


def reading_time(text: str, *, has_action: bool) -> int:
    """Milliseconds that a message is shown.

    Args:
        text: What it says.
        has_action: Whether it has a button, which takes a decision.
    """
    return _LEAST_MS + _PER_CHARACTER_MS * len(text) + _FOR_ACTION_MS * has_action


class Readable(Protocol):
    """What shows the message."""

    def has_attention(self) -> bool:
        """Whether the time does not run now."""


class ReadingTime(QObject):
    """Counts down while nobody is at the message; whoever leaves it gets the whole time again.

    Attributes:
        over: Emitted once the time has passed.
    """

    over = Signal()

    def __init__(self, shown: QObject) -> None:
        """Counts for ``shown``, a :class:`Readable`, which becomes its owner."""
        super().__init__(shown)
        self._shown: Readable = shown  # type: ignore[assignment]  # a QObject besides
        self._whole = self._left = 0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self, milliseconds: int) -> None:
        """Emits :attr:`over` after so long."""
        self._whole = self._left = milliseconds
        self._timer.start()

    def stop(self) -> None:
        """Emits nothing."""
        self._timer.stop()

    def _tick(self) -> None:
        self._left = self._whole if self._shown.has_attention() else self._left - TICK_MS
        if self._left <= 0:
            self._timer.stop()
            self.over.emit()
