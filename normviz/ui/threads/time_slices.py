"""Work of the GUI thread in slices of time, between which the window goes on."""

import time
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

SLICE_SECONDS: Final = 0.012
"""Shorter than a frame of 60 per second."""


class TimeSlices(QObject):
    """Does one piece of work, step by step; another one takes its place.

    Attributes:
        ended: Emitted when the work is done; not of one whose place another has taken.
    """

    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing to do yet."""
        super().__init__(parent)
        self._work: Iterator[object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether there is work to do."""
        return self._work is not None

    def start(self, work: Iterator[object]) -> None:
        """Does ``work`` from the next turn of the event loop on; it touches widgets as it likes."""
        self._work = work
        self._timer.start()

    def stop(self) -> None:
        """Leaves the rest undone."""
        self._timer.stop()
        self._work = None

    def _go_on(self) -> None:
        work, end = self._work, time.monotonic() + SLICE_SECONDS
        while work is not None and work is self._work:  # a step may have started other work
            try:
                next(work)
            except StopIteration:
                if work is self._work:
                    self._work = None
                    self.ended.emit()
                return
            except Exception:
                self._work = None if work is self._work else self._work
                raise
            if time.monotonic() > end and work is self._work:
                self._timer.start()
                return
