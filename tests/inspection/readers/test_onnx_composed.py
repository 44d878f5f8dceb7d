"""Norms that exporters compose of simpler operators."""

import io
from pathlib import Path

import numpy as np
import pytest

from normviz.inspection.inspecting import inspect
from normviz.inspection.model import Model
from normviz.inspection.readers.onnx import read_onnx
from tests.inspection.builders import (
    onnx,
    onnx_composed_sample,
    onnx_node,
    onnx_tensor,
    onnx_value,
    onnx_whole,
    written,
)

TENSORS = [
    onnx_tensor("two", np.array(2.0)),
    onnx_tensor("one", np.array(1.0)),
    onnx_tensor("minus half", np.array(-0.5)),
    onnx_tensor("eps", np.array([1e-3])),
    onnx_tensor("g", np.arange(8.0)),
    onnx_tensor("ones", np.ones(2)),
    onnx_tensor("zeros", np.zeros(2)),
    onnx_whole("apart", 0, 2, -1),
]
SPREAD = [
    onnx_node("ReduceMean", ["x"], "mu", axes=[-1]),
    onnx_node("Sub", ["x", "mu"], "d"),
    onnx_node("Pow", ["d", "two"], "p"),
    onnx_node("ReduceMean", ["p"], "v", axes=[-1]),
    onnx_node("Add", ["v", "eps"], "e"),
]
SQRT = onnx_node("Sqrt", ["e"], "s")


def model_of(*nodes: bytes) -> Model:
    data = onnx(nodes, TENSORS, [onnx_value("x", (None, 4, 8))])
    return read_onnx(io.BytesIO(data))


def kinds(*nodes: bytes) -> list[str]:
    return [layer.kind for layer in model_of(*nodes).layers[1:]]


def test_each_is_one_layer_with_its_own_weights_and_sets(tmp_path: Path) -> None:
    path = written(tmp_path / "m.onnx", onnx_composed_sample())
    model = read_onnx(io.BytesIO(onnx_composed_sample()))
    found = inspect(path, batch_size=2)

    assert [each.name for each in found.layers] == [
        "gn/GroupNormalization",
        "ln/LayerNormalization",
        "rms/RMSNormalization",
    ]
    assert [each.kind for each in model.layers] == [
        "InputLayer",
        "Shape",
        *(each.kind for each in found.layers),
    ]
    assert [each.norm for each in found.layers] == ["group", "layer", "rms"]
    assert [each.epsilon for each in found.layers] == [1e-4, 1e-3, 1e-3]
    assert [each.shape for each in found.layers] == [(2, 4, 8, 8)] * 3
    assert [each.set_size for each in found.layers] == [2 * 64, 4 * 64, 8]
    assert found.layers[0].gamma == (1, 2, 3, 4)
    assert found.layers[0].beta == (2, 4, 6, 8)
    assert model.layers[-1].inputs == ("ln/LayerNormalization",)
    np.testing.assert_array_equal(model.layers[-1].weights["gamma"].values, np.arange(8.0))


@pytest.mark.parametrize(
    "end",
    [
        [SQRT, onnx_node("Div", ["d", "s"], "y")],
        [SQRT, onnx_node("Reciprocal", ["s"], "r"), onnx_node("Mul", ["d", "r"], "y")],
        [SQRT, onnx_node("Div", ["one", "s"], "r"), onnx_node("Mul", ["r", "d"], "y")],
        [onnx_node("Pow", ["e", "minus half"], "r"), onnx_node("Mul", ["d", "r"], "y")],
        [SQRT, onnx_node("Div", ["d", "s"], "q"), onnx_node("Mul", ["q", "g"], "y")],
    ],
    ids=["quotient", "reciprocal", "inverse", "power", "with γ"],
)
def test_layer_norm_is_found_however_its_quotient_is_written(end: list[bytes]) -> None:
    assert kinds(*SPREAD, *end) == ["LayerNormalization"]


def test_a_cast_in_between_does_not_hide_it() -> None:
    nodes = [
        onnx_node("Cast", ["d"], "wide", to=1),
        onnx_node("Pow", ["wide", "two"], "p"),
        *SPREAD[3:],
        SQRT,
        onnx_node("Div", ["d", "s"], "y"),
    ]
    assert kinds(*SPREAD[:2], *nodes)[-1] == "LayerNormalization"


