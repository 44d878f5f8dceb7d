"""γ and β of layers that Keras lacks: switches, starts, and what a configuration keeps."""

import keras
import numpy as np

from normviz.engine.layers.affine import AffineLayer


def built(**arguments: object) -> AffineLayer:
    layer = AffineLayer(**arguments)
    layer.build_affine(3)
    return layer


def test_gamma_starts_at_one_and_beta_at_zero() -> None:
    layer = built()
    np.testing.assert_array_equal(np.asarray(layer.gamma), [1, 1, 1])
    np.testing.assert_array_equal(np.asarray(layer.beta), [0, 0, 0])


def test_what_is_switched_off_is_not_made() -> None:
    layer = built(scale=False, center=False)
    assert layer.gamma is layer.beta is None
    assert not layer.weights


def test_the_configuration_keeps_every_argument() -> None:
    layer = built(
        gamma_initializer="zeros",
        beta_initializer="ones",
        gamma_regularizer="l1",
        beta_constraint="max_norm",
    )
    again = AffineLayer.from_config(layer.get_config())
    again.build_affine(3)
    np.testing.assert_array_equal(np.asarray(again.gamma), [0, 0, 0])
    np.testing.assert_array_equal(np.asarray(again.beta), [1, 1, 1])
    assert isinstance(again.gamma.regularizer, keras.regularizers.L1)
    assert isinstance(again.beta.constraint, keras.constraints.MaxNorm)
