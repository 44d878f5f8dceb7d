"""Statistics of the batch against a separate forward pass of Keras, and their pooling."""

import keras
import numpy as np
import pytest

from normviz.engine.batch_norm.batch_statistics import (
    BatchStatistics,
    Moments,
    batch_norm_layers,
    pooled,
    refuse_without_batch_norm,
    set_moving_statistics,
)
from normviz.errors import UserError


def small_network() -> keras.Sequential:
    keras.utils.set_random_seed(1)
    return keras.Sequential(
        [
            keras.Input((4,)),
            keras.layers.Dense(6),
            keras.layers.BatchNormalization(),
            keras.layers.ReLU(),
            keras.layers.Dropout(0.5),
            keras.layers.Dense(3),
            keras.layers.BatchNormalization(),
        ]
    )


@pytest.fixture
def x() -> np.ndarray:
    return np.random.default_rng(2).normal(3, 2, (40, 4)).astype(np.float32)


def test_outputs_are_those_of_training_without_dropout(x: np.ndarray) -> None:
    model = small_network()
    before = [np.asarray(each) for each in model.weights]
    found = BatchStatistics(model).outputs(x)
    for was, now in zip(before, model.weights, strict=True):
        np.testing.assert_array_equal(was, np.asarray(now))
    model.layers[3].rate = 0.0
    np.testing.assert_allclose(found, np.asarray(model(x, training=True)), atol=1e-5)


def test_moments_are_those_of_what_each_norm_receives(x: np.ndarray) -> None:
    model = small_network()
    first, _ = BatchStatistics(model).moments(x)
    received = np.asarray(model.layers[0](x), np.float64)
    np.testing.assert_allclose(first.mean, received.mean(0), rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(first.variance, received.var(0), rtol=1e-4)


def test_pooled_moments_of_unequal_batches_are_those_of_all_samples() -> None:
    values = np.random.default_rng(3).normal(5, 2, (50, 3))
    parts = np.split(values, [8, 30])
    moments = [[Moments(part.mean(0), part.var(0))] for part in parts]
    (found,) = pooled(moments, [len(part) for part in parts])
    np.testing.assert_allclose(found.mean, values.mean(0))
    np.testing.assert_allclose(found.variance, values.var(0))


def test_moving_statistics_are_set(x: np.ndarray) -> None:
    model = small_network()
    moments = BatchStatistics(model).moments(x)
    set_moving_statistics(model, moments)
    for layer, given in zip(batch_norm_layers(model), moments, strict=True):
        np.testing.assert_allclose(np.asarray(layer.moving_mean), given.mean, rtol=1e-6)
        np.testing.assert_allclose(np.asarray(layer.moving_variance), given.variance, rtol=1e-6)


def test_a_network_without_batch_norm_is_refused() -> None:
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    with pytest.raises(UserError, match="mine has no batch norm"):
        refuse_without_batch_norm(model, "mine")
