import io

import numpy as np
import pytest

from normviz.inspection.inspecting import inspect
from normviz.inspection.readers.onnx import read_onnx
from tests.inspection.builders import (
    message,
    onnx,
    onnx_node,
    onnx_sample,
    onnx_tensor,
    onnx_value,
    written,
)


def test_the_graph_is_read() -> None:
    model = read_onnx(io.BytesIO(onnx_sample()))

    names = ["x", "c", "bn", "r", "in", "gn", "ln"]
    assert [layer.name for layer in model.layers] == names
    assert [layer.inputs for layer in model.layers] == [(), *((name,) for name in names[:-1])]
    bn = model.layers[2]
    np.testing.assert_array_equal(bn.weights["moving_variance"].values, [2, 2, 2, 2])
    assert bn.settings == {"axis": 1, "epsilon": 1e-5, "momentum": 0.9}
    assert model.layers[1].weights["kernel"].values is None


def test_shapes_follow_from_the_input_and_norms_are_named(tmp_path: object) -> None:
    path = written(tmp_path / "m.onnx", onnx_sample())  # type: ignore[operator]

    found = inspect(path, batch_size=2)

    assert [each.norm for each in found.layers] == ["batch", "instance", "group", "layer"]
    assert {each.shape for each in found.layers} == {(2, 4, 8, 8)}
    assert [each.set_size for each in found.layers] == [128, 64, 128, 256]
    assert "foldable" in {each.id for each in found.findings}


def test_a_node_without_a_name_gets_one() -> None:
    node = message((1, "x"), (2, "y"), (4, "Relu"))
    model = read_onnx(io.BytesIO(onnx([node, node], [], [onnx_value("x", (None, 3))])))

    assert [layer.name for layer in model.layers] == ["x", "Relu 0", "Relu 1"]


def test_weights_in_other_files_are_not_opened() -> None:
    tensor = message((1, 2), (2, 1), (8, "g"), (14, 1), (13, message((1, "location"), (2, "/etc"))))
    node = onnx_node("BatchNormalization", ["x", "g"], "y")
    model = read_onnx(io.BytesIO(onnx([node], [tensor], [onnx_value("x", (None, 2))])))

    assert model.layers[1].weights["gamma"].values is None


def test_numbers_that_are_not_as_many_as_the_shape_says_are_not_read() -> None:
    tensor = message((1, 1 << 40), (2, 1), (8, "g"), (9, b"1234"))
    node = onnx_node("BatchNormalization", ["x", "g"], "y")
    model = read_onnx(io.BytesIO(onnx([node], [tensor], [onnx_value("x", (None, 2))])))

    assert model.layers[1].weights["gamma"].values is None


@pytest.mark.parametrize("data", [b"", message((1, 8)), message((7, b"\xff\xff")), b"\x08"])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"graph|number|field"):
        read_onnx(io.BytesIO(data))


def test_negative_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="sizes"):
        read_onnx(io.BytesIO(onnx([], [message((1, -1), (8, "t"))], [])))


def test_float_data_is_read_as_well_as_raw_data() -> None:
    data = np.array([1.0, 2.0], "<f4").tobytes()
    tensor = message((1, 2), (2, 1), (8, "g"), (4, data))
    nodes = [onnx_node("BatchNormalization", ["x", "g"], "y")]
    values = [onnx_value("x", (None, 2))]
    model = read_onnx(io.BytesIO(onnx(nodes, [tensor, onnx_tensor("w", np.ones(1))], values)))

    np.testing.assert_array_equal(model.layers[1].weights["gamma"].values, [1, 2])
