"""Normalized values of real layers."""

import numpy as np
import pytest

from normviz.engine.probes.loaded_network import load_network
from normviz.engine.probes.norm_values import norm_values
from normviz.errors import UserError

X = np.random.default_rng(1).normal(1, 2, (3, 16, 14, 14)).astype(np.float32)


def test_in_training_each_channel_is_standardized() -> None:
    loaded = load_network("batch", None)
    layer = loaded.layer("batch_normalization")
    found = norm_values(loaded, layer, X, training=True)
    assert found.x_hat is not None
    assert np.abs(found.x_hat.mean((0, 2, 3))).max() < 1e-5
    np.testing.assert_allclose(np.ravel(found.batch_mean), X.mean((0, 2, 3)), atol=1e-6)
    np.testing.assert_allclose(np.ravel(found.batch_variance), X.var((0, 2, 3)), rtol=1e-5)


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
