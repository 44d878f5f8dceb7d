"""Holds the garbage collector off while Qt goes through a list of all widgets."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Nothing is collected within the block.

    ``QApplication.setStyle`` and ``setPalette`` send an event to each widget of a list that they
    made before. An override that Python runs meanwhile may set off a collection; where that deletes
    a widget of the list, Qt goes on with what is freed, and the process ends.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
