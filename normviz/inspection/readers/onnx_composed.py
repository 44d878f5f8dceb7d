"""Norms that an ONNX graph composes of simpler operators, found and written as one operator each.

Exporters do so where the operator set of the file has no operator of that norm:

- layer norm before operator set 17: ``ReduceMean``, ``Sub``, ``Pow``, ``ReduceMean``, ``Add``,
  ``Sqrt``, ``Div``, ``Mul``, ``Add``;
- RMS norm: the same without ``Sub``;
- PyTorch's group norm: ``Reshape`` to (N, G, -1), ``InstanceNormalization`` with γ = 1 and β = 0,
  ``Reshape``, ``Mul``, ``Add``. It would be taken for an instance norm with G channels.

Only what computes exactly that is replaced; everything else stays as the file has it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from normviz.inspection.readers.onnx_graph import Graph, Node, OnnxTensor

Read = Callable[[OnnxTensor], NDArray[np.float64] | None]
"""Reads the numbers of a small stored array; None where they cannot be read."""


def merge_norms(graph: Graph, read: Read) -> None:
    """Puts one operator in the place of each composed norm.

    Args:
        graph: Is changed.
        read: Reads what is stored in the file.
    """
    found = [norm for norm in _Search(graph, read).norms() if norm is not None]
    users, kept = _users(graph), set(graph.outputs)
    lasts = {norm.last for norm in found}
    gone = set().union(*(norm.parts for norm in found)) - lasts
    for at in sorted(gone, reverse=True):  # what another operator uses too stays
        outputs = graph.nodes[at].outputs
        needed = {user for name in outputs for user in users.get(name, ())} - gone - lasts
        if needed or not kept.isdisjoint(outputs):
            gone.discard(at)
    for norm in found:
        graph.nodes[norm.last] = norm.node
        graph.tensors |= norm.weights
    graph.nodes = [node for at, node in enumerate(graph.nodes) if at not in gone]


@dataclass(frozen=True)
class _Norm:
    """A norm that was found.

    Attributes:
        node: The operator that does the same.
        weights: Its γ and β, by name.
        parts: Places of the operators that it replaces.
        last: The place of the last one of them.
    """

    node: Node
    weights: dict[str, OnnxTensor]
    parts: frozenset[int]
    last: int


@dataclass(frozen=True)
class _Part:
    """What one operator, or a few, compute of a value."""

    value: str
    parts: frozenset[int]
    axes: tuple[int, ...] = ()
    epsilon: float = 0.0


def _users(graph: Graph) -> dict[str, list[int]]:
    users: dict[str, list[int]] = {}
    for at, node in enumerate(graph.nodes):
        for name in node.inputs:
            users.setdefault(name, []).append(at)
    return users


class _Search:
    """Looks for norms in a graph."""

    def __init__(self, graph: Graph, read: Read) -> None:
        self._graph = graph
        self._read = read
        self._maker = {name: at for at, node in enumerate(graph.nodes) for name in node.outputs}
        self._users = _users(graph)
        self._outputs = frozenset(graph.outputs)

    def norms(self) -> Sequence[_Norm | None]:
        """A norm, or none, for each operator that could be the main part of one."""
        kinds = {"Div": self._quotient, "Mul": self._quotient}
        kinds["InstanceNormalization"] = self._group
        return [
            kinds[node.kind](at)
            for at, node in enumerate(self._graph.nodes)
            if node.kind in kinds and node.outputs
        ]

    def _quotient(self, at: int) -> _Norm | None:
        """Layer or RMS norm: d / √(mean of d² + ε), where d is x − mean of x or x itself."""
        for above, below in self._over_root(at):
            spread = self._mean_square(below.value)
            if spread is None or self._plain(above) != spread.value:
                continue
            first = self._first_axis(spread.value, spread.axes)
            if first is None:
                continue
            centred = self._centred(spread.value, spread.axes)
            kind = "RMSNormalization" if centred is None else "LayerNormalization"
            x = spread.value if centred is None else centred.value
            parts = {at} | below.parts | spread.parts | (centred.parts if centred else frozenset())
            settings = {"axis": first, "epsilon": spread.epsilon}
            return self._with_weights(Node(kind=kind, inputs=[x], attributes=settings), at, parts)
        return None

    def _over_root(self, at: int) -> list[tuple[str, _Part]]:
        """Above and below the root, where a node divides by one or multiplies with its inverse."""
        node = self._graph.nodes[at]
        if len(node.inputs) != 2:
            return []
        if node.kind == "Div":
            below = self._under_root(node.inputs[1])
            return [(node.inputs[0], below)] if below else []
        pairs = permutations(node.inputs)
        return [(x, below) for x, other in pairs if (below := self._under_inverse_root(other))]

    def _under_root(self, name: str) -> _Part | None:
        """The value whose root this is."""
        made = self._made(name, "Sqrt")
        return _Part(made.inputs[0], frozenset({self._place(name)})) if made else None

    def _under_inverse_root(self, name: str) -> _Part | None:
        """The value of whose root this is the inverse."""
        made = self._made(name, "Reciprocal", "Div", "Pow")
        if made is None:
            return None
        place = frozenset({self._place(name)})
        if made.kind == "Pow":
            is_root = self._number(made.inputs[1:]) == -0.5
            return _Part(made.inputs[0], place) if is_root else None
        if made.kind == "Div" and self._number(made.inputs[:1]) != 1:
            return None
        below = self._under_root(made.inputs[-1])
        return replace(below, parts=below.parts | place) if below else None

    def _mean_square(self, name: str) -> _Part | None:
        """What the mean of the squares plus ε is taken of."""
        added = self._made(name, "Add")
        if added is None or len(added.inputs) != 2:
            return None
        for mean, other in permutations(added.inputs):
            epsilon = self._number([other])
            part = self._mean(mean)
            square = self._made(part.value, "Pow", "Mul") if part else None
            if epsilon is None or part is None or square is None:
                continue
            is_square = (
                self._number(square.inputs[1:]) == 2
                if square.kind == "Pow"
                else len(set(square.inputs)) == 1
            )
            if is_square:
                parts = part.parts | {self._place(name), self._place(part.value)}
                return _Part(self._plain(square.inputs[0]), parts, part.axes, epsilon)
        return None

    def _mean(self, name: str) -> _Part | None:
        made = self._made(name, "ReduceMean")
        if made is None or made.attributes.get("keepdims", 1) != 1:
            return None
        axes = made.attributes.get("axes")
        if axes is None and len(made.inputs) == 2:
            stored = self._graph.stored(made.inputs[1])
            axes = stored.whole if stored else None
        if not isinstance(axes, list | tuple) or not axes:
            return None
        return _Part(made.inputs[0], frozenset({self._place(name)}), tuple(axes))

    def _centred(self, name: str, axes: tuple[int, ...]) -> _Part | None:
        """The x of x − mean of x over the same axes."""
        made = self._made(name, "Sub")
        if made is None or len(made.inputs) != 2:
            return None
        mean = self._mean(made.inputs[1])
        if mean is None or mean.axes != axes or mean.value != made.inputs[0]:
            return None
        return _Part(mean.value, mean.parts | {self._place(name)})

    def _first_axis(self, name: str, axes: tuple[int, ...]) -> int | None:
        """The axis from which on all are reduced, counted from the end; None for other axes."""
        shape = self._graph.shapes.get(name)
        if min(axes) >= 0:
            if shape is None:
                return None
            axes = tuple(axis - len(shape) for axis in axes)
        return -len(axes) if sorted(axes) == list(range(-len(axes), 0)) else None

    def _group(self, at: int) -> _Norm | None:
        """Group norm: an instance norm of (N, G, -1), without γ and β of its own."""
        node = self._graph.nodes[at]
        apart = self._made(node.inputs[0], "Reshape") if len(node.inputs) == 3 else None
        if apart is None or not (self._is(node.inputs[1], 1) and self._is(node.inputs[2], 0)):
            return None
        target = self._graph.stored(apart.inputs[1]) if len(apart.inputs) == 2 else None
        sizes = target.whole if target else None
        back = self._only_user(node.outputs[0], "Reshape")
        if sizes is None or len(sizes) != 3 or sizes[1] < 1 or sizes[2] != -1 or back is None:
            return None
        settings = {"num_groups": sizes[1], "epsilon": node.attributes.get("epsilon", 1e-5)}
        group = Node(kind="GroupNormalization", inputs=[apart.inputs[0]], attributes=settings)
        return self._with_weights(group, back, {at, back, self._place(node.inputs[0])})

    def _with_weights(self, node: Node, last: int, parts: set[int] | frozenset[int]) -> _Norm:
        """The norm with the γ and β that follow."""
        weights: dict[str, OnnxTensor] = {}
        found = set(parts)
        names = ["", ""]
        for place, kind in enumerate(("Mul", "Add")):
            after = self._only_user(self._graph.nodes[last].outputs[0], kind)
            if after is None:
                continue
            known = [self._weight(name) for name in self._graph.nodes[after].inputs]
            given = [each for each in known if each is not None]
            if len(given) == 1:
                last = after
                found.add(after)
                names[place] = given[0][0]
                weights[given[0][0]] = given[0][1]
        scope = self._graph.nodes[last].name.rpartition("/")[0]
        node.name = f"{scope}/{node.kind}" if scope else self._graph.nodes[last].name
        node.inputs += names
        node.outputs = self._graph.nodes[last].outputs
        return _Norm(node, weights, frozenset(found), last)

    def _weight(self, name: str) -> tuple[str, OnnxTensor] | None:
        """A stored array of which one size alone is not 1, as (C,), under a name of its own."""
        stored = self._graph.stored(name)
        if stored is None or not stored.shape or sum(size != 1 for size in stored.shape) > 1:
            return None
        return f"{name} (C,)", replace(stored, shape=(max(stored.shape),))

    def _only_user(self, name: str, kind: str) -> int | None:
        """The place of the operator that alone uses a value, if it is of that kind."""
        users = self._users.get(name, [])
        if len(users) != 1 or name in self._outputs:
            return None
        node = self._graph.nodes[users[0]]
        return users[0] if node.kind == kind and node.outputs else None

    def _made(self, name: str, *kinds: str) -> Node | None:
        """The operator that makes a value, if it is one of these kinds and has inputs."""
        at = self._maker.get(self._plain(name))
        node = self._graph.nodes[at] if at is not None else None
        return node if node and node.kind in kinds and node.inputs else None

    def _place(self, name: str) -> int:
        """The place of the operator that makes a value which is known to be made."""
        return self._maker[self._plain(name)]

    def _plain(self, name: str) -> str:
        """The value before a change of its element type."""
        at = self._maker.get(name)
        node = self._graph.nodes[at] if at is not None else None
        return node.inputs[0] if node and node.kind == "Cast" and node.inputs else name

    def _number(self, names: Sequence[str]) -> float | None:
        """The one number of a stored array."""
        stored = self._graph.stored(names[0]) if len(names) == 1 else None
        if stored is None:
            return None
        values = stored.whole if stored.whole is not None else self._values(stored)
        return float(values[0]) if values is not None and len(values) == 1 else None

    def _values(self, stored: OnnxTensor) -> NDArray[np.float64] | None:
        read = self._read(stored)
        return None if read is None else read.ravel()

    def _is(self, name: str, value: float) -> bool:
        """Whether a stored array is ``value`` everywhere."""
        stored = self._graph.stored(name)
        values = self._values(stored) if stored else None
        return values is not None and bool((values == value).all())
