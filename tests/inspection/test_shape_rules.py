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
    ("Dense", {"units": "x"}, (None, 9, 8), None),
    ("Embedding", {"output_dim": -2}, (None, 9, 8), None),
    ("ReLU", {}, (None, 9, 8), (None, 9, 8)),
    ("MaxPool", {"kernel_size": [3, 3], "strides": [2, 2], "pads": [1, 1, 1, 1], "ceil": False,
                 "padding": "explicit", "data_format": "channels_first"},
     (None, 3, 8, 8), (None, 3, 4, 4)),
    ("Conv2DTranspose", {"filters": 6, "kernel_size": [3, 3], "strides": [2, 2]},
     (None, 7, None, 3), (None, 15, None, 6)),
    ("Conv2DTranspose", {"filters": 6, "kernel_size": [3, 3], "strides": [2, 2],
                         "padding": "same"}, (None, 7, 9, 3), (None, 14, 18, 6)),
    ("Conv2DTranspose", {"filters": 6, "kernel_size": [4, 4], "strides": [3, 3],
                         "padding": "same", "output_padding": 1},
     (None, 7, 9, 3), (None, 19, 25, 6)),
    ("LSTM", {"units": 5}, (None, 7, 3), (None, 5)),
    ("GRU", {"units": 5, "return_sequences": True}, (None, None, 3), (None, None, 5)),
    ("Embedding", {"output_dim": 4}, (None, 7), (None, 7, 4)),
    ("MultiHeadAttention", {}, (None, 7, 4), (None, 7, 4)),
    ("MultiHeadAttention", {"output_shape": [3]}, (None, 7, 4), None),
    ("Permute", {"dims": [2, 1]}, (None, 7, 3), (None, 3, 7)),
    ("RepeatVector", {"n": 4}, (None, 3), (None, 4, 3)),
    ("Cropping1D", {"cropping": [1, 2]}, (None, 7, 3), (None, 4, 3)),
    ("Cropping2D", {"cropping": [[1, 2], [0, 9]]}, (None, 7, 9, 3), None),
    ("ZeroPadding1D", {"padding": [1, 2]}, (None, 7, 3), (None, 10, 3)),
    ("UpSampling1D", {"size": 3}, (None, 7, 3), (None, 21, 3)),
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


CONV = {"class_name": "Conv2D", "config": {"filters": 4, "kernel_size": [3, 3]}}
GRU = {"class_name": "GRU", "config": {"units": 5, "return_sequences": True}}


@pytest.mark.parametrize(
    ("kind", "settings", "shape", "expected"),
    [
        ("SpectralNormalization", {"layer": CONV}, (None, 9, None, 3), (None, 7, None, 4)),
        ("WeightNormalization", {"layer": CONV}, (None, 9, 9, 3), (None, 7, 7, 4)),
        ("SpectralNormalization", {"layer": {"class_name": "Mine"}}, (None, 9, 9, 3), None),
        ("TimeDistributed", {"layer": CONV}, (None, 5, 9, 9, 3), (None, 5, 7, 7, 4)),
        ("Bidirectional", {"layer": GRU}, (None, 7, 3), (None, 7, 10)),
        ("Bidirectional", {"layer": GRU, "merge_mode": "sum"}, (None, 7, 3), (None, 7, 5)),
        ("Bidirectional", {"layer": GRU, "merge_mode": None}, (None, 7, 3), None),
        ("MyWrapper", {"layer": CONV}, (None, 9, 9, 3), None),
    ],
)
def test_a_layer_around_another_gives_what_follows_from_that_one(
    kind: str, settings: dict[str, object], shape: Shape, expected: Shape | None
) -> None:
    assert output_shape(ModelLayer("layer", kind, settings), [shape]) == expected
