"""The networks that are built from data are those of version 1, weight for weight."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from normviz.engine.networks import build, shipped_network
from normviz.engine.networks.builder import NetworkOptions, keras_layers
from normviz.recipes import RECIPES, norm_spec, with_options
from normviz.recipes.layers import (
    Activation,
    Conv,
    Dense,
    Dropout,
    Flatten,
    Layer,
    NormLayer,
    Output,
    normed,
)

VERSION_1 = json.loads(Path(__file__).with_name("version_1.json").read_text())
SAME_KERAS = all(version(name) == VERSION_1[name] for name in ("keras", "tensorflow"))
RANDOM = {"gamma_initializer": "random_uniform", "beta_initializer": "random_normal", "scale": True}


def network(case: str) -> Any:
    """The network of a case ``recipe/norm/changes``."""
    recipe, norm, changes = case.split("/")
    if recipe == "shipped":
        return shipped_network.build(shipped_network.shipped_network(norm), 5)
    if not changes:
        return build(recipe, norm, seed=3)
    options = with_options(RECIPES[recipe].options(norm), RANDOM)
    if changes == "front":
        return build(recipe, norm, options, seed=4, bn_before_output=False)
    return build(recipe, norm, with_options(options, {"center": True}), seed=4, dropout=0.1)


def kind(layer: Any) -> str:
    """The class of a layer with the activation of it or of what it wraps."""
    inner = getattr(layer, "layer", layer)
    activation = getattr(getattr(inner, "activation", None), "__name__", "linear")
    name = type(layer).__name__
    return name if inner is layer and activation == "linear" else f"{name}({activation})"


def digest(model: Any) -> str:
    """Of all weights, bit by bit."""
    found = hashlib.sha256()
    for weight in model.get_weights():
        found.update(str(weight.shape).encode())
        found.update(np.ascontiguousarray(weight).tobytes())
    return found.hexdigest()[:16]


@pytest.mark.parametrize("case", VERSION_1["cases"])
def test_equal_seeds_give_the_layers_and_weights_of_version_1(case: str) -> None:
    layers, weights = VERSION_1["cases"][case]
    model = network(case)
    assert " ".join(map(kind, model.layers)) == layers
    if SAME_KERAS:  # another version may draw other numbers
        assert digest(model) == weights


def test_a_place_for_a_norm_is_left_empty_without_one() -> None:
    layers = (Flatten(), Dense(4), NormLayer(), Activation("relu"), Dropout(0.5))
    built = keras_layers((2, 2), layers, NetworkOptions(norm_spec("none"), 0.1))
    assert [type(layer).__name__ for layer in built] == [
        "Flatten",
        "Dense",
        "Activation",
        "Dropout",
    ]
    assert built[1].use_bias
    assert built[-1].rate == 0.1


def test_the_bias_before_a_norm_with_a_shift_is_left_out() -> None:
    for keeps_bias in (False, True):
        layers = (Dense(4), NormLayer(keeps_bias))
        built = keras_layers((3,), layers, NetworkOptions(norm_spec("batch"), 0.0))
        assert built[0].use_bias == keeps_bias


def test_what_is_no_layer_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a layer of a recipe"):
        keras_layers((3,), ("dense",), NetworkOptions(norm_spec("none"), 0.0))  # type: ignore[arg-type]


def made(*layers: Layer, norm: str, shape: tuple[int, ...], bn_before_output: bool = True) -> Any:
    return keras_layers(shape, layers, NetworkOptions(norm_spec(norm), 0.25, bn_before_output))


def kinds(layers: list[object]) -> list[str]:
    return [type(layer).__name__ for layer in layers]


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
    assert kinds(made(*normed(Conv(6, 3)), norm=norm, shape=(8, 8, 1))) == expected


def test_a_convolution_keeps_the_size_unless_it_strides() -> None:
    x = keras.ops.zeros((1, 8, 8, 1))
    assert made(Conv(6, 3), norm="none", shape=(8, 8, 1))[0](x).shape == (1, 8, 8, 6)
    assert made(Conv(6, 5, strides=2), norm="none", shape=(8, 8, 1))[0](x).shape == (1, 4, 4, 6)


def test_a_dense_layer_ends_in_its_activation() -> None:
    layers = made(*normed(Dense(64), "tanh"), norm="batch", shape=(14,))
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
    layers = made(Output(2, "softmax"), norm=norm, shape=(64,), bn_before_output=before)
    assert kinds(layers) == expected
    dense_layer = next(layer for layer in layers if isinstance(layer, keras.layers.Dense))
    assert dense_layer.use_bias


def test_the_output_has_32_bits_under_mixed_precision_too() -> None:
    for last in (
        (Dense(2, "softmax"),),
        (Dense(2), Activation("softmax")),
        (Output(2, "softmax"),),
    ):
        layers = made(Dense(4), *last, norm="batch", shape=(3,))
        assert layers[-1].dtype_policy.name == "float32"
    keras.config.set_dtype_policy("mixed_float16")
    try:
        layers = made(Dense(4), Dense(2, "softmax"), norm="none", shape=(3,))
    finally:
        keras.config.set_dtype_policy("float32")
    assert [layer.dtype_policy.name for layer in layers] == ["mixed_float16", "float32"]
