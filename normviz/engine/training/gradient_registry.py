"""Removes what TensorFlow's gradient registry would keep of a traced function for ever.

Tracing a function that has a custom gradient, or calls another ``tf.function`` under a tape, adds
an entry such as ``CustomGradient-865`` or ``PartitionedCall-12`` to a registry of the process. The
entry refers to the function's graphs and is never removed: each training would leave 9 to 26 MB
behind. It is looked up while the function is traced, and never after that.

The registry is private to TensorFlow: where a version has it elsewhere, nothing is removed.
"""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

_GENERATED: Final = re.compile(r"\w+-\d+")
"""Names of functions; those of operations, which stay, have no hyphen."""

_local = threading.local()
_replacing = threading.Lock()


class _Entries(dict[str, Any]):
    """The registry's entries; each thread notes the names that it adds, if it wants to."""

    def __setitem__(self, name: str, entry: Any) -> None:
        super().__setitem__(name, entry)
        added = getattr(_local, "added", None)
        if added is not None:
            added.append(name)


@contextmanager
def gradients_released() -> Iterator[None]:
    """Removes at its end the gradients of functions that were traced inside it.

    Only those that the calling thread has added: another one may be tracing at the same time.
    Functions traced inside it must not be differentiated after it.
    """
    entries = _entries()
    outer = getattr(_local, "added", None)
    added: list[str] = []
    _local.added = added
    try:
        yield
    finally:
        _local.added = outer
        for name in filter(_GENERATED.fullmatch, added):
            entries.pop(name, None)


def noted_as_here(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, whose gradients count as those of the calling thread wherever it is traced.

    A strategy of TensorFlow traces in threads of its own.
    """
    added = getattr(_local, "added", None)

    def noted(*arguments: Any) -> Any:
        before = getattr(_local, "added", None)
        _local.added = added
        try:
            return function(*arguments)
        finally:
            _local.added = before

    return noted


def _entries() -> dict[str, Any]:
    """The registry's entries, which note who adds them; an empty dict where it is not found."""
    try:
        from tensorflow.python.framework import ops
    except ImportError:
        return {}
    registry = getattr(ops, "gradient_registry", None) or getattr(ops, "_gradient_registry", None)
    with _replacing:
        entries = getattr(registry, "_registry", None)
        if type(entries) is dict:
            replacement = _Entries(entries)
            registry._registry = replacement  # type: ignore[union-attr]  # it has the attribute
            replacement.update(entries)  # what another thread has added in between
            return replacement
    return entries if isinstance(entries, _Entries) else {}
