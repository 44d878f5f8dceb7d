"""Derivatives through the real layers on the tensor that is shown, with its parameters."""

import numpy as np
import pytest

from normviz import norms
from normviz.engine.proof.gradient import gradient
from normviz.figure.gradients import GradientRequest
from normviz.norms import NormParameters, NormSpec

SHAPE = (3, 4, 2, 3)
INDEX = (1, 2, 0, 1)
X = np.random.default_rng(1).normal(1.0, 2.0, SHAPE).astype(np.float32)
STEP = 1e-5
TAU = np.array([-3.0, 3.0, -3.0, 3.0])
"""One that no output reaches, and one that all are below."""


def given_of(name: str) -> NormParameters:
    norm = norms.CATALOG[name]
    return NormParameters(
        gamma=np.array([0.5, 1.0, 2.0, -1.0]) if "gamma" in norm.learned else None,
        beta=0.25 if "beta" in norm.learned else None,
        moving_mean=np.linspace(-1, 1, 4) if norm.moving else None,
        moving_variance=np.linspace(0.5, 2, 4) if norm.moving else None,
        tau=TAU if "tau" in norm.learned else None,
    )


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("name", [name for name in norms.CATALOG if name != "batch-renorm"])
def test_it_is_the_slope_of_the_formula(name: str, training: bool) -> None:
    spec = NormSpec(name, groups=2, training=training, data_init=False)
    given = given_of(name)
    if name == "weight":  # a length of its own, or g = ‖v‖ would move with v
        lengths = np.sqrt(np.square(X.astype(float)).sum((1, 2, 3)))
        given = NormParameters(gamma=lengths)
    found = gradient(GradientRequest(spec, X, given, INDEX))
    x = X.astype(np.float64)
    for place in (INDEX, (1, 2, 1, 2), (0, 2, 0, 1), (1, 1, 0, 1)):
        outputs = []
        for sign in (1, -1):
            moved = x.copy()
            moved[place] += sign * STEP
            outputs.append(norms.normalized(spec, moved, given).y[INDEX])
        slope = (outputs[0] - outputs[1]) / (2 * STEP)
        tolerance = 2e-3 if name == "spectral" else 1e-6
        assert found[place] == pytest.approx(slope, abs=tolerance)


@pytest.mark.parametrize("name", ["batch", "batch-renorm", "layer", "group", "instance"])
def test_over_a_set_with_a_mean_it_sums_to_zero(name: str) -> None:
    spec = NormSpec(name, groups=2)
    found = gradient(GradientRequest(spec, X, NormParameters(), INDEX))
    members = found[norms.members(name, SHAPE, INDEX, 2)]
    assert abs(members.sum()) < 1e-12
    assert np.count_nonzero(found) == members.size


def test_without_a_mean_something_remains() -> None:
    found = gradient(GradientRequest(NormSpec("rms"), X, NormParameters(), INDEX))
    assert abs(found.sum()) > 0.01


def test_a_fresh_weight_norm_starts_at_the_length_of_its_kernel() -> None:
    spec = NormSpec("weight", data_init=False)
    found = gradient(GradientRequest(spec, X, NormParameters(), INDEX))
    v = X[1].astype(np.float64)
    expected = -v[INDEX[1:]] * v / np.square(v).sum()
    expected[INDEX[1:]] += 1.0
    np.testing.assert_allclose(found[1], expected, atol=1e-9)
    assert not found[[0, 2]].any()


def test_below_its_threshold_an_output_does_not_move() -> None:
    given = NormParameters(tau=TAU)
    below = gradient(GradientRequest(NormSpec("frn"), X, given, (1, 1, 0, 1)))
    above = gradient(GradientRequest(NormSpec("frn"), X, given, INDEX))
    assert np.count_nonzero(below) == 0
    assert np.count_nonzero(above) == 6
