"""Reads `.onnx`: the graph of a ``ModelProto``, and the numbers of its norm layers.

The messages and field numbers are those of
https://github.com/onnx/onnx/blob/main/onnx/onnx.proto. Weights in files of their own (external
data) are not opened; graphs within nodes (``If``, ``Loop``) are not entered.
"""

import os
from collections.abc import Mapping
from dataclasses import replace
from math import prod
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from normviz.inspection.matching import is_norm
from normviz.inspection.model import Model, ModelLayer, Shape, Weight
from normviz.inspection.readers.numbers import LARGEST, numbers
from normviz.inspection.readers.onnx_composed import merge_norms
from normviz.inspection.readers.onnx_graph import Graph, Node, OnnxTensor
from normviz.inspection.readers.onnx_settings import settings_of
from normviz.inspection.readers.protobuf import Field, Span, WireReader, float32

_MOST_FIELDS: Final = 2_000_000
_MOST_AXES: Final = 16
_MOST_INTS: Final = 64
_GRAPH: Final = 7
_INPUT: Final = 11
_OUTPUT: Final = 12
_INNER: Final = 13
_INT64: Final = 7
_TYPES: Final = {1: "F32", 10: "F16", 11: "F64", 16: "BF16"}
_SIZES: Final = {"F32": 4, "F16": 2, "F64": 8, "BF16": 2}
_FLOAT_FIELD: Final = 4
_EXTERNAL: Final = 1
_NORM_INPUTS: Final = ("", "gamma", "beta", "moving_mean", "moving_variance")
_INPUTS: Final = ("", "kernel", "bias")


def read_onnx(file: BinaryIO) -> Model:
    """The model of an `.onnx` file.

    Raises:
        ValueError: It is damaged, or no such file.
    """
    whole = Span(0, file.seek(0, os.SEEK_END))
    reader = WireReader(file, _MOST_FIELDS)
    spans = [each.span for each in reader.fields(whole) if each.number == _GRAPH]
    if len(spans) != 1:
        raise ValueError("expected one graph")
    graph = _graph(reader, spans[0])
    merge_norms(graph, lambda tensor: _numbers(tensor, reader))
    return Model("onnx", "ONNX", _layers(graph, reader))


def _graph(reader: WireReader, span: Span) -> Graph:
    graph = Graph()
    for part in reader.fields(span):
        if part.number == 1:
            node = _node(reader, part.span)
            graph.nodes.append(node)
            if node.kind == "Constant":
                constant = _constant(node.attributes)
                if constant is not None:
                    graph.constants |= dict.fromkeys(node.outputs, constant)
        elif part.number == 5:
            name, tensor = _tensor(reader, part.span)
            graph.tensors[name] = tensor
        elif part.number in (_INPUT, _OUTPUT, _INNER):
            name, shape = _value_info(reader, part.span)
            if part.number != _INNER:
                (graph.inputs if part.number == _INPUT else graph.outputs).append(name)
            if shape is not None:
                graph.shapes[name] = shape
    return graph


def _node(reader: WireReader, span: Span) -> Node:
    node = Node()
    for part in reader.fields(span):
        if part.number in (1, 2):
            (node.inputs if part.number == 1 else node.outputs).append(reader.text(part.span))
        elif part.number == 3:
            node.name = reader.text(part.span)
        elif part.number == 4:
            node.kind = reader.text(part.span)
        elif part.number == 5:
            name, value = _attribute(reader, part.span)
            node.attributes[name] = value
    return node


def _attribute(reader: WireReader, span: Span) -> tuple[str, Any]:
    """Name and value; None for graphs and several numbers with fractions."""
    name = ""
    value: Any = None
    listed: list[int] = []
    for part in reader.fields(span):
        if part.number == 1:
            name = reader.text(part.span)
        elif part.number == 2:
            value = float32(part.value)
        elif part.number == 3:
            value = part.signed
        elif part.number == 4:
            value = reader.text(part.span)
        elif part.number == 5:
            value = _tensor(reader, part.span)[1]
        elif part.number == 8 and len(listed) < _MOST_INTS:
            listed += reader.whole_numbers(part, _MOST_INTS)
    return name, listed if listed and value is None else value


