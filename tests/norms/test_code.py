"""The code to copy: that Keras' runs and computes the reference, and that PyTorch's is right."""

import ast
from typing import Any

import keras
import numpy as np
import pytest

from normviz import norms

SHAPE = (2, 6, 3, 4)
LAYERS = ("batch", "layer", "layer-keras", "instance", "group", "rms", "unit", "none")


def noise(shape: tuple[int, ...], seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(1.0, 2.0, size=shape).astype(np.float32)


@pytest.mark.parametrize("data_format", ["channels_last", "channels_first"])
@pytest.mark.parametrize("affine", [(True, True), (False, False), (True, False), (False, True)])
@pytest.mark.parametrize("name", LAYERS)
def test_the_keras_line_is_a_layer_that_computes_the_reference(
    name: str, affine: tuple[bool, bool], data_format: norms.DataFormat
) -> None:
    center, scale = affine
    line = norms.keras_code(
        name, 6, 3, epsilon=0.01, center=center, scale=scale, data_format=data_format
    )
    assert "\n" not in line
    layer = eval(line, {"keras": keras})  # noqa: S307
    assert isinstance(layer, keras.layers.Layer)
    x = noise(SHAPE)
    if data_format == "channels_first":
        y = np.asarray(layer(x, training=True))
    else:
        y = np.asarray(layer(x.transpose(0, 2, 3, 1), training=True)).transpose(0, 3, 1, 2)
    # Unit norm's epsilon is fixed in Keras and too small to be seen here.
    epsilon = None if name == "unit" else 0.01
    expected = norms.normalize(name, x, groups=3, epsilon=epsilon).y
    np.testing.assert_allclose(y, expected, atol=1e-5)
    learned = {variable.name for variable in layer.trainable_variables}
    wanted = {"gamma": scale, "beta": center}
    if name in ("batch", "layer", "layer-keras", "instance", "group"):
        assert learned == {parameter for parameter, on in wanted.items() if on}
    elif name == "rms":
        assert learned == ({"scale"} if scale else set())


def test_the_keras_line_for_the_default_settings() -> None:
    lines = {name: norms.keras_code(name, 6, 3) for name in ("batch", "group", "instance", "layer")}
    assert lines == {
        "batch": "keras.layers.BatchNormalization(axis=-1, momentum=0.99, epsilon=0.001)",
        "group": "keras.layers.GroupNormalization(groups=3, axis=-1, epsilon=0.001)",
        "instance": "keras.layers.GroupNormalization(groups=-1, axis=-1, epsilon=0.001)",
        "layer": "keras.layers.LayerNormalization(axis=[1, 2, 3], epsilon=0.001)",
    }


def test_our_default_epsilons_are_those_of_keras() -> None:
    for name in LAYERS:
        layer = eval(norms.keras_code(name, 6, 3), {"keras": keras})  # noqa: S307
        plain = type(layer)()
        if hasattr(plain, "epsilon"):
            assert norms.CATALOG[name].keras_epsilon == plain.epsilon


@pytest.mark.parametrize("data_format", ["channels_last", "channels_first"])
@pytest.mark.parametrize("affine", [(True, True), (False, False), (True, False), (False, True)])
def test_the_function_for_filter_response_norm_runs(
    affine: tuple[bool, bool], data_format: norms.DataFormat
) -> None:
    center, scale = affine
    names: dict[str, Any] = {"keras": keras}
    code = norms.keras_code("frn", 6, center=center, scale=scale, data_format=data_format)
    exec(code, names)  # noqa: S102
    gamma, beta = noise((6,), 1), noise((6,), 2)
    first = data_format == "channels_first"
    x = noise(SHAPE)
    chosen = {"gamma": gamma} if scale else {}
    chosen |= {"beta": beta} if center else {}
    shaped = {k: v.reshape(6, 1, 1) if first else v for k, v in chosen.items()}
    y = names["filter_response_norm"](x if first else x.transpose(0, 2, 3, 1), tau=-0.5, **shaped)
    y = np.asarray(y) if first else np.asarray(y).transpose(0, 3, 1, 2)
    np.testing.assert_allclose(y, norms.normalize("frn", x, tau=-0.5, **chosen).y, atol=1e-5)


def test_the_spectral_line_wraps_a_convolution_of_the_kernel() -> None:
    line = norms.keras_code("spectral", 5, kernel=(5, 2, 3, 1))
    layer = eval(line, {"keras": keras})  # noqa: S307
    layer.build((1, 8, 8, 2))
    assert layer.kernel.shape == (3, 1, 2, 5)


def test_weight_norm_is_honestly_not_keras() -> None:
    comment, imported, line = norms.keras_code("weight", 4).splitlines()
    assert comment == "# Keras has no such layer: this one is normviz's"
    assert imported == "import normviz"
    assert line == (
        "normviz.engine.layers.WeightNormalization(keras.layers.Conv2D(4, (3, 3), "
        'data_format="channels_last"), data_init=False)'
    )


@pytest.mark.parametrize("affine", [(True, True), (False, False), (True, False), (False, True)])
@pytest.mark.parametrize("name", sorted(norms.CATALOG))
def test_the_torch_code_parses(name: str, affine: tuple[bool, bool]) -> None:
    center, scale = affine
    code = norms.torch_code(name, 6, 3, center=center, scale=scale)
    roots = {
        node.value.id
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    # A module of its own names itself, and what its methods assign.
    own = {"self", "mean", "std", "deviation", "r", "d"} if "class " in code else set()
    assert roots <= {"torch", "x", "norm"} | own


def call(code: str) -> tuple[list[Any], dict[str, Any]]:
    """The literal arguments of the first torch call in the code."""
    node = next(n for n in ast.walk(ast.parse(code)) if isinstance(n, ast.Call))
    literals = [ast.literal_eval(a) for a in node.args if isinstance(a, ast.Constant)]
    return literals, {str(k.arg): ast.literal_eval(k.value) for k in node.keywords}


@pytest.mark.parametrize(
    ("name", "positional", "named"),
    [
        ("batch", [6], {"eps": 0.001, "momentum": 0.01}),
        ("layer", [1, 6], {"eps": 0.001}),
        ("layer-keras", [6], {"eps": 0.001}),
        ("instance", [6], {"eps": 0.001, "affine": True}),
        ("group", [3, 6], {"eps": 0.001}),
        ("rms", [6], {"eps": 1e-6}),
        ("unit", [], {"dim": 1, "eps": 1e-12}),
        ("spectral", [], {"n_power_iterations": 1}),
    ],
)
def test_the_torch_arguments(name: str, positional: list[int], named: dict[str, Any]) -> None:
    assert call(norms.torch_code(name, 6, 3)) == (positional, named)


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("batch", {"eps": 0.001, "momentum": 0.007, "affine": False}),
        ("layer", {"eps": 0.001, "affine": False}),
        ("layer-keras", {"eps": 0.001, "elementwise_affine": False}),
        ("instance", {"eps": 0.001}),
        ("group", {"eps": 0.001, "affine": False}),
        ("rms", {"eps": 1e-6, "elementwise_affine": False}),
    ],
)
def test_torch_without_gamma_and_beta(name: str, named: dict[str, Any]) -> None:
    code = norms.torch_code(name, 6, 3, center=False, scale=False, momentum=0.993)
    assert call(code)[1] == named


