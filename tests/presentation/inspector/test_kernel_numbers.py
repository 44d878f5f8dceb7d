"""Lengths of kernels per output channel, and which steps are told."""

import numpy as np

from normviz import norms
from normviz.norms.kernels.power_iteration import STEPS, power_iteration
from normviz.presentation.inspector.kernel_numbers import TOLD, kernel_lengths

V = np.random.default_rng(0).normal(size=(4, 3, 2, 2)).astype(np.float32)


def test_lengths_are_those_of_each_output_channel() -> None:
    found = kernel_lengths(V, 2 * V)
    np.testing.assert_allclose(found.v, [np.linalg.norm(V[place]) for place in range(4)], rtol=1e-6)
    np.testing.assert_allclose(found.w, 2 * found.v)


def test_g_is_the_length_of_w() -> None:
    g = np.array([0.5, 1.0, 2.0, 3.0])
    w = norms.normalize("weight", V, gamma=g).y
    np.testing.assert_allclose(kernel_lengths(V, w).w, g, rtol=1e-5)


def test_all_steps_that_are_written_are_taken() -> None:
    assert len(power_iteration(V).found) == STEPS >= max(TOLD)
