"""The source of kernels: what the service gives with a layer, and a sentence where it has none."""

from dataclasses import replace

import numpy as np
import pytest

from normviz.figure.activation_choice import ActivationChoice
from normviz.figure.inputs import TensorMaker
from normviz.figure.numbers import FigureNumbers
from normviz.figure.sources.kernel import NO_KERNEL, SOURCE
from normviz.figure.state import FigureState
from normviz.figure.tensor_source import SourceServices, SourceTensor

V = np.random.default_rng(0).normal(size=(4, 3, 2, 2)).astype(np.float32)
G = np.array([0.5, 1.0, 2.0, 4.0], np.float32)
KERNEL = SourceTensor(V, norm="weight", g=G)
STATE = FigureState(source="kernel", activations=ActivationChoice("run", "conv", 3))


def maker(kernel: SourceTensor | None) -> TensorMaker:
    layer = SourceTensor(np.zeros((2, 4, 1, 1), np.float32), kernel=kernel)
    return TensorMaker(SourceServices(activations=lambda *_: layer))


def test_the_kernel_brings_its_shape_and_its_norm() -> None:
    state = maker(KERNEL).prepare(STATE)
    assert state.shape == V.shape
    assert state.norms[0] == "weight"


def test_w_has_the_lengths_g_of_the_layer() -> None:
    made = maker(KERNEL)
    state = made.prepare(STATE)
    w = FigureNumbers(state, lambda: made.tensor(state)).normalized("weight").y
    np.testing.assert_allclose(np.sqrt(np.square(w).sum((1, 2, 3))), G, rtol=1e-5)


def test_g_is_no_gamma_of_norms_of_activations() -> None:
    made = maker(KERNEL)
    state = replace(made.prepare(STATE), norms=("batch", "weight"))
    numbers = FigureNumbers(state, lambda: KERNEL)
    assert numbers.parameters("batch").gamma == 1.0
    assert numbers.parameters("weight").gamma is G


def test_a_layer_without_a_kernel_is_told() -> None:
    with pytest.raises(ValueError, match="has no kernel"):
        maker(None).prepare(STATE)
    assert NO_KERNEL.endswith(".")


def test_without_a_network_that_is_told() -> None:
    with pytest.raises(ValueError, match="expected a network for the source 'kernel'"):
        TensorMaker(SourceServices()).prepare(STATE)


def test_the_newest_weights_are_asked_for() -> None:
    assert SOURCE.renewed(STATE)["activations"].step is None


def test_kernels_of_wide_dense_layers_are_shown_whole_and_larger_ones_are_refused() -> None:
    wide = np.broadcast_to(np.float32(0.5), (2000, 4096, 1, 1))
    state = maker(SourceTensor(wide, norm="weight")).prepare(STATE)
    assert state.shape == wide.shape
    with pytest.raises(ValueError, match="expected N from 1 to 64"):
        state.changed(source="noise")
    huge = np.broadcast_to(np.float32(0.5), (4000, 4096, 1, 1))
    with pytest.raises(ValueError, match="choose another layer"):
        maker(SourceTensor(huge, norm="weight")).prepare(STATE)
