"""normviz: see what a normalization layer does.

The rooms and the arrows between them are held by import-linter (see ``pyproject.toml``).
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__version__ = "0.1.0"

_ROOMS = ("engine", "norms")
"""What code that the app shows may name after ``import normviz`` alone."""

_FUNCTIONS = {"show": "notebook", "inspect": "inspection"}
"""What notebooks call, and the module that it is in."""


def __getattr__(name: str) -> "Any":
    """Imports a room or a function when it is first named: Keras takes seconds."""
    import importlib  # here: Ctrl-C is taken care of after this module

    if name in _FUNCTIONS:
        return getattr(importlib.import_module(f"{__name__}.{_FUNCTIONS[name]}"), name)
    if name in _ROOMS:
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
