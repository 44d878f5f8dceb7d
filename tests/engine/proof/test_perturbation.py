"""What moves when one input is changed, against layers whose dependence is known."""

from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from normviz import norms
from normviz.engine.proof.perturbation import moved_outputs
from normviz.engine.proof.real_layer import real_layer
from normviz.engine.proof.statistic_set import prove

SHAPE = (2, 4, 3, 2)
X = np.random.default_rng(0).normal(size=SHAPE)


def test_a_function_of_each_element_moves_one_output() -> None:
    moved = moved_outputs(tf.tanh, X, (1, 2, 0, 1))
    assert np.argwhere(moved).tolist() == [[1, 2, 0, 1]]


def test_a_constant_moves_nothing() -> None:
    assert not moved_outputs(tf.zeros_like, X, (0, 0, 0, 0)).any()


@pytest.mark.parametrize("name", ["batch", "layer", "layer-keras", "instance", "group", "rms"])
def test_the_set_of_the_element_moves(name: str) -> None:
    moved = moved_outputs(real_layer(name, SHAPE, 2).call, X, (1, 3, 2, 0))
    np.testing.assert_array_equal(moved, norms.mask(name, SHAPE, (1, 3, 2, 0), 2))


def test_gradient_and_change_differ_where_a_layer_stops_gradients(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With statistics that receive no gradient, y still depends on the whole set."""
    import keras

    def stopped(self: Any, inputs: Any, **_: object) -> Any:
        mean = keras.ops.stop_gradient(keras.ops.mean(inputs, axis=(1, 2, 3), keepdims=True))
        return inputs - mean

    monkeypatch.setattr(keras.layers.LayerNormalization, "call", stopped)
    proof = prove("layer", SHAPE, (0, 0, 0, 0))
    assert proof.verdict == "refuted"
    assert int(proof.jacobian_nonzero.sum()) == 1
    np.testing.assert_array_equal(proof.moved, norms.mask("layer", SHAPE, (0, 0, 0, 0)))
