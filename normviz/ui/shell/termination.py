"""Handles external requests to quit: Ctrl-C, SIGTERM, a closed terminal, session end."""

import signal
import socket
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager

from normviz.ui.shell.main_window import MainWindow

_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Of these each platform has some."""


class Termination(QObject):
    """Ends the application as its window's close button does, but without a question.

    Python runs its signal handlers between two instructions of Python, and Qt's event loop has
    none: a byte on a socket, which Python's C handler writes, wakes it up.

    Attributes:
        requested: Emitted when the process has been asked to end.
    """

    requested = Signal()

    def __init__(self, window: MainWindow) -> None:
        """Installs nothing yet."""
        super().__init__()
        self._window = window
        self._before: dict[signal.Signals, object] = {}
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        self.requested.connect(self._leave)

    def install(self, application: QGuiApplication) -> None:
        """Takes the signals over; in the main thread."""
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is not None:
                self._before[number] = signal.signal(number, self._note)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        application.commitDataRequest.connect(self._keep)
        application.aboutToQuit.connect(self._window.leave)

    def uninstall(self, application: QGuiApplication) -> None:
        """Gives the signals back."""
        application.commitDataRequest.disconnect(self._keep)
        application.aboutToQuit.disconnect(self._window.leave)
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # what signal has returned
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _note(self, number: int, _frame: object) -> None:
        """A second one ends the process at once, as it does other programs."""
        signal.signal(number, signal.SIG_DFL)

    def _wake(self) -> None:
        self._reader.recv(64)
        self.requested.emit()

    def _leave(self) -> None:
        self._window.leave()
        QGuiApplication.exit(0)

    def _keep(self, manager: QSessionManager) -> None:
        """The user logs out: asks about a training, as long as that is still possible."""
        self._window.keep_session()
        if manager.allowsInteraction():
            if not self._window.may_leave():
                manager.cancel()
            manager.release()
