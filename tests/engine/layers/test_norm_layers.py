from typing import Any

import keras
import numpy as np
import pytest

from normviz.engine.layers import WeightNormalization
from normviz.engine.layers.norm_layers import brings_activation, norm_layer, wrap
from normviz.errors import UserError
from normviz.figure.numbers import FigureNumbers
from normviz.figure.tensor_source import SourceTensor
from normviz.norms import CATALOG, NormSpec, normalize
from normviz.norms.kernels.power_iteration import power_iteration
from normviz.recipes import Slot, misfit, norm_spec
from tests.figure.states import figure_state

IMAGE = Slot((4, 5, 6))
UNITS = Slot((6,))
ON_ACTIVATIONS = [name for name in CATALOG if name not in ("weight", "spectral", "none")]


def of(name: str, **options: Any) -> NormSpec:
    return norm_spec(name, {"groups": 3} | options)


def noise() -> Any:
    return np.random.default_rng(0).normal(0.5, 2, (3, *IMAGE.shape)).astype(np.float32)


@pytest.mark.parametrize("name", ON_ACTIVATIONS)
def test_the_layer_computes_what_the_catalogue_says(name: str) -> None:
    x = noise()
    layer = norm_layer(of(name), IMAGE)
    expected = normalize(
        name, np.transpose(x, (0, 3, 1, 2)), groups=3, tau=0.0 if name == "frn" else None
    ).y
    y = np.asarray(layer(x, training=True) if CATALOG[name].moving else layer(x))
    np.testing.assert_allclose(y, np.transpose(expected, (0, 2, 3, 1)), atol=1e-4)


@pytest.mark.parametrize("name", ON_ACTIVATIONS)
def test_sixteen_bits_neither_overflow_nor_divide_by_zero(name: str) -> None:
    """A picture of nothing, and one whose squares are too large for 16 bits."""
    large = 200 * noise()
    x = np.concatenate([np.zeros_like(large[:1]), large])
    keras.config.set_dtype_policy("mixed_float16")
    try:
        layer = norm_layer(of(name), IMAGE)
    finally:
        keras.config.set_dtype_policy("float32")
    precise = norm_layer(of(name), IMAGE)
    training = {"training": True} if CATALOG[name].moving else {}
    y, expected = (np.asarray(each(x, **training), np.float32) for each in (layer, precise))
    # What starts as y = x is as large as x, and 16 bits have three digits.
    rtol = 1e-3 if CATALOG[name].correct else 1e-7
    np.testing.assert_allclose(y, expected, atol=0.01, rtol=rtol)


@pytest.mark.parametrize("name", ["weight", "spectral", "none"])
def test_norms_of_the_kernel_are_no_layer_of_their_own(name: str) -> None:
    assert norm_layer(of(name), IMAGE) is None


def test_where_a_norm_has_no_sets_there_is_none() -> None:
    assert norm_layer(of("instance"), UNITS) is None
    assert norm_layer(of("frn"), UNITS) is None
    assert not brings_activation("frn", UNITS)
    assert brings_activation("frn", IMAGE)


def test_layer_norm_behind_a_dense_layer_is_over_its_units() -> None:
    layer = norm_layer(of("layer"), UNITS)
    layer.build((None, 6))
    assert layer.gamma.shape == (6,)


@pytest.mark.parametrize(
    "name",
    [
        "batch",
        "batch-renorm",
        "layer",
        "layer-keras",
        "instance",
        "group",
        "frn",
        "dyt",
    ],
)
def test_gamma_and_beta_are_settings(name: str) -> None:
    options = of(
        name,
        gamma_initializer="random_uniform",
        beta_initializer="ones",
        gamma_regularizer="l1",
        beta_regularizer="l1_l2",
        regularizer_factor=0.5,
        gamma_constraint="non_neg",
        beta_constraint="max_norm",
        epsilon=0.25,
    )
    layer = norm_layer(options, IMAGE)
    layer.build((None, *IMAGE.shape))
    gamma = layer.gamma.numpy()
    assert 0 < np.abs(gamma).max() <= 0.05
    assert np.all(layer.beta.numpy() == 1)
    assert float(layer.gamma.regularizer(gamma)) == pytest.approx(0.5 * np.abs(gamma).sum())
    assert isinstance(layer.beta.regularizer, keras.regularizers.L1L2)
    assert isinstance(layer.gamma.constraint, keras.constraints.NonNeg)
    assert isinstance(layer.beta.constraint, keras.constraints.MaxNorm)
    assert name == "dyt" or layer.epsilon == 0.25


