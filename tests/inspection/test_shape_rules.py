import pytest

from normviz.inspection.model import ModelLayer, Shape
from normviz.inspection.shapes import output_shape

CASES: list[tuple[str, dict[str, object], Shape, Shape | None]] = [
    ("Conv2D", {"filters": 5, "kernel_size": [3, 3], "padding": "same", "strides": [2, 2]},
     (None, 9, 8, 3), (None, 5, 4, 5)),
    ("Conv2D", {"filters": 5, "kernel_size": [3, 3], "dilation_rate": [2, 2]},
     (None, 9, 8, 3), (None, 5, 4, 5)),
    ("Conv2D", {"filters": 5, "kernel_size": [3, 3], "data_format": "channels_first"},
     (None, 3, 9, 8), (None, 5, 7, 6)),
    ("Conv2D", {"filters": 5, "kernel_size": [9, 9]}, (None, 4, 4, 3), None),
    ("Conv2D", {"filters": 5, "kernel_size": "x"}, (None, 4, 4, 3), None),
    ("DepthwiseConv2D", {"kernel_size": [3, 3], "depth_multiplier": 2},
     (None, 9, None, 3), (None, 7, None, 6)),
    ("MaxPooling2D", {"pool_size": [2, 2], "strides": [2, 2]}, (None, 9, 8, 3), (None, 4, 4, 3)),
    ("MaxPooling2D", {"pool_size": [2, 2]}, (None, 8, 8, 3), (None, 4, 4, 3)),
    ("GlobalAveragePooling2D", {}, (None, 9, 8, 3), (None, 3)),
    ("GlobalAveragePooling2D", {"keepdims": True}, (None, 9, 8, 3), (None, 1, 1, 3)),
    ("GlobalAveragePool", {}, (None, 3, 9, 8), (None, 3, 1, 1)),
    ("ZeroPadding2D", {"padding": [[1, 2], [0, 1]]}, (None, 9, 8, 3), (None, 12, 9, 3)),
    ("UpSampling2D", {"size": [2, 3]}, (None, 9, 8, 3), (None, 18, 24, 3)),
    ("Flatten", {}, (None, 9, 8, 3), (None, 216)),
    ("Flatten", {}, (None, None, 8, 3), (None, None)),
    ("Reshape", {"target_shape": [4, -1]}, (None, 9, 8), (None, 4, 18)),
    ("Dense", {"units": 7}, (None, 9, 8), (None, 9, 7)),
    ("Dense", {}, (None, 9, 8), None),
    ("ReLU", {}, (None, 9, 8), (None, 9, 8)),
    ("MaxPool", {"kernel_size": [3, 3], "strides": [2, 2], "pads": [1, 1, 1, 1], "ceil": False,
                 "padding": "explicit", "data_format": "channels_first"},
     (None, 3, 8, 8), (None, 3, 4, 4)),
    ("MyLayer", {}, (None, 9, 8), None),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "settings", "shape", "expected"), CASES)
def test_outputs_have_the_shapes_that_the_layers_give(
    kind: str, settings: dict[str, object], shape: Shape, expected: Shape | None
) -> None:
    assert output_shape(ModelLayer("layer", kind, settings), [shape]) == expected


def test_joined_channels_add_up() -> None:
    layer = ModelLayer("join", "Concatenate", {"axis": -1})

    assert output_shape(layer, [(None, 4, 4, 3), (None, 4, 4, 5)]) == (None, 4, 4, 8)
    assert output_shape(layer, [(None, 4, 4, 3), None]) == (None, 4, 4, None)
