"""Blocks in which Python collects no garbage."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Nothing is collected within the block.

    Where many objects are made that stay, going through them again and again frees nothing and
    takes a sixth of the time. ``QApplication.setStyle`` and ``setPalette`` send an event to each
    widget of a list that they made before: a collection in an override that Python runs meanwhile
    may delete a widget of that list, and the process ends.

    The collector belongs to the process. The main thread alone says when it runs: two threads
    could not set it back as it was.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
