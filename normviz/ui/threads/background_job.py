"""A background thread that runs jobs in order and reports results in the GUI thread."""

import sys
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal

from normviz.errors import UserError
from normviz.ui.threads.deadlines import FOREVER
from normviz.ui.threads.interpreter import lower_priority

Job = Callable[[], Any]
OnSuccess = Callable[[Any], object]
OnFailure = Callable[[str], object]


def _plain(error: Exception) -> str:
    return str(error) if isinstance(error, UserError) else f"{type(error).__name__}: {error}"


class BackgroundJobs(QObject):
    """Jobs in the order in which they were given; the thread starts with the first one.

    Attributes:
        began: Emitted before a job is handed to the thread.
        ended: Emitted after the result of a job, or its problem, was handed on.
    """

    began = Signal()
    ended = Signal()

    def __init__(
        self, parent: QObject | None = None, wording: Callable[[Exception], str] = _plain
    ) -> None:
        """No thread yet.

        Args:
            parent: Owner.
            wording: What the window says where a job raised an error.
        """
        super().__init__(parent)
        self._wording = wording
        self._thread = _Thread()
        self._thread.ended.connect(self._deliver)
        self._waiting: dict[int, tuple[OnSuccess, OnFailure]] = {}
        self._number = 0

    @property
    def busy(self) -> bool:
        """Whether a job is not done yet."""
        return bool(self._waiting)

    def submit(self, job: Job, done: OnSuccess, failed: OnFailure) -> None:
        """Does ``job`` when those before it are done.

        Args:
            job: Called in the thread; touches no widget.
            done: Called in the GUI thread with what the job returned.
            failed: Called in the GUI thread with one sentence, where the job raised an error.
        """
        self.began.emit()
        self._number += 1
        self._waiting[self._number] = (done, failed)
        self._thread.jobs.put((self._number, job))
        if not self._thread.isRunning():
            self._thread.start(QThread.Priority.LowPriority)

    def ask_to_stop(self) -> None:
        """Forgets the jobs that wait and lets the thread end after the one it does."""
        with suppress(Empty):
            while True:
                self._thread.jobs.get_nowait()
        self._waiting.clear()
        if self._thread.isRunning():
            self._thread.jobs.put(None)

    def stop(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Asks the thread to end and waits for it.

        Returns:
            Whether it has ended by then.
        """
        self.ask_to_stop()
        return self._thread.wait(deadline)

    def _deliver(self, number: int, result: object, problem: Exception | None) -> None:
        done, failed = self._waiting.pop(number, (None, None))
        if problem is not None and failed:
            failed(self._wording(problem))
        elif problem is None and done:
            done(result)
        self.ended.emit()


class _Thread(QThread):
    """Takes jobs until it takes None.

    It stays one and the same for Python, whose frame is below all jobs. A slot that the event loop
    of a plain thread calls gets a new thread state; what TensorFlow keeps of the first one would
    point to freed memory, and tracing a function ends the process.
    """

    ended = Signal(int, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.jobs: SimpleQueue[tuple[int, Job] | None] = SimpleQueue()

    def run(self) -> None:
        """Works in the new thread."""
        lower_priority()
        while (item := self.jobs.get()) is not None:
            number, job = item
            try:
                self.ended.emit(number, job(), None)
            except UserError as error:
                self.ended.emit(number, None, error)
            except Exception as error:  # the window goes on, whatever a job runs into
                sys.excepthook(type(error), error, error.__traceback__)
                self.ended.emit(number, None, error)
