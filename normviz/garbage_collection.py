"""What Python's garbage collector leaves alone, and when."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar


@contextmanager
def no_collection() -> Iterator[None]:
    """Nothing is collected within the block.

    Where many objects are made that stay, going through them again and again frees nothing and
    takes a sixth of the time. ``QApplication.setStyle`` and ``setPalette`` send an event to each
    widget of a list that they made before: a collection in an override that Python runs meanwhile
    may delete a widget of that list, and the process ends. So may one while
    ``QApplication.allWidgets`` or ``topLevelWidgets`` makes Python objects for a list of Qt's.

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


def exempt_from_collection() -> None:
    """Exempts all current objects from garbage collection, which makes later ones shorter.

    For libraries and networks, which live as long as the process.
    """
    gc.freeze()
    _Exemption.exists = True


def make_objects_old() -> None:
    """Moves all objects to the oldest generation without a look at any.

    After many were made that stay, the next collection would else go through all of them. What is
    exempt stays so: nothing is moved any more then.
    """
    if not _Exemption.exists:
        gc.freeze()
        gc.unfreeze()


class _Exemption:
    """Whether objects are exempt: ``gc.get_freeze_count`` goes through all of them to tell."""

    exists: ClassVar[bool] = False
