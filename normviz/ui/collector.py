"""The garbage collector, kept in the GUI thread.

Python collects in whatever thread happens to allocate. A cycle with a widget in it that is found
in a worker would be deleted there, which Qt does not survive.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 200


class Collector(QObject):
    """While it runs, garbage is collected by a timer of the GUI thread alone.

    Attributes:
        busy: Whether only young objects are collected, which takes a few milliseconds at most;
            going through a whole network takes longer than a frame.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.busy = False
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Takes the collector away from the other threads; a second call does nothing."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Gives it back to Python."""
        self._timer.stop()
        gc.enable()

    def collect(self) -> None:
        """Collects the generations that are due; the oldest one only after many young ones."""
        for generation in (0,) if self.busy else (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
