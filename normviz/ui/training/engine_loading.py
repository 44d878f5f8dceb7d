"""Loads the engine in background threads, one at a time; instant once it is loaded."""

import threading

from normviz.garbage_collection import exempt_from_collection
from normviz.ports.training import EngineLoader

_lock = threading.Lock()
_is_loaded = threading.Event()


def load(service: EngineLoader) -> tuple[str, ...]:
    """Loads the engine, in a background thread; one at a time.

    Returns:
        The devices, such as ``cpu:0``.
    """
    with _lock:
        devices = service.load()
        if not _is_loaded.is_set():
            _is_loaded.set()
            exempt_from_collection()
    return devices
