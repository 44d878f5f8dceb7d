"""Ctrl-C and SIGTERM end a command of ``normviz`` quietly, whatever it is doing.

While a module is being imported the process ends at once: an exception in the middle of TensorFlow
or Qt comes out as anything, and an import has nothing to lose. Anywhere else ``KeyboardInterrupt``
is raised, so that files are closed and what is unfinished is removed. Nothing changes for a program
that imports normviz: `install` is called by the command's own process.
"""

import os
import signal
import sys
from contextlib import contextmanager, suppress

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing these would take longer than all of this module
    from collections.abc import Callable, Iterator
    from types import FrameType
    from typing import Any

INTERRUPTED = 128 + signal.SIGINT
"""Exit status of a command that was stopped."""

_NUMBERS = (signal.SIGINT, signal.SIGTERM)
_IMPORT = "<frozen importlib"
"""How the file names of Python's own import machinery begin."""


class _Process:
    """What this process has been asked.

    Attributes:
        received: The signal that has interrupted it; 0 before.
        stopped: The signal that has asked a command to stop by itself; 0 before.
        ends_at_once: Whether a signal ends it without an exception.
        words: One line for the user whom a signal leaves without another one.
        stderr: Where to write it, though TensorFlow's messages are held back.
    """

    def __init__(self) -> None:
        self.received = 0
        self.stopped = 0
        self.ends_at_once = False
        self.words = ""
        self.stderr = 2


_process = _Process()


def install() -> None:
    """Takes the signals over for the rest of the process; for its main thread."""
    for number in _taken():
        signal.signal(number, _interrupt)
    with suppress(OSError):  # there may be none
        _process.stderr = os.dup(_process.stderr)
    sys.excepthook = _uncaught
    sys.unraisablehook = _unraisable


def end_at_once() -> None:
    """From now on a signal ends the process without an exception: nothing is left to be kept."""
    _process.ends_at_once = True


def tell_if_interrupted(words: str) -> None:
    """What to tell the user, in one line, if the process is interrupted from now on; or nothing."""
    _process.words = words


def is_interrupted() -> bool:
    """Whether a signal has ended the command in its middle."""
    return _process.received != 0


def exit_status(status: int) -> int:
    """How the process ends: ``status``, or 128 + the signal that ended it, with words for that."""
    if _process.received:
        _tell()
        return 128 + _process.received
    return 128 + _process.stopped if _process.stopped and status == INTERRUPTED else status


@contextmanager
def stopped_by(stop: "Callable[[], None]") -> "Iterator[None]":
    """Lets the first signal call ``stop`` within the block; the second one interrupts it.

    Args:
        stop: Asks what happens in the block to come to an end.
    """
    asked: list[int] = []

    def ask(number: int, _frame: "FrameType | None") -> None:
        if asked:
            _process.received = number
            raise KeyboardInterrupt
        asked.append(number)
        _process.stopped = number
        stop()

    before = {number: signal.signal(number, ask) for number in _taken()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def kept_from_processes() -> "Iterator[None]":
    """What the calling thread starts within the block does not get the terminal's Ctrl-C.

    Processes of the same terminal would each print a traceback; the one that began them ends
    them. What a thread blocks, the threads and processes that it starts block too.
    """
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # whoever starts it lets the signal in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _taken() -> list[signal.Signals]:
    """The signals that the process has not been told to ignore, as ``nohup`` and ``&`` do."""
    return [each for each in _NUMBERS if signal.getsignal(each) != signal.SIG_IGN]


def _interrupt(number: int, frame: "FrameType | None") -> None:
    if _process.received or _process.ends_at_once or _is_import(frame):
        _process.received = number
        os._exit(exit_status(1))
    _process.received = number
    if "logging" in sys.modules:  # libraries log how they are taken apart in their middle
        sys.modules["logging"].disable()
    raise KeyboardInterrupt


def _tell() -> None:
    if _process.words:
        with suppress(OSError):
            os.write(_process.stderr, f"normviz: {_process.words}\n".encode())
    _process.words = ""


def _is_import(frame: "FrameType | None") -> bool:
    """Whether a module is being imported where the signal came."""
    while frame is not None:
        if frame.f_code.co_filename.startswith(_IMPORT):
            return True
        frame = frame.f_back
    return False


def _uncaught(kind: type[BaseException], error: BaseException, trace: "Any") -> None:
    """An interrupt that C code would only report, as Qt does of its overrides, ends the process."""
    if issubclass(kind, KeyboardInterrupt):
        os._exit(exit_status(1))
    sys.__excepthook__(kind, error, trace)


def _unraisable(report: "sys.UnraisableHookArgs") -> None:
    """The same for one that came in a destructor or a callback of C code."""
    if issubclass(report.exc_type, KeyboardInterrupt):
        os._exit(exit_status(1))
    sys.__unraisablehook__(report)
