"""The parts of an ONNX graph that an inspection needs."""

from dataclasses import dataclass, field
from typing import Any

from normviz.inspection.model import Shape
from normviz.inspection.readers.protobuf import Span


@dataclass(frozen=True)
class OnnxTensor:
    """A stored array.

    Attributes:
        shape: Its sizes.
        kind: The type of its elements; empty for those that no weight has.
        raw: Where its numbers lie in the file; None where they are elsewhere.
        whole: Its numbers, where they are whole and few; None otherwise.
    """

    shape: tuple[int, ...]
    kind: str
    raw: Span | None
    whole: tuple[int, ...] | None = None


@dataclass
class Node:
    """One operator of the graph."""

    name: str = ""
    kind: str = ""
    inputs: list[str] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)


@dataclass
class Graph:
    """The parts of a ``GraphProto``.

    Attributes:
        nodes: In the order of the file.
        tensors: The weights, by name.
        constants: The values of ``Constant`` nodes, by the name of their output.
        inputs: Names of what goes in.
        outputs: Names of what comes out.
        shapes: Of values, by name.
    """

    nodes: list[Node] = field(default_factory=list)
    tensors: dict[str, OnnxTensor] = field(default_factory=dict)
    constants: dict[str, OnnxTensor] = field(default_factory=dict)
    inputs: list[str] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    shapes: dict[str, Shape] = field(default_factory=dict)

    def stored(self, name: str) -> OnnxTensor | None:
        """The weight or constant of a name; None where it is computed."""
        return self.tensors.get(name) or self.constants.get(name)
