from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from normviz.engine.layers import FilterResponseNormalization
from normviz.norms import normalize

SHAPE = (4, 5, 6, 3)

# Keras' own saving hands its variables to NumPy 2 in a way that NumPy will drop.
KERAS_SAVES_WITH_NUMPY_2 = pytest.mark.filterwarnings(
    "ignore:__array__ implementation doesn't accept a copy keyword:DeprecationWarning"
)


def noise(seed: int = 0) -> Any:
    return np.random.default_rng(seed).normal(0.5, 2, SHAPE).astype(np.float32)


def assigned() -> FilterResponseNormalization:
    layer = FilterResponseNormalization(epsilon=1e-3)
    layer.build(SHAPE)
    layer.gamma.assign([0.5, 1.5, -2])
    layer.beta.assign([0.1, -0.3, 0.2])
    layer.tau.assign([-1, 0, 0.25])
    return layer


def test_is_the_norm_of_the_catalogue() -> None:
    layer, x = assigned(), noise()
    expected = normalize(
        "frn",
        np.transpose(x, (0, 3, 1, 2)),
        epsilon=1e-3,
        gamma=layer.gamma.numpy(),
        beta=layer.beta.numpy(),
        tau=layer.tau.numpy(),
    ).y
    np.testing.assert_allclose(layer(x), np.transpose(expected, (0, 2, 3, 1)), atol=1e-5)


def test_by_hand() -> None:
    x = np.array([3.0, 4.0, -5.0, 0.0], np.float32).reshape(1, 2, 2, 1)
    y = FilterResponseNormalization(epsilon=1e-6)(x)
    root = np.sqrt(50 / 4 + 1e-6)
    np.testing.assert_allclose(np.ravel(y), [3 / root, 4 / root, 0, 0], rtol=1e-6)


def test_no_other_sample_matters() -> None:
    layer, x = assigned(), noise()
    np.testing.assert_allclose(layer(x)[:1], layer(x[:1]), atol=1e-6)


def test_is_trained() -> None:
    model = keras.Sequential(
        [keras.Input(SHAPE[1:]), FilterResponseNormalization(learn_epsilon=True)]
    )
    before = model.get_weights()
    model.compile(keras.optimizers.SGD(0.1), "mse")
    model.fit(noise(), noise(1), verbose=0)
    assert len(before) == 4
    for old, new in zip(before, model.get_weights(), strict=True):
        assert not np.array_equal(old, new)


def test_the_learned_epsilon_adds_to_the_fixed_one() -> None:
    layer, x = FilterResponseNormalization(epsilon=0.5, learn_epsilon=True), noise()
    layer.build(SHAPE)
    assert float(layer.learned_epsilon.numpy()) == pytest.approx(1e-4)
    layer.learned_epsilon.assign(-0.25)
    expected = np.maximum(x / np.sqrt((x**2).mean((1, 2), keepdims=True) + 0.75), 0)
    np.testing.assert_allclose(layer(x), expected, atol=1e-5)


@pytest.mark.parametrize(("center", "scale"), [(False, True), (True, False), (False, False)])
def test_gamma_and_beta_are_optional(center: bool, scale: bool) -> None:
    layer = FilterResponseNormalization(center=center, scale=scale)
    layer(noise())
    assert (layer.beta is not None, layer.gamma is not None) == (center, scale)
    assert layer.count_params() == 3 * (1 + center + scale)


def test_large_half_precision_does_not_overflow() -> None:
    x = np.full(SHAPE, 6e4, np.float16)
    y = FilterResponseNormalization(dtype="mixed_float16")(x)
    assert y.dtype == "float16"
    np.testing.assert_allclose(y, 1, rtol=1e-3)


@KERAS_SAVES_WITH_NUMPY_2
def test_saving_and_loading(tmp_path: Path) -> None:
    layer = FilterResponseNormalization(
        epsilon=1e-4,
        learn_epsilon=True,
        gamma_initializer="random_uniform",
        beta_regularizer="l2",
        gamma_constraint="non_neg",
    )
    model = keras.Sequential([keras.Input(SHAPE[1:]), layer])
    model.save(tmp_path / "model.keras")
    loaded = keras.models.load_model(tmp_path / "model.keras")
    np.testing.assert_array_equal(loaded(noise()), model(noise()))
    assert loaded.layers[0].get_config() == layer.get_config()


def test_wrong_arguments() -> None:
    with pytest.raises(ValueError, match="epsilon: expected a number above 0"):
        FilterResponseNormalization(epsilon=0)
    with pytest.raises(ValueError, match=r"expected an input \(N, H, W, C\)"):
        FilterResponseNormalization().build((None, 5))
