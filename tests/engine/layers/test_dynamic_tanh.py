"""Dynamic tanh against its formula, in float32 and float16, with each order of axes."""

import keras
import numpy as np
import pytest

from normviz.engine.layers import DynamicTanh

X = np.random.default_rng(0).normal(size=(2, 3, 4, 5)).astype(np.float32)


def test_values_by_hand() -> None:
    layer = DynamicTanh(alpha_initializer=2.0, beta_initializer="ones")
    found = np.asarray(layer(np.array([[0.0, 0.5]], np.float32)))
    np.testing.assert_allclose(found, [[1.0, 1.0 + np.tanh(1.0)]], rtol=1e-6)


@pytest.mark.parametrize("axis", [-1, 1])
def test_gamma_and_beta_run_along_the_axis(axis: int) -> None:
    layer = DynamicTanh(axis=axis)
    layer.build(X.shape)
    channels = X.shape[axis]
    gamma, beta = np.arange(1.0, channels + 1), -np.arange(channels)
    layer.gamma.assign(gamma)
    layer.beta.assign(beta)
    sizes = [1, 1, 1, 1]
    sizes[axis] = channels
    expected = gamma.reshape(sizes) * np.tanh(0.5 * X) + beta.reshape(sizes)
    np.testing.assert_allclose(np.asarray(layer(X)), expected, atol=1e-5)


def test_training_and_inference_are_the_same_and_alpha_is_one_number() -> None:
    layer = DynamicTanh()
    layer.build((None, 5))
    assert layer.count_params() == 11
    assert layer.alpha.shape == ()
    assert [weight.name for weight in layer.non_trainable_weights] == []


def test_half_precision_keeps_its_dtype() -> None:
    y = DynamicTanh(dtype="mixed_float16")(X.astype(np.float16))
    assert keras.backend.standardize_dtype(y.dtype) == "float16"


def test_it_is_rebuilt_from_its_configuration() -> None:
    layer = DynamicTanh(axis=1, alpha_initializer=0.8, scale=False, beta_regularizer="l2")
    again = DynamicTanh.from_config(layer.get_config())
    again.build(X.shape)
    assert float(again.alpha) == pytest.approx(0.8)
    assert again.gamma is None
    assert (again.axis, again.center) == (1, True)
    assert isinstance(again.beta_regularizer, keras.regularizers.L2)
    assert again.compute_output_shape(X.shape) == X.shape
