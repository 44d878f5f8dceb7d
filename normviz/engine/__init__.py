"""Keras: layers that it lacks, recipes, the trainer, the predictor, the proof. No Qt."""

import importlib
from types import ModuleType


def __getattr__(name: str) -> ModuleType:
    """Imports the layers when they are first named, for code that says ``import normviz``."""
    if name == "layers":
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
