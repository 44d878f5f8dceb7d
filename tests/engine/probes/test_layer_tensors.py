"""The forward pass up to a layer."""

import keras
import numpy as np
import pytest

from normviz.engine.probes import layer_tensors
from normviz.engine.probes.layer_tensors import figure_order, forward, refuse_too_many
from normviz.errors import UserError


@pytest.fixture
def model() -> keras.Model:
    layers = [
        keras.Input((4, 4, 2)),
        keras.layers.BatchNormalization(name="norm"),
        keras.layers.Dropout(0.5, name="drop"),
        keras.layers.Flatten(name="flat"),
        keras.layers.Dense(3, name="dense"),
    ]
    return keras.Sequential(layers)


X = np.random.default_rng(0).normal(2, 3, (5, 4, 4, 2)).astype(np.float32)


def test_a_layer_receives_what_the_one_before_gives(model: keras.Model) -> None:
    x, y = forward(model, X, "dense", training=False)
    np.testing.assert_allclose(y, model(X), atol=1e-5)
    np.testing.assert_allclose(x, forward(model, X, "flat", training=False)[1])


def test_in_training_nothing_is_dropped_and_nothing_is_written(model: keras.Model) -> None:
    before = model.get_weights()
    x, y = forward(model, X, "drop", training=True)
    np.testing.assert_array_equal(x, y)
    assert np.abs(y.mean((0, 1, 2))).max() < 1e-5
    assert all(map(np.array_equal, before, model.get_weights()))


def test_more_than_memory_holds_is_refused_before_it_is_tried(model: keras.Model) -> None:
    many = np.broadcast_to(X[:1], (1 << 25, 4, 4, 2))
    with pytest.raises(UserError, match="choose fewer inputs"):
        forward(model, many, "norm", training=False)


def test_more_than_is_free_is_refused(model: keras.Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layer_tensors, "free_bytes", lambda: 3 * 4 * 10_000)
    assert [each.name for each in refuse_too_many(model, "norm", 1)] == ["norm"]
    with pytest.raises(UserError, match="received 100\u202f000: choose fewer inputs"):
        refuse_too_many(model, "norm", 100_000)


def test_axes_come_in_the_order_of_the_figure() -> None:
    assert figure_order(X).shape == (5, 2, 4, 4)
    assert figure_order(X)[1, 0, 3, 2] == X[1, 3, 2, 0]
    assert figure_order(X[:, 0]).shape == (5, 2, 1, 4)
    assert figure_order(X[:, 0])[1, 0, 0, 3] == X[1, 0, 3, 0]
    assert figure_order(X[:, 0, 0]).shape == (5, 2, 1, 1)
