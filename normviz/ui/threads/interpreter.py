"""Settings of the whole interpreter that keep the window smooth while other threads compute.

The switch interval, the garbage collector and the priority of threads belong to the process, not to
a view: this module alone sets them.
"""

import gc
import os
import sys
import threading
from typing import ClassVar, Final

from PySide6.QtCore import QObject, QTimer

SWITCH_SECONDS: Final = 0.0005
"""How long another thread keeps Python from the window; of Python's usual 5 ms a repaint, which
asks for it dozens of times, would add up to long gaps."""

NICENESS: Final = 10
"""Of 19 at most. A thread of the window that wakes up takes the processor at once; with 5 it had to
wait more often. Beside a program that computes all the time a tenth of a core is left."""

_INTERVAL_MS: Final = 200


class GuiThreadPriority(QObject):
    """While one runs, the GUI thread goes first, and garbage is collected by its timers alone.

    Python collects in whatever thread happens to allocate. A cycle with a widget in it that is
    found in a worker would be deleted there, which Qt does not survive.

    Each of the views that compute in the background has one; all of them together say how much is
    collected.

    Attributes:
        busy: Whether only young objects are collected, which takes a few milliseconds at most;
            going through a whole network takes longer than a frame.
        suspended: Whether nothing is collected: of a library that is being loaded all stays, and
            going through what came since the last time takes longer than a frame too.
    """

    _running: ClassVar[set["GuiThreadPriority"]] = set()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.busy = self.suspended = False
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Takes the collector away from the other threads; a second call does nothing."""
        self._running.add(self)
        sys.setswitchinterval(SWITCH_SECONDS)
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Gives the collector back to Python, if no other one runs."""
        self._timer.stop()
        self._running.discard(self)
        if not self._running:
            gc.enable()

    def collect(self) -> None:
        """Collects the generations that are due; the oldest one only after many young ones."""
        if any(each.suspended for each in self._running):
            return
        is_busy = any(each.busy for each in self._running)
        for generation in (0,) if is_busy else (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return


def exempt_from_collection() -> None:
    """Lets all objects of now stay uncollected: passing them over makes later collections short.

    For libraries and networks, which live as long as the process.
    """
    gc.freeze()


def lower_priority() -> None:
    """Lets the calling thread, and all that it starts, compute when the window does not.

    Linux keeps a niceness for each thread, and a new thread has that of the one that started it:
    TensorFlow's come from the thread that loads it. Elsewhere the priority of the thread has to do.
    """
    if sys.platform == "linux":
        thread = threading.get_native_id()
        # One that is nicer already may not take a step back towards the front.
        niceness = max(os.getpriority(os.PRIO_PROCESS, thread), NICENESS)
        os.setpriority(os.PRIO_PROCESS, thread, niceness)
