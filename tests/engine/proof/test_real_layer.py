"""The layer of an entry as a function: order of axes, parameters, values."""

import numpy as np
import pytest
import tensorflow as tf

from normviz import norms
from normviz.engine.proof.real_layer import real_layer
from normviz.engine.proof.statistic_set import largest_difference

SHAPE = (3, 4, 2, 5)


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("name", list(norms.CATALOG))
def test_layer_and_formula_agree_with_random_parameters(name: str, training: bool) -> None:
    random = np.random.default_rng(4)
    layer = real_layer(name, SHAPE, 2, training)
    layer.draw_parameters(random, SHAPE)
    x = random.normal(2.0, 3.0, SHAPE)
    assert largest_difference(layer, x) < 1e-9


def test_parameters_differ_per_channel() -> None:
    layer = real_layer("batch", SHAPE)
    layer.draw_parameters(np.random.default_rng(0), SHAPE)
    found = layer.parameters()
    for values in (found.gamma, found.beta, found.moving_mean, found.moving_variance):
        assert len(set(np.ravel(values).tolist())) == SHAPE[1]


def test_a_layer_with_other_values_is_told() -> None:
    layer = real_layer("instance", SHAPE)
    x = np.random.default_rng(0).normal(size=SHAPE)
    wrong = type(layer)(layer.spec, layer.name, lambda v: layer.call(v) + 0.5, layer.layer)
    assert largest_difference(wrong, x) == pytest.approx(0.5)


def test_outputs_have_the_order_of_the_input() -> None:
    layer = real_layer("layer-keras", SHAPE)
    y = np.asarray(layer.call(tf.constant(np.random.default_rng(1).normal(size=SHAPE))))
    np.testing.assert_allclose(y.mean(axis=1), 0, atol=1e-9)
