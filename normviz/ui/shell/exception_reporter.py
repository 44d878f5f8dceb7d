"""Reports uncaught exceptions: one line for the user, the full traceback in the log.

The window goes on. Equal errors are reported once, with their number.
"""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal

from normviz.diagnostics.error_counter import CountedError, ErrorCounter
from normviz.errors import UserError
from normviz.ui.text.error_texts import error_text

UPDATE_MS = 500
"""Minimum interval between updates of the number of equal errors."""

_log = logging.getLogger("normviz.errors")


class ExceptionReporter(QObject):
    """Takes the place of ``sys.excepthook`` and ``threading.excepthook`` while it is installed.

    Qt calls the hook for an exception in a slot, a guard for one in an override, Python for one
    in a thread. The signals are emitted in the thread of the error; connect them queued, since an
    error may happen in the middle of a repaint.

    Attributes:
        error_reported: Emitted with ``(text, details)``; details is empty for a :class:`UserError`.
        repeated: Emitted with ``(text before, text, details)`` while an equal error goes on
            happening; the texts differ in the number only.
    """

    error_reported = Signal(str, str)
    repeated = Signal(str, str, str)
    _counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: Callable[..., object] = sys.excepthook
        self._thread_hook: Callable[..., object] = threading.excepthook
        self._counter = ErrorCounter()
        self._told: dict[str, str] = {}
        self._going_on: dict[str, CountedError] = {}
        self._lock = threading.Lock()
        self._timer = QTimer(self, singleShot=True, interval=UPDATE_MS)
        self._timer.timeout.connect(self._tell_numbers)
        self._counted.connect(self._wait)

    def install(self) -> None:
        """Starts to report."""
        self._before, self._thread_hook = sys.excepthook, threading.excepthook
        sys.excepthook = self._report
        threading.excepthook = self._report_thread

    def uninstall(self) -> None:
        """Puts the hooks back that were there before."""
        sys.excepthook, threading.excepthook = self._before, self._thread_hook
        self._timer.stop()

    def _report_thread(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None and failed.exc_type is not SystemExit:
            self._report(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def _report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, UserError):
            self.error_reported.emit(error_text(error), "")
            return
        if not isinstance(error, Exception):
            self._before(kind, error, trace)
            return
        counted = self._counter.add(error)
        if not counted.is_burst:
            self._before(kind, error, trace)
            _log.error("uncaught, %d in all", counted.count, exc_info=(kind, error, trace))
            self._tell(counted)
        else:
            with self._lock:
                self._going_on[counted.details] = counted
            self._counted.emit()

    def _tell(self, counted: CountedError) -> None:
        text = self._text(counted)
        with self._lock:
            self._told[counted.details] = text
        self.error_reported.emit(text, counted.details)

    def _wait(self) -> None:
        """Runs in the thread of this object."""
        if not self._timer.isActive():
            self._timer.start()

    def _tell_numbers(self) -> None:
        with self._lock:
            going_on, self._going_on = self._going_on, {}
            changed = [
                (self._told.get(details, ""), self._text(counted), details)
                for details, counted in going_on.items()
            ]
            self._told.update({details: text for _, text, details in changed})
        for before, text, details in changed:
            self.repeated.emit(before, text, details)

    def _text(self, counted: CountedError) -> str:
        if counted.count == 1:
            text = self.tr("Something went wrong ({kind}: {error}). The view stays as it was.")
        else:
            text = self.tr(
                "Something went wrong {count} times ({kind}: {error}). The view stays as it was.",
                "",
                counted.count,
            )
        return text.format(kind=counted.name, error=counted.text, count=counted.count)
