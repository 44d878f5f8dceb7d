"""Loads TensorFlow's shared libraries without holding the GIL.

Python holds the GIL while it imports a compiled module, which blocks the window: mapping a gigabyte
of libraries and registering what is in them takes 0.4 s, and several times that from a cold disk.
A call through ctypes releases the GIL. The import that follows finds the libraries loaded.
"""

import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_LIBRARIES: Final = {
    "linux": ("libtensorflow_framework.so.2", "libtensorflow_cc.so.2"),
    "darwin": ("libtensorflow_framework.2.dylib", "libtensorflow_cc.2.dylib"),
}
"""In the order in which one needs the other. Windows has one library, with Python's names in it."""


def preload() -> tuple[str, ...]:
    """Loads the libraries that are there; those that are not are left to the import.

    Returns:
        The names of those that were loaded.
    """
    if "tensorflow" in sys.modules:
        return ()
    spec = find_spec("tensorflow")
    folders = (spec.submodule_search_locations if spec else None) or ()
    names = _LIBRARIES.get(sys.platform, ())
    found = [Path(folder) / name for folder in folders for name in names]
    return tuple(path.name for path in found if path.is_file() and _load(path))


def _load(path: Path) -> bool:
    """Whether the library could be loaded; it stays until the process ends, as an import's does."""
    # ctypes.CDLL(path) would hold the lock; a foreign function that is called does not.
    load = ctypes.CDLL(None).dlopen
    load.argtypes, load.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    return load(os.fsencode(path), os.RTLD_NOW) is not None