@pytest.mark.parametrize("name", ["batch", "batch-renorm", "layer", "group", "frn", "dyt"])
def test_center_and_scale_are_settings(name: str) -> None:
    layer = norm_layer(of(name, center=False, scale=False), IMAGE)
    layer.build((None, *IMAGE.shape))
    assert layer.gamma is None
    assert layer.beta is None


def test_momentum_and_learned_epsilon_are_settings() -> None:
    assert norm_layer(of("batch", momentum=0.5), IMAGE).momentum == 0.5
    assert norm_layer(of("frn", learn_epsilon=True), IMAGE).learn_epsilon


def test_groups_that_do_not_divide_are_refused() -> None:
    assert misfit(of("group", groups=4), IMAGE)
    with pytest.raises(UserError, match="4 does not divide 6"):
        norm_layer(of("group", groups=4), IMAGE)


def test_the_kernel_is_wrapped() -> None:
    dense = keras.layers.Dense(3)
    assert isinstance(wrap(keras.layers.Dense(3), of("weight")), WeightNormalization)
    assert not wrap(keras.layers.Dense(3), of("weight", data_init=False)).data_init
    spectral = wrap(keras.layers.Dense(3), of("spectral"))
    assert isinstance(spectral, keras.layers.SpectralNormalization)
    assert wrap(dense, of("batch")) is dense


def test_unknown_norms_are_refused() -> None:
    for call in (lambda: of("nrom"), lambda: brings_activation("nrom", IMAGE)):
        with pytest.raises(UserError, match="received 'nrom'"):
            call()


@pytest.mark.parametrize("steps", [0, 1, 20])
def test_batch_renorm_of_the_figure_has_moved_as_the_layer_of_keras(steps: int) -> None:
    layer = keras.layers.BatchNormalization(momentum=0.9, renorm=True, renorm_momentum=0.9)
    x = noise().transpose(0, 3, 1, 2)
    last = x.transpose(0, 2, 3, 1)
    layer.build((None, *last.shape[1:]))
    for _ in range(steps):
        layer(last, training=True)
    for training in (True, False):
        state = figure_state(
            norms=("batch-renorm",), shape=x.shape, momentum=0.9, steps=steps, training=training
        )
        found = FigureNumbers(state, lambda: SourceTensor(x)).normalized("batch-renorm").y
        with keras.StatelessScope():
            expected = np.asarray(layer(last, training=training)).transpose(0, 3, 1, 2)
        np.testing.assert_allclose(found, expected, atol=2e-5)


def test_power_iteration_is_that_of_the_layer_step_by_step() -> None:
    kernel = np.random.default_rng(0).normal(size=(5, 2, 3, 3))
    convolution = keras.layers.Conv2D(5, (3, 3), use_bias=False, dtype="float64")
    layer = keras.layers.SpectralNormalization(convolution, power_iterations=1, dtype="float64")
    layer.build((1, 8, 8, 2))
    layer.layer.kernel.assign(kernel.transpose(2, 3, 1, 0))
    layer.vector_u.assign(np.random.default_rng(7).normal(size=5)[None])
    for expected in power_iteration(kernel, 4, seed=7).found:
        u, used = layer.normalized_weights()
        layer.vector_u.assign(u)
        assert float(np.mean(layer.layer.kernel / used)) == pytest.approx(expected, rel=1e-9)
