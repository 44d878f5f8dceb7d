"""Reports a caught exception, so that the caller can continue."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def report(error: Exception) -> None:
    """Hands an error that was caught to the exception hook, as if nobody had caught it.

    Painters that the failed calls still hold are released first: Qt must not find one active.
    """
    traceback.clear_frames(error.__traceback__)
    with suppress(Exception):
        sys.excepthook(type(error), error, error.__traceback__)


@contextmanager
def reported() -> Iterator[None]:
    """Reports an error of the block and goes on after it."""
    try:
        yield
    except Exception as error:
        report(error)
