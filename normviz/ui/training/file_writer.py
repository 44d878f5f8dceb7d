"""Writes files in a background thread; what takes long shows how far it is and can be cancelled."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QPushButton, QWidget

from normviz.files.atomic import write_bytes
from normviz.ui.style.accessibility import describe
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.threads.deadlines import FOREVER

_SHOWN_AFTER_MS: Final = 500
_LOOK_MS: Final = 100


class WritingCancelledError(Exception):
    """The user wants the file no more."""


class WritingProgress:
    """How far a file is, for its thread and that of the window.

    Attributes:
        done: Parts that are made.
        total: All of them; 0 where their number is not known.
        left_out: Sentences about what is missing in the file.
    """

    def __init__(self) -> None:
        """Nothing is made."""
        self.done = self.total = 0
        self.left_out: list[str] = []
        self._stop = threading.Event()

    def reach(self, done: int, total: int) -> None:
        """Takes note of how much is made.

        Raises:
            WritingCancelledError: The rest is not wanted.
        """
        self.done, self.total = done, total
        if self._stop.is_set():
            raise WritingCancelledError

    def cancel(self) -> None:
        """Ends the work at its next part."""
        self._stop.set()


Content = Callable[[WritingProgress], bytes]
"""Makes what a file will hold; it is called in the background and touches no widget."""


class FileWriter(QObject):
    """Writes files one after the other.

    Attributes:
        message: Emitted with ``(kind, text)``, as a view's.
        saved: Emitted with a sentence and a path, as a view's.
        background: The thread.
    """

    message = Signal(str, str)
    saved = Signal(str, str)

    def __init__(self, owner: QWidget) -> None:
        """Writes nothing yet; its dialogs belong to ``owner``."""
        super().__init__(owner)
        self._owner = owner
        self.background = BackgroundJobs(self, error_text)
        self._writings: list[WritingProgress] = []
        self._dialog: QProgressDialog | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether a file is not there yet."""
        return bool(self._writings)

    def write(self, path: Path, content: Content) -> None:
        """Writes what ``content`` makes, when the files before it are there.

        A file that is there already is replaced when all is made, and stays where it is cancelled.
        """
        progress = WritingProgress()

        def job() -> bool:
            try:
                progress.reach(0, 0)
                data = content(progress)
                progress.reach(progress.done, progress.total)
            except WritingCancelledError:
                return False
            write_bytes(path, data)
            return True

        self._writings.append(progress)
        if len(self._writings) == 1:
            self._show_later(path)
        self.background.submit(
            job,
            lambda is_there: self._end(progress, path, is_there=is_there),
            lambda problem: self._fail(progress, problem),
        )

    def ask_to_stop(self) -> None:
        """Leaves all files that are not there yet."""
        for progress in self._writings:
            progress.cancel()
        self.background.ask_to_stop()
        self._writings.clear()
        self._close()

    def stop(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Leaves the files and waits; returns whether the thread has ended."""
        self.ask_to_stop()
        return self.background.stop(deadline)

    def _show_later(self, path: Path) -> None:
        """Shows how far it is, once it takes long; the window can be used meanwhile."""
        text = self.tr("Writing {path}…").format(path=path)
        dialog = QProgressDialog(text, "", 0, 0, self._owner)
        dialog.setWindowTitle(self.tr("Export"))
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        cancel = QPushButton(self.tr("Cancel"))
        describe(cancel, "writing_cancel", self.tr("Cancel"), self.tr("Leaves the file as it was."))
        dialog.setCancelButton(cancel)
        describe(dialog, "writing_dialog", text)
        dialog.setToolTip("")
        dialog.canceled.connect(self._cancel)
        dialog.setMinimumDuration(_SHOWN_AFTER_MS)
        self._dialog = dialog
        self._timer.start()

    def _look(self) -> None:
        if self._dialog is None or not self._writings:
            return
        progress = self._writings[0]
        self._dialog.setMaximum(progress.total)
        self._dialog.setValue(progress.done)

    def _cancel(self) -> None:
        for progress in self._writings:
            progress.cancel()

    def _end(self, progress: WritingProgress, path: Path, *, is_there: bool) -> None:
        self._forget(progress)
        if not is_there:
            text = self.tr("{path} was not written: it was cancelled.")
            self.message.emit("info", text.format(path=path))
        elif progress.left_out:
            self.message.emit("warning", " ".join(progress.left_out))
        else:
            self.saved.emit(self.tr("Saved to {path}.").format(path=path), str(path))

    def _fail(self, progress: WritingProgress, problem: str) -> None:
        self._forget(progress)
        self.message.emit("error", problem)

    def _forget(self, progress: WritingProgress) -> None:
        self._writings.remove(progress)
        if not self._writings:
            self._close()

    def _close(self) -> None:
        self._timer.stop()
        if self._dialog is not None:
            self._dialog.canceled.disconnect(self._cancel)
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
