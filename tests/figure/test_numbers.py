import numpy as np
import pytest

from normviz import norms
from normviz.figure.inputs import make_input
from normviz.figure.numbers import (
    STANDARD_LIMIT,
    moving_statistics,
    normalized_by,
    parameters_of,
    shown_values,
    value_limit,
)
from normviz.figure.state import FigureState

X = make_input("scale", (4, 6, 3, 3), 1)


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
@pytest.mark.parametrize("color", ["x", "x_hat", "y"])
@pytest.mark.parametrize("training", [True, False])
def test_colours_show_what_the_norm_computes(norm: str, color: str, training: bool) -> None:
    state = FigureState(color=color, gamma=1.5, beta=-0.5, training=training, groups=3)
    values = shown_values(state, norm, X)
    made = norms.normalized(state.spec(norm), X, parameters_of(state, norm, X))
    expected = {"x": X, "x_hat": made.x_hat, "y": made.y}[color]
    np.testing.assert_array_equal(values.cube, expected)
    assert values.limit > 0


def test_norms_that_standardize_share_one_range() -> None:
    state = FigureState(color="x_hat")
    limits = {
        shown_values(state, norm, X).limit for norm in ("batch", "layer", "rms", "frn", "none")
    }
    assert limits == {STANDARD_LIMIT}


def test_the_range_of_y_follows_gamma_and_beta() -> None:
    state = FigureState(color="y", gamma=-2.0, beta=-3.0)
    assert shown_values(state, "batch", X).limit == 2 * STANDARD_LIMIT + 3
    off = FigureState(color="y", gamma=-2.0, beta=-3.0, center=False, scale=False)
    assert shown_values(off, "batch", X).limit == STANDARD_LIMIT


def test_what_is_known_is_not_computed_again() -> None:
    known = norms.normalize("batch", X)
    assert shown_values(FigureState(color="y"), "layer", X, known).cube is known.y


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
def test_only_what_a_norm_learns_is_given_to_it(norm: str) -> None:
    state = FigureState(gamma=3.0, beta=4.0, epsilon=0.5)
    given = parameters_of(state, norm, X)
    learned = norms.CATALOG[norm].learned
    assert given.gamma == (3.0 if "gamma" in learned else None)
    assert given.beta == (4.0 if "beta" in learned else None)
    assert state.spec(norm).epsilon == 0.5
    off = parameters_of(FigureState(gamma=3.0, beta=4.0, center=False, scale=False), norm, X)
    assert off.gamma is off.beta is None


def test_moving_statistics_are_given_to_batch_norm_in_inference_alone() -> None:
    for norm in norms.CATALOG:
        for training in (True, False):
            given = parameters_of(FigureState(training=training), norm, X)
            assert (given.moving_mean is not None) == (norm == "batch" and not training)


@pytest.mark.parametrize("steps", [0, 1, 20, 1000])
def test_moving_statistics_are_what_keras_has_after_so_many_steps(steps: int) -> None:
    state = FigureState(momentum=0.9, steps=steps)
    mean, variance = np.zeros(6), np.ones(6)
    for _ in range(steps):
        mean = 0.9 * mean + 0.1 * X.mean((0, 2, 3), dtype=float)
        variance = 0.9 * variance + 0.1 * X.var((0, 2, 3), dtype=float)
    found_mean, found_variance = moving_statistics(state, X)
    assert found_mean.shape == (1, 6, 1, 1)
    np.testing.assert_allclose(found_mean.ravel(), mean, atol=1e-6)
    np.testing.assert_allclose(found_variance.ravel(), variance, rtol=1e-5)


def test_the_limit_leaves_out_one_in_a_hundred() -> None:
    values = np.concatenate([np.linspace(-1, 1, 990), np.full(9, 1e6)])
    assert value_limit(values) == pytest.approx(1, abs=0.01)


def test_the_limit_of_zeros_is_one() -> None:
    assert value_limit(np.zeros((2, 2))) == 1.0


@pytest.mark.parametrize(("gamma", "beta"), [(1.0, 0.0), (1.0, 0.5), (2.0, 0.0), (-0.5, 0.25)])
@pytest.mark.parametrize("norm", list(norms.CATALOG))
def test_leaving_out_what_changes_nothing_changes_nothing(
    norm: str, gamma: float, beta: float
) -> None:
    state = FigureState(gamma=gamma, beta=beta)
    x = make_input("noise", state.shape, seed=3)

    quick = normalized_by(state, norm, x)
    whole = norms.normalized(state.spec(norm), x, parameters_of(state, norm, x))

    np.testing.assert_array_equal(quick.y, whole.y)
    np.testing.assert_array_equal(quick.x_hat, whole.x_hat)


def test_moving_statistics_of_tiny_values_do_not_vanish() -> None:
    """All at once: inference, no epsilon, no memory of the start, values near 1e-30."""
    state = FigureState(
        shape=(1, 1, 1, 2), groups=1, training=False, epsilon=0.0, momentum=0.0, steps=1
    )
    x = np.array([1e-30, 3e-30], np.float32).reshape(state.shape)
    found = normalized_by(state, "batch", x)
    np.testing.assert_allclose(found.x_hat.ravel(), [-1.0, 1.0], rtol=1e-5)