def replaced(at: int, node: bytes) -> list[bytes]:
    nodes = [*SPREAD, SQRT, onnx_node("Div", ["d", "s"], "y")]
    nodes[at] = node
    return nodes


@pytest.mark.parametrize(
    "nodes",
    [
        replaced(2, onnx_node("Pow", ["d", "one"], "p")),
        replaced(2, onnx_node("Mul", ["d", "x"], "p")),
        replaced(3, onnx_node("ReduceMean", ["p"], "v", axes=[-1], keepdims=0)),
        replaced(3, onnx_node("ReduceMean", ["p"], "v", axes=[0])),
        replaced(3, onnx_node("ReduceMean", ["p"], "v", axes=7)),
        replaced(4, onnx_node("Add", ["v", "g"], "e")),
        replaced(5, onnx_node("Exp", ["e"], "s")),
        replaced(6, onnx_node("Div", ["x", "s"], "y")),
        replaced(6, onnx_node("Div", ["s"], "y")),
    ],
    ids=["power", "product", "shape", "first", "damaged", "ε", "root", "x", "cut"],
)
def test_what_computes_something_else_stays_as_it_is(nodes: list[bytes]) -> None:
    assert not {"LayerNormalization", "RMSNormalization"} & set(kinds(*nodes))
    assert len(kinds(*nodes)) == len(nodes)


@pytest.mark.parametrize(
    "mean",
    [
        onnx_node("ReduceMean", ["x"], "mu", axes=[-2]),
        onnx_node("ReduceMax", ["x"], "mu", axes=[-1]),
    ],
    ids=["axes", "maximum"],
)
def test_without_the_mean_of_the_set_it_is_rms_norm(mean: bytes) -> None:
    assert kinds(*replaced(0, mean))[1:] == ["Sub", "RMSNormalization"]


def test_what_another_operator_uses_stays_too() -> None:
    found = kinds(*SPREAD, SQRT, onnx_node("Div", ["d", "s"], "y"), onnx_node("Relu", ["v"], "z"))
    assert found == ["ReduceMean", "Sub", "Pow", "ReduceMean", "LayerNormalization", "Relu"]


def test_weights_of_the_next_operator_but_one_are_not_taken() -> None:
    nodes = [*SPREAD, SQRT, onnx_node("Div", ["d", "s"], "q"), onnx_node("Relu", ["q"], "r")]
    layers = model_of(*nodes, onnx_node("Mul", ["r", "g"], "y")).layers
    assert [layer.kind for layer in layers[1:]] == ["LayerNormalization", "Relu", "Mul"]
    assert not layers[1].weights


def grouped(target: str, gamma: str) -> list[bytes]:
    return [
        onnx_node("Reshape", ["x", target], "r"),
        onnx_node("InstanceNormalization", ["r", gamma, "zeros"], "i"),
        onnx_node("Reshape", ["i", "shape"], "y"),
    ]


def test_group_norm_is_none_of_instances() -> None:
    (layer,) = model_of(*grouped("apart", "ones")).layers[1:]
    assert (layer.kind, layer.settings["groups"]) == ("GroupNormalization", 2)


@pytest.mark.parametrize(("target", "gamma"), [("shape", "ones"), ("apart", "zeros")])
def test_another_instance_norm_stays_one(target: str, gamma: str) -> None:
    assert kinds(*grouped(target, gamma)) == ["Reshape", "InstanceNormalization", "Reshape"]


def test_a_constant_operator_is_as_good_as_a_weight() -> None:
    nodes = [
        onnx_node("Constant", [], "c", value=onnx_tensor("", np.array([2.0]))),
        *replaced(2, onnx_node("Pow", ["d", "c"], "p")),
    ]
    assert kinds(*nodes) == ["Constant", "LayerNormalization"]


def test_thousands_of_norms_in_a_row_are_found() -> None:
    nodes: list[bytes] = []
    for at in range(2000):
        x = f"y{at - 1}" if at else "x"
        nodes += [
            onnx_node("Mul", [x, x], f"p{at}"),
            onnx_node("ReduceMean", [f"p{at}"], f"v{at}", axes=[-1]),
            onnx_node("Add", [f"v{at}", "eps"], f"e{at}"),
            onnx_node("Sqrt", [f"e{at}"], f"s{at}"),
            onnx_node("Div", [x, f"s{at}"], f"y{at}"),
        ]
    assert kinds(*nodes) == ["RMSNormalization"] * 2000