def _tensor(reader: WireReader, span: Span) -> tuple[str, OnnxTensor]:
    name, kind, external = "", 0, False
    shape: list[int] = []
    whole: list[int] = []
    raw: Span | None = None
    for part in reader.fields(span):
        if part.number == 1 and len(shape) < _MOST_AXES:
            shape += reader.whole_numbers(part, _MOST_AXES)
        elif part.number == 2:
            kind = part.signed
        elif part.number == 7 and len(whole) < _MOST_INTS:
            whole += reader.whole_numbers(part, _MOST_INTS)
        elif part.number == 8:
            name = reader.text(part.span)
        elif part.number in (_FLOAT_FIELD, 9, 10) and isinstance(part.value, Span):
            raw = part.value
        elif part.number == 14:
            external = part.signed == _EXTERNAL
    if any(size < 0 for size in shape):
        raise ValueError(f"expected sizes from 0 on of {name[:60]!r}")
    tensor = OnnxTensor(tuple(shape), _TYPES.get(kind, ""), None if external else raw)
    if kind == _INT64 and prod(shape) <= _MOST_INTS:
        tensor = replace(tensor, whole=_whole(reader, tensor, whole))
    return name, tensor


def _whole(reader: WireReader, tensor: OnnxTensor, listed: list[int]) -> tuple[int, ...] | None:
    """The numbers of a small array of int64, listed or raw."""
    size, raw = prod(tensor.shape), tensor.raw
    if raw is not None and raw.end - raw.start == 8 * size:
        listed = np.frombuffer(reader.read(raw), "<i8").tolist()
    return tuple(listed) if len(listed) == size else None


def _constant(attributes: Mapping[str, Any]) -> OnnxTensor | None:
    """The value of a ``Constant``; None where it is neither an array nor whole numbers."""
    value = attributes.get("value")
    if isinstance(value, OnnxTensor):
        return value
    whole = attributes.get("value_ints", attributes.get("value_int"))
    if type(whole) is int:
        return OnnxTensor((), "", None, (whole,))
    return OnnxTensor((len(whole),), "", None, tuple(whole)) if isinstance(whole, list) else None


def _value_info(reader: WireReader, span: Span) -> tuple[str, Shape | None]:
    """A value's name and shape: ``type.tensor_type.shape.dim.dim_value``."""
    name, shape = "", None
    for part in reader.fields(span):
        if part.number == 1:
            name = reader.text(part.span)
        elif part.number == 2:
            for tensor in _inner(reader, part, 1):
                for form in _inner(reader, tensor, 2):
                    shape = tuple(_size(reader, each) for each in _inner(reader, form, 1))
    return name, shape if shape is not None and len(shape) <= _MOST_AXES else None


def _inner(reader: WireReader, part: Field, number: int) -> list[Field]:
    return [each for each in reader.fields(part.span) if each.number == number]


def _size(reader: WireReader, part: Field) -> int | None:
    sizes = [each.signed for each in _inner(reader, part, 1)]
    return sizes[-1] if sizes and 0 < sizes[-1] < 1 << 31 else None


def _layers(graph: Graph, reader: WireReader) -> tuple[ModelLayer, ...]:
    """The nodes as layers; those without a name are called by operator and number."""
    fed = [name for name in graph.inputs if name not in graph.tensors]
    layers = [ModelLayer(name, "InputLayer", shape=graph.shapes.get(name)) for name in fed]
    made = {name: name for name in fed}
    names = set(fed)
    for number, node in enumerate(graph.nodes):
        name = node.name or f"{node.kind} {number}"
        while name in names:
            name = f"{name} {number}"
        names.add(name)
        layers.append(_layer(name, node, graph, reader, made))
        made |= dict.fromkeys(node.outputs, name)
    return tuple(layers)


def _layer(
    name: str, node: Node, graph: Graph, reader: WireReader, made: Mapping[str, str]
) -> ModelLayer:
    shape = graph.shapes.get(node.inputs[0]) if node.inputs else None
    stored = [graph.tensors.get(each) for each in node.inputs]
    settings = settings_of(
        node.kind, node.attributes, [each.shape if each else None for each in stored]
    )
    roles = _NORM_INPUTS if is_norm(node.kind) else _INPUTS
    weights = {
        role: _weight(each, reader, read=is_norm(node.kind))
        for role, each in zip(roles, stored, strict=False)
        if role and each is not None
    }
    inputs = tuple(made[each] for each in node.inputs if each in made)
    return ModelLayer(name, node.kind, settings, inputs, shape, weights)


def _weight(tensor: OnnxTensor, reader: WireReader, *, read: bool) -> Weight:
    return Weight(tensor.shape, _numbers(tensor, reader) if read else None)


def _numbers(tensor: OnnxTensor, reader: WireReader) -> NDArray[np.float64] | None:
    raw, size = tensor.raw, prod(tensor.shape)
    fits = raw is not None and raw.end - raw.start == size * _SIZES.get(tensor.kind, -1)
    if raw is None or not fits or size > LARGEST:
        return None
    return numbers(reader.read(raw), tensor.kind, tensor.shape)
