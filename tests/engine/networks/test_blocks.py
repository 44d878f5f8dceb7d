import keras
import pytest

from normviz.engine.networks.blocks import Plan, conv, dense, output
from normviz.recipes import find, norm_spec


def plan(recipe: str, norm: str, *, bn_before_output: bool = True) -> Plan:
    return Plan(find(recipe), norm_spec(norm), 0.25, bn_before_output)


def kinds(layers: list[object]) -> list[str]:
    return [type(layer).__name__ for layer in layers]


def test_slots_are_handed_out_from_the_input_on() -> None:
    made = plan("batch-norm", "batch")
    slots = find("batch-norm").slots
    assert [made.slot() for _ in slots] == list(slots)
    with pytest.raises(StopIteration):
        made.slot()


@pytest.mark.parametrize(
    ("norm", "expected"),
    [
        ("batch", ["Conv2D", "BatchNormalization", "Activation"]),
        ("none", ["Conv2D", "Activation"]),
        ("frn", ["Conv2D", "FilterResponseNormalization"]),
        ("weight", ["WeightNormalization", "Activation"]),
    ],
)
def test_a_norm_stands_between_convolution_and_activation(norm: str, expected: list[str]) -> None:
    assert kinds(conv(plan("batch-norm", norm), 6, 3)) == expected


def test_a_convolution_keeps_the_size_unless_it_strides() -> None:
    made = plan("batch-norm", "none")
    x = keras.ops.zeros((1, 8, 8, 1))
    assert conv(made, 6, 3)[0](x).shape == (1, 8, 8, 6)
    assert conv(made, 6, 5, strides=2)[0](x).shape == (1, 4, 4, 6)


@pytest.mark.parametrize(("norm", "bias"), [("batch", False), ("none", True)])
def test_a_bias_is_left_out_where_a_mean_is_subtracted_behind_it(norm: str, bias: bool) -> None:
    assert conv(plan("batch-norm", norm), 6, 3)[0].use_bias == bias


def test_a_dense_layer_ends_in_its_activation() -> None:
    layers = dense(plan("bn-mlp", "batch"), 64, "tanh")
    assert kinds(layers) == ["Dense", "BatchNormalization", "Activation"]
    assert layers[-1].activation is keras.activations.tanh


@pytest.mark.parametrize(
    ("norm", "before", "expected"),
    [
        ("batch", True, ["Dense", "BatchNormalization", "Activation"]),
        ("batch", False, ["BatchNormalization", "Dense", "Activation"]),
        ("layer-keras", True, ["Dense", "Activation"]),
        ("none", False, ["Dense", "Activation"]),
    ],
)
def test_batch_norm_alone_stands_at_the_output(
    norm: str, before: bool, expected: list[str]
) -> None:
    layers = output(plan("bn-mlp", norm, bn_before_output=before), 2, "softmax")
    assert kinds(layers) == expected
    dense_layer = next(layer for layer in layers if isinstance(layer, keras.layers.Dense))
    assert dense_layer.use_bias
