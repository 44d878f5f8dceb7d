"""Settings and parameters of norm layers."""

import keras
import numpy as np

from normviz.engine.layers import DynamicTanh, FilterResponseNormalization
from normviz.engine.probes.layer_parameters import is_norm_layer, parameters_of, spec_of
from normviz.norms import NormSpec


def built(layer: keras.Layer) -> keras.Layer:
    keras.Sequential([keras.Input((4, 5, 6)), layer])
    return layer


def test_parameters_broadcast_against_the_tensor() -> None:
    batch = parameters_of(built(keras.layers.BatchNormalization(scale=False)))
    assert batch.gamma is None
    assert [np.shape(each) for each in (batch.beta, batch.moving_mean)] == [(1, 6, 1, 1)] * 2
    layer = built(keras.layers.LayerNormalization(axis=[1, 2, 3]))
    layer.gamma.assign(np.arange(120).reshape(4, 5, 6))
    gamma = np.asarray(parameters_of(layer).gamma)
    assert gamma.shape == (1, 6, 4, 5)
    assert gamma[0, 2, 3, 1] == np.asarray(layer.gamma)[3, 1, 2]
    scale = parameters_of(built(keras.layers.RMSNormalization()))
    assert np.shape(scale.gamma) == (1, 6, 1, 1)
    assert scale.beta is None


def test_settings_are_those_of_the_layer() -> None:
    batch = built(keras.layers.BatchNormalization(momentum=0.9, epsilon=0.5))
    spec = spec_of(batch, NormSpec("batch"), 6, training=False)
    assert (spec.momentum, spec.epsilon, spec.training) == (0.9, 0.5, False)
    instance = built(keras.layers.GroupNormalization(groups=3))
    assert spec_of(instance, NormSpec("group"), 6, training=True).groups == 3


def test_the_learned_part_belongs_to_epsilon() -> None:
    layer = built(FilterResponseNormalization(epsilon=0.5, learn_epsilon=True))
    layer.learned_epsilon.assign(-0.25)
    assert spec_of(layer, NormSpec("frn"), 6, training=True).epsilon == 0.75


def test_norm_layers_are_told_from_others() -> None:
    assert is_norm_layer(built(keras.layers.GroupNormalization(2)), NormSpec("group"))
    assert not is_norm_layer(built(keras.layers.ReLU()), NormSpec("group"))
    assert not is_norm_layer(built(keras.layers.Conv2D(2, 1)), NormSpec("weight"))


def test_norms_with_other_parameters_have_theirs() -> None:
    renorm = parameters_of(built(keras.layers.BatchNormalization(renorm=True)))
    assert np.shape(renorm.renorm_mean) == np.shape(renorm.renorm_stddev) == (1, 6, 1, 1)
    layer = built(DynamicTanh(alpha_initializer=0.75))
    assert np.shape(parameters_of(layer).alpha) == (1, 1, 1, 1)
    assert float(np.ravel(parameters_of(layer).alpha)[0]) == 0.75
