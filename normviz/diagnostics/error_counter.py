"""Counts identical errors, so that each is reported once and not at every repaint."""

import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

BURST_SECONDS: Final = 3.0
"""An equal error this soon after the last one belongs to the same burst."""

_LONGEST_TEXT: Final = 300

Signature = tuple[type[BaseException], tuple[tuple[str, int], ...]]


@dataclass(frozen=True)
class CountedError:
    """An error and how often it happened.

    Attributes:
        name: The class of the error.
        text: The first line of its message; that of the last one where they differ.
        details: The traceback of the first one.
        count: How often it happened, from 1.
        is_burst: Whether the one before was less than :data:`BURST_SECONDS` ago.
    """

    name: str
    text: str
    details: str
    count: int = 1
    is_burst: bool = False


class ErrorCounter:
    """Recognizes equal errors by class and traceback; safe to use from any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Counts nothing yet.

        Args:
            clock: Seconds that only grow.
        """
        self._clock = clock
        self._lock = threading.Lock()
        self._counted: dict[Signature, tuple[CountedError, float]] = {}

    def add(self, error: BaseException) -> CountedError:
        """Counts one more error.

        Returns:
            The error with its count so far.
        """
        signature = signature_of(error)
        with self._lock:
            now = self._clock()
            if signature in self._counted:
                known, last = self._counted[signature]
                counted = replace(
                    known,
                    text=_text_of(error),
                    count=known.count + 1,
                    is_burst=now - last < BURST_SECONDS,
                )
            else:
                details = "".join(traceback.format_exception(error))
                counted = CountedError(type(error).__name__, _text_of(error), details)
            self._counted[signature] = counted, now
        return counted


def signature_of(error: BaseException) -> Signature:
    """What equal errors have in common: the class, and the lines that the traceback names.

    The message is left out: it often holds an index or a time that differs each time.
    """
    lines = [(frame.f_code.co_filename, line) for frame, line in
             traceback.walk_tb(error.__traceback__)]  # fmt: skip
    return type(error), tuple(lines)


def _text_of(error: BaseException) -> str:
    first, *_ = str(error).splitlines() or [""]
    return first if len(first) <= _LONGEST_TEXT else first[: _LONGEST_TEXT - 1] + "…"
