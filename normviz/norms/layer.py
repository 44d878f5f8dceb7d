"""A Keras layer as data: class path and arguments, from which its code follows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class LayerCall:
    """A call that makes a Keras layer, an initializer or a regularizer.

    Attributes:
        path: Import path of the class, such as ``keras.layers.BatchNormalization``.
        positional: Positional arguments: plain values, lists of them, or calls.
        named: Keyword arguments, likewise.
        assigned: Weights to be set once the layer is built, by their names: for settings that
            the layer's constructor has no argument for.
    """

    path: str
    positional: tuple[Any, ...] = ()
    named: Mapping[str, Any] = field(default_factory=dict)
    assigned: Mapping[str, float | tuple[float, ...]] = field(default_factory=dict)

    @property
    def packages(self) -> set[str]:
        """The packages that have to be imported for it."""
        return {call.path.partition(".")[0] for call in calls_in(self)}


def calls_in(value: Any) -> Iterator[LayerCall]:
    """All calls of a call, itself first."""
    if isinstance(value, LayerCall):
        yield value
        for part in (*value.positional, *value.named.values()):
            yield from calls_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from calls_in(part)


def expression(value: Any) -> str:
    """A call, or an argument of one, as Python writes it."""
    if isinstance(value, LayerCall):
        named = [f"{name}={expression(part)}" for name, part in value.named.items()]
        return f"{value.path}({', '.join([*map(expression, value.positional), *named])})"
    if isinstance(value, list):
        return f"[{', '.join(map(expression, value))}]"
    if isinstance(value, str):
        return f'"{value}"'
    return repr(value)