def test_torch_freezes_what_is_not_wanted() -> None:
    assert norms.torch_code("group", 6, 3, center=False).splitlines() == [
        "norm = torch.nn.GroupNorm(3, 6, eps=0.001)",
        "norm.bias.requires_grad_(False)",
    ]
    assert "norm.weight.requires_grad_(False)" in norms.torch_code("batch", 6, scale=False)
    assert "bias=False" in norms.torch_code("layer-keras", 6, center=False)


def test_torch_convolutions_take_inputs_before_outputs() -> None:
    assert norms.torch_code("weight", 5, kernel=(5, 2, 3, 1)) == (
        "torch.nn.utils.parametrizations.weight_norm(torch.nn.Conv2d(2, 5, (3, 1)))"
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"momentum": 1.5}, r"expected momentum from 0 to 1, received 1\.5"),
        ({"epsilon": -1.0}, "expected a finite epsilon of at least 0"),
        ({"groups": 4}, "groups must divide the number of channels"),
        ({"data_format": "NHWC"}, "expected channels_last or channels_first, received 'NHWC'"),
        ({"kernel": (3, 3)}, "expected a shape of four positive integers"),
        ({"channels": 0}, "expected channels as a positive integer, received 0"),
    ],
)
def test_wrong_settings_are_told(change: dict[str, Any], message: str) -> None:
    settings: dict[str, Any] = {"channels": 6} | change
    with pytest.raises(ValueError, match=message):
        norms.keras_code("group", **settings)
