"""Normalized values of real layers."""

import keras
import numpy as np
import pytest

from normviz.engine.probes.layer_tensors import figure_order, keras_order
from normviz.engine.probes.loaded_network import load_network
from normviz.engine.probes.norm_values import agreeing, norm_values
from normviz.errors import UserError
from normviz.norms import NormParameters, normalized

X = np.random.default_rng(1).normal(1, 2, (3, 16, 14, 14)).astype(np.float32)


def test_in_training_each_channel_is_standardized() -> None:
    loaded = load_network("batch", None)
    layer = loaded.layer("batch_normalization")
    found = norm_values(loaded, layer, X, training=True)
    assert found.x_hat is not None
    assert np.abs(found.x_hat.mean((0, 2, 3))).max() < 1e-5
    np.testing.assert_allclose(np.ravel(found.batch_mean), X.mean((0, 2, 3)), atol=1e-6)
    np.testing.assert_allclose(np.ravel(found.batch_variance), X.var((0, 2, 3)), rtol=1e-5)


def test_the_layers_own_rounding_is_in_x_hat_and_told() -> None:
    """Keras sums a channel of many digits in float32: its variance is off by parts of 10,000."""
    loaded = load_network("batch", None)
    layer = loaded.layer("batch_normalization")
    x = np.random.default_rng(0).gamma(0.05, 1.0, (256, 16, 14, 14)).astype(np.float32)
    found = norm_values(loaded, layer, x, training=True)
    real = loaded.model.get_layer(layer.name)
    with keras.StatelessScope():
        y = figure_order(np.asarray(real(keras_order(x, 4), training=True)))
    expected = found.x_hat * found.parameters.gamma + found.parameters.beta
    np.testing.assert_allclose(y, expected, rtol=1e-5, atol=1e-5)
    formula = normalized(found.spec, x, found.parameters).x_hat
    assert found.formula_difference == np.abs(found.x_hat - formula).max()


def test_y_follows_from_x_hat_in_a_batch_of_one_far_from_zero() -> None:
    """σ is √ε there: the layer's x·(γ/σ) and μ·γ/σ are thousands that cancel, up to rounding."""
    loaded = load_network("batch", None)
    layer = loaded.layer("batch_normalization")
    random = np.random.default_rng(0)
    x = np.broadcast_to(random.normal(0, 100, (1, 16, 1, 1)), (1, 16, 14, 14)).astype(np.float32)
    real = loaded.model.get_layer(layer.name)
    real.gamma.assign(random.uniform(0.9, 1.1, 16))
    real.beta.assign(random.uniform(-1, 1, 16))
    with keras.StatelessScope():
        y = figure_order(np.asarray(real(keras_order(x, 4), training=True)))
    found = norm_values(loaded, layer, x, training=True, y=y)
    expected = found.x_hat * found.parameters.gamma + found.parameters.beta
    np.testing.assert_allclose(y, expected, rtol=0, atol=1e-5)
    assert found.formula_difference == np.abs(found.x_hat).max()


def test_x_hat_stays_where_gamma_is_0_or_tells_nothing() -> None:
    x_hat, y = np.ones((1, 2, 1, 1), np.float32), np.full((1, 2, 1, 1), 3, np.float32)
    gamma = np.array([0.0, 2.0]).reshape(1, 2, 1, 1)
    assert agreeing(x_hat, y, NormParameters(gamma=gamma)).ravel().tolist() == [1.0, 1.5]
    offset = np.array([0.5, 2.0]).reshape(1, 2, 1, 1)
    assert agreeing(x_hat, y, NormParameters(beta=offset)).ravel().tolist() == [2.5, 1.0]
    assert agreeing(x_hat, y, NormParameters(gamma=gamma, tau=np.float64(3))) is x_hat


@pytest.mark.parametrize("shape", [(2, 3, 4, 5), (2, 4, 3), (2, 3)])
def test_the_order_of_keras_is_found_again(shape: tuple[int, ...]) -> None:
    tensor = np.random.default_rng(0).normal(size=shape).astype(np.float32)
    np.testing.assert_array_equal(keras_order(figure_order(tensor), len(shape)), tensor)


def test_a_norm_without_moving_statistics_has_none_of_the_batch() -> None:
    loaded = load_network("group", None)
    found = norm_values(loaded, loaded.layer("group_normalization"), X, training=True)
    assert found.batch_mean is None
    assert found.batch_variance is None
    assert found.spec is not None
    assert found.spec.groups == 8


def test_numbers_that_are_not_finite_are_told() -> None:
    loaded = load_network("batch", None)
    x = X.copy()
    x[0, 0, 0, 0] = np.inf
    with pytest.raises(UserError, match="cannot be normalized"):
        norm_values(loaded, loaded.layer("batch_normalization"), x, training=True)
