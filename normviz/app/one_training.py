"""Lets one training run at a time in this process, whichever view has started it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from normviz.errors import UserError

_lock = threading.Lock()


@contextmanager
def one_training() -> Iterator[None]:
    """Holds the place of the only training.

    Two at once would take each other's cores, and Keras' global state is one.

    Raises:
        UserError: Another training is under way.
    """
    if not _lock.acquire(blocking=False):
        raise UserError(
            "another run is being trained in this window: stop it, or wait for its end",
            code="training-busy",
        )
    try:
        yield
    finally:
        _lock.release()
