"""The reference maths against the real Keras layers, over random shapes, groups and epsilons."""

from typing import Any

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz import norms

LAYERS = ("batch", "layer", "layer-keras", "instance", "group", "rms", "unit", "none")


def noise(shape: tuple[int, ...], seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(0.5, 2.0, size=shape).astype(np.float32)


def layer_for(name: str, shape: tuple[int, int, int, int], groups: int, epsilon: float) -> Any:
    """The layer, built and with random parameters, and these as `normalize` takes them."""
    line = norms.keras_code(name, shape[1], groups, epsilon=epsilon)
    layer = eval(line, {"keras": keras})  # noqa: S307
    n, c, h, w = shape
    layer.build((n, h, w, c))
    values = [
        np.abs(noise(tuple(variable.shape), seed)) + 0.5
        for seed, variable in enumerate(layer.variables)
    ]
    layer.set_weights(values)
    parameters = {
        variable.name: value for variable, value in zip(layer.variables, values, strict=True)
    }
    if "scale" in parameters:
        parameters["gamma"] = parameters.pop("scale")
    if name == "layer":
        # Keras shapes gamma and beta like the axes: (H, W, C).
        parameters = {key: value.transpose(2, 0, 1) for key, value in parameters.items()}
    return layer, parameters


@given(
    name=st.sampled_from(LAYERS),
    sizes=st.tuples(*[st.integers(1, 5)] * 3),
    groups=st.integers(1, 4),
    per_group=st.integers(1, 4),
    exponent=st.floats(-6, 0),
    training=st.booleans(),
    seed=st.integers(0, 1000),
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_values_are_those_of_keras(
    name: str,
    sizes: tuple[int, int, int],
    groups: int,
    per_group: int,
    exponent: float,
    training: bool,
    seed: int,
) -> None:
    shape = (sizes[0], groups * per_group, *sizes[1:])
    epsilon = 1e-12 if name == "unit" else 10**exponent
    layer, parameters = layer_for(name, shape, groups, epsilon)
    layer.dtype_policy = keras.DTypePolicy("float64")
    x = noise(shape, seed).astype(np.float64)
    y = np.asarray(layer(x.transpose(0, 2, 3, 1), training=training)).transpose(0, 3, 1, 2)
    done = norms.normalize(name, x, groups=groups, epsilon=epsilon, training=training, **parameters)
    np.testing.assert_allclose(y, done.y, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("name", LAYERS)
def test_values_are_those_of_keras_in_float32(name: str, training: bool) -> None:
    shape = (3, 6, 5, 4)
    layer, parameters = layer_for(name, shape, 3, 1e-3)
    x = noise(shape, 7)
    y = np.asarray(layer(x.transpose(0, 2, 3, 1), training=training)).transpose(0, 3, 1, 2)
    done = norms.normalize(name, x, groups=3, epsilon=1e-3, training=training, **parameters)
    np.testing.assert_allclose(y, done.y, atol=1e-5)


def test_keras_moves_its_statistics_towards_ours() -> None:
    x = noise((3, 6, 5, 4), 0)
    layer = keras.layers.BatchNormalization(momentum=0.9)
    layer(x.transpose(0, 2, 3, 1), training=True)
    done = norms.normalize("batch", x)
    assert done.mean is not None
    assert done.variance is not None
    np.testing.assert_allclose(layer.moving_mean, 0.1 * done.mean.ravel(), atol=1e-6)
    np.testing.assert_allclose(layer.moving_variance, 0.9 + 0.1 * done.variance.ravel(), atol=1e-6)


@pytest.mark.parametrize("shape", [(5, 2, 3, 3), (30, 2, 2, 2), (4, 1, 1, 1), (1, 3, 2, 2)])
def test_spectral_norm_is_where_power_iteration_goes(shape: tuple[int, int, int, int]) -> None:
    outputs, inputs, height, width = shape
    convolution = keras.layers.Conv2D(outputs, (height, width), dtype="float64")
    layer = keras.layers.SpectralNormalization(convolution, power_iterations=300, dtype="float64")
    layer.build((1, height, width, inputs))
    kernel = noise(shape, 3).astype(np.float64)
    layer.kernel.assign(kernel.transpose(2, 3, 1, 0))
    _, normalized = layer.normalized_weights()
    expected = norms.normalize("spectral", kernel).y
    np.testing.assert_allclose(np.asarray(normalized).transpose(3, 2, 0, 1), expected, atol=1e-5)
