"""Interpreter-wide settings that keep the window responsive while other threads compute.

The switch interval, the garbage collector and the priority of threads belong to the process, not to
a view: for longer than a block (:mod:`normviz.garbage_collection`), this module alone sets them.
"""

import gc
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, Final

from PySide6.QtCore import QObject, QTimer

from normviz.garbage_collection import make_objects_old

SWITCH_SECONDS: Final = 0.0005
"""Longest time that another thread holds the GIL while the window waits. A repaint acquires it
dozens of times; with Python's default of 5 ms these waits add up to visible pauses."""

NICENESS: Final = 10
"""Niceness of background threads, at most 19. With 10, the window preempts them at once; with 5 it
waited more often. Beside another busy process they still get about a tenth of a core."""

_INTERVAL_MS: Final = 200


class GuiThreadPriority(QObject):
    """While one runs, the GUI thread has priority, and its timers alone collect garbage.

    Python collects in whatever thread happens to allocate. A cycle with a widget in it that is
    found in a worker would be deleted there, which Qt does not survive.

    Each of the views that compute in the background has one; all of them together say how much is
    collected.

    Attributes:
        busy: Whether only young objects are collected, which takes a few milliseconds at most;
            going through a whole network takes longer than a frame.
        suspended: Whether nothing is collected, such as while a library is imported: a
            collection would free none of its objects, and take longer than a frame.
    """

    _running: ClassVar[set["GuiThreadPriority"]] = set()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.busy = self.suspended = False
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Disables automatic garbage collection and starts the timer; idempotent."""
        self._running.add(self)
        sys.setswitchinterval(SWITCH_SECONDS)
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Re-enables automatic garbage collection, if no other instance runs."""
        self._timer.stop()
        self._running.discard(self)
        if not self._running:
            gc.enable()

    @classmethod
    def is_any_running(cls) -> bool:
        """Whether timers collect garbage in place of Python."""
        return bool(cls._running)

    def collect(self) -> None:
        """Collects the generations that are due; the oldest one only after many young ones."""
        if any(each.suspended for each in self._running):
            return
        is_busy = any(each.busy for each in self._running)
        for generation in (0,) if is_busy else (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return


@contextmanager
def collection_deferred() -> Iterator[None]:
    """No garbage is collected within the block: it makes objects that stay until the process ends.

    What was made is old afterwards, so that the next collection does not go through all of it.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        make_objects_old()
        if was_enabled and not GuiThreadPriority.is_any_running():
            gc.enable()


def lower_priority() -> None:
    """Lowers the OS priority of the calling thread and of the threads that it starts.

    Linux keeps a niceness for each thread, and a new thread has that of the one that started it:
    TensorFlow's come from the thread that loads it. Other systems use the QThread priority alone.
    """
    if sys.platform == "linux":
        thread = threading.get_native_id()
        # Raising a priority again is not permitted.
        niceness = max(os.getpriority(os.PRIO_PROCESS, thread), NICENESS)
        os.setpriority(os.PRIO_PROCESS, thread, niceness)
