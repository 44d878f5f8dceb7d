"""The kernel of a layer as the figure takes it, and what its norm makes of it."""

import keras
import numpy as np

from normviz.engine.layers import WeightNormalization
from normviz.engine.probes.layer_kernel import kernel_of
from normviz.ports.activations import LayerKernel, ProbedLayer


def kernel(layer: keras.Layer, norm: str = "", size: tuple[int, ...] = (4, 5, 6)) -> LayerKernel:
    keras.Sequential([keras.Input(size), layer])
    found = kernel_of(layer, ProbedLayer(layer.name, "conv", norm, (8, 4, 5)))
    assert found is not None
    return found


def test_axes_are_those_of_the_figure() -> None:
    layer = keras.layers.Conv2D(8, (3, 2))
    found = kernel(layer)
    assert found.v.shape == (8, 6, 3, 2)
    assert found.v[5, 4, 2, 1] == np.asarray(layer.kernel)[2, 1, 4, 5]
    assert found.g is None
    assert found.w is found.v
    dense = keras.layers.Dense(7)
    assert kernel(dense, size=(3,)).v.shape == (7, 3, 1, 1)


def test_weight_norm_has_v_g_and_the_kernel_that_the_layer_uses() -> None:
    layer = WeightNormalization(keras.layers.Conv2D(8, 3), data_init=False)
    keras.Sequential([keras.Input((4, 5, 6)), layer])
    layer.g.assign(np.linspace(0.5, 2, 8))
    found = kernel_of(layer, ProbedLayer("w", "conv", "weight", (8, 2, 3)))
    assert found is not None
    np.testing.assert_allclose(found.g, np.linspace(0.5, 2, 8), rtol=1e-6)
    used = np.asarray(layer.effective_kernel()).transpose(3, 2, 0, 1)
    np.testing.assert_allclose(found.w, used, atol=1e-6)
    np.testing.assert_array_equal(found.v, np.asarray(layer.v).transpose(3, 2, 0, 1))


def test_spectral_norm_is_shown_converged() -> None:
    found = kernel(keras.layers.SpectralNormalization(keras.layers.Conv2D(8, 3)), "spectral")
    largest = np.linalg.svd(found.w.reshape(8, -1), compute_uv=False)[0]
    np.testing.assert_allclose(largest, 1.0, rtol=1e-5)


def test_a_layer_without_a_kernel_has_none() -> None:
    layer = keras.layers.BatchNormalization()
    keras.Sequential([keras.Input((4, 5, 6)), layer])
    assert kernel_of(layer, ProbedLayer("b", "norm", "batch", (6, 4, 5))) is None


def test_it_says_whose_it_is() -> None:
    assert kernel(keras.layers.Conv2D(8, 3)).layer.kind == "conv"
