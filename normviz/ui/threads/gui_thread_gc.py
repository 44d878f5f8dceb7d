"""The garbage collector, kept in the GUI thread.

Python collects in whatever thread happens to allocate. A cycle with a widget in it that is found
in a worker would be deleted there, which Qt does not survive.
"""

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 200


class Collector(QObject):
    """While one runs, garbage is collected by timers of the GUI thread alone.

    Each of the views that compute in the background has one; all of them together say how much is
    collected.

    Attributes:
        busy: Whether only young objects are collected, which takes a few milliseconds at most;
            going through a whole network takes longer than a frame.
        resting: Whether nothing is collected: of a library that is being loaded all stays, and
            going through what came since the last time takes longer than a frame too.
    """

    _running: ClassVar[set["Collector"]] = set()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.busy = self.resting = False
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Takes the collector away from the other threads; a second call does nothing."""
        self._running.add(self)
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Gives it back to Python, if no other one runs."""
        self._timer.stop()
        self._running.discard(self)
        if not self._running:
            gc.enable()

    def collect(self) -> None:
        """Collects the generations that are due; the oldest one only after many young ones."""
        if any(each.resting for each in self._running):
            return
        is_busy = any(each.busy for each in self._running)
        for generation in (0,) if is_busy else (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
