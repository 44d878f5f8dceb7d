"""normviz: see what a normalization layer does.

The rooms and the arrows between them are held by import-linter (see ``pyproject.toml``).
"""

import importlib
from types import ModuleType

__version__ = "0.1.0"

_ROOMS = ("engine", "norms")
"""What code that the app shows may name after ``import normviz`` alone."""


def __getattr__(name: str) -> ModuleType:
    """Imports a room when it is first named: Keras takes seconds."""
    if name in _ROOMS:
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
