"""Reads the clipboard of other programs without waiting for them in the GUI thread."""

import subprocess
import sys
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from normviz.errors import UserError
from normviz.ui.draw.io.clipboard_process import from_bytes

MOST_SECONDS: Final = 30
"""A program may make a picture of 100 megapixels only when it is pasted."""

_MODULE: Final = "normviz.ui.draw.io.clipboard_process"
_WAITING: Final = ("xcb",)
"""Platforms of Qt that wait for the other program, and let any process read the clipboard."""


def is_slow() -> bool:
    """Whether reading the clipboard here may stop the window for seconds."""
    own = QGuiApplication.clipboard().ownsClipboard()
    return not own and QGuiApplication.platformName() in _WAITING


class ClipboardReader:
    """One reading of the clipboard by a process of its own, in any thread."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = False
        self._words = [sys.executable, "-P", "-m", _MODULE, QGuiApplication.platformName()]

    def read(self) -> QMimeData:
        """What is on the clipboard, in the format that a drawing is read from.

        Raises:
            UserError: No answer came, or it was stopped.
        """
        with subprocess.Popen(  # noqa: S603
            self._words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            self._process = process
            if self._is_stopped:
                process.kill()
            try:
                written, _ = process.communicate(timeout=MOST_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                raise self._problem() from None
        if process.returncode:
            raise self._problem()
        return from_bytes(written)

    def stop(self) -> None:
        """Ends the process; :meth:`read` raises its error."""
        self._is_stopped = True
        if self._process is not None:
            with suppress(OSError):
                self._process.kill()

    def _problem(self) -> UserError:
        return UserError(
            "expected what was copied within {seconds} s, received nothing from the program that "
            "was copied from; copy again, or save the picture there and open its file",
            code="clipboard-silent",
            seconds=MOST_SECONDS,
        )
