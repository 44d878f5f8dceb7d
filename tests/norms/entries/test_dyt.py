"""Dynamic tanh: values, sets of one, what is said, and its parameters."""

import numpy as np
import pytest

from normviz import norms
from normviz.norms import NormParameters, NormSpec, Situation
from normviz.recipes import Slot, misfit, needs_bias, norm_spec
from normviz.recipes.slots import learned

SHAPE = (2, 4, 3, 3)
X = np.random.default_rng(3).normal(1.0, 2.0, SHAPE)


def test_alpha_gamma_and_beta() -> None:
    given = NormParameters(gamma=np.arange(4.0), beta=0.5, alpha=0.8)
    done = norms.normalized(NormSpec("dyt"), X, given)
    np.testing.assert_allclose(done.x_hat, np.tanh(0.8 * X))
    np.testing.assert_allclose(done.y, np.arange(4.0).reshape(1, 4, 1, 1) * done.x_hat + 0.5)
    assert done.mean is done.variance is done.divisor is None


def test_alpha_starts_at_a_half() -> None:
    one = norms.element("dyt", X, (1, 2, 0, 1))
    assert one.alpha == 0.5
    assert one.y == pytest.approx(np.tanh(0.5 * one.x))
    assert norms.element("batch", X, (1, 2, 0, 1)).alpha is None


def test_no_element_shares_anything() -> None:
    assert norms.sets("dyt", SHAPE).size == 1
    assert norms.remarks("dyt", (1, 1, 1, 1)) == ()
    (said,) = [
        each
        for each in norms.statements(Situation(NormSpec("dyt"), SHAPE))
        if each.code == "no-statistics"
    ]
    assert "No statistics" in str(said)


def test_it_stands_behind_a_dense_layer_which_keeps_its_bias() -> None:
    slot = Slot((12,))
    assert misfit(norm_spec("dyt"), slot) == ""
    assert needs_bias("dyt", slot)
    assert not needs_bias("batch", slot)
    assert learned(norm_spec("dyt"), slot) == (25, 0)
