"""Keras layers from the calls that the entries of the norms declare."""

import importlib
from typing import Any

from normviz.norms.layer import LayerCall


def make_layer(call: LayerCall, **changed: Any) -> Any:
    """The layer, not yet built.

    Args:
        call: Of an entry of the catalogue: its path names a class of Keras or of normviz.
        **changed: Keyword arguments that replace those of the call or are added.
    """
    module, _, name = call.path.rpartition(".")
    positional = [_made(value) for value in call.positional]
    named = {key: _made(value) for key, value in {**call.named, **changed}.items()}
    return getattr(importlib.import_module(module), name)(*positional, **named)


def _made(value: Any) -> Any:
    if isinstance(value, LayerCall):
        return make_layer(value)
    if isinstance(value, list):
        return [_made(part) for part in value]
    return value
