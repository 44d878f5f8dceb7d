"""What nobody caught: one line for the user, all of it for the terminal; the window lives on."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from normviz.errors import UserError


class FaultReporter(QObject):
    """Takes the place of ``sys.excepthook`` while the window is open.

    Qt calls the hook for an exception in a slot and goes on. An exception in another thread is
    told through the signal, hence in the GUI thread.

    Attributes:
        told: Emitted with ``(text, details)``; details is empty for a :class:`UserError`.
    """

    told = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: Callable[..., object] = sys.excepthook

    def install(self) -> None:
        """Starts to report."""
        self._before = sys.excepthook
        sys.excepthook = self._report

    def uninstall(self) -> None:
        """Puts the hook back that was there before."""
        sys.excepthook = self._before

    def _report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, UserError):
            self.told.emit(str(error), "")
            return
        self._before(kind, error, trace)
        if isinstance(error, Exception):
            text = self.tr("Something went wrong ({kind}: {error}); what was shown stays.")
            details = "".join(traceback.format_exception(kind, error, trace))
            self.told.emit(text.format(kind=kind.__name__, error=error), details)
