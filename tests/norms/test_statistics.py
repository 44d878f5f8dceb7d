import numpy as np
import pytest

from normviz.norms import statistics

PER_SAMPLE = np.array([0, 1]).reshape(2, 1, 1, 1)
CROSSED = np.array([0, 1, 1, 0]).reshape(2, 2, 1, 1)
"""Two sets that no axis separates."""


def tensor(*values: float) -> np.ndarray:
    return np.array(values).reshape(2, 2, 1, 1)


def test_moments_of_each_set() -> None:
    found = statistics.moments(tensor(1, 3, 10, 30), PER_SAMPLE, 0.0)
    assert found.mean is not None
    assert found.variance is not None
    assert found.divisor is not None
    assert found.mean.ravel().tolist() == [2, 20]
    assert found.variance.ravel().tolist() == [1, 100]
    assert found.divisor.ravel().tolist() == [1, 10]
    assert (found.mean_square, found.length) == (None, None)


def test_a_set_may_lie_across_the_axes() -> None:
    found = statistics.moments(tensor(1, 3, 10, 30), CROSSED, 0.0)
    assert found.mean is not None
    assert found.mean.ravel().tolist() == [15.5, 6.5, 6.5, 15.5]


def test_epsilon_is_added_under_the_root() -> None:
    found = statistics.moments(tensor(5, 5, 1, 3), PER_SAMPLE, 3.0)
    assert found.divisor is not None
    np.testing.assert_allclose(found.divisor.ravel(), [3**0.5, 2.0])


def test_a_large_offset_costs_no_digit_of_the_variance() -> None:
    found = statistics.moments(tensor(1, 3, 1, 3) + 1e12, PER_SAMPLE, 0.0)
    assert found.variance is not None
    assert found.variance.ravel().tolist() == [1, 1]


def test_the_mean_square_is_taken_around_zero() -> None:
    found = statistics.mean_square(tensor(3, 4, 0, 2), PER_SAMPLE, 0.0)
    assert found.mean_square is not None
    assert found.mean_square.ravel().tolist() == [12.5, 2.0]
    assert found.mean is None


def test_epsilon_bounds_a_length_from_below() -> None:
    found = statistics.euclidean(tensor(3, 4, 0, 1), PER_SAMPLE, 2.0)
    assert found.length is not None
    assert found.divisor is not None
    assert found.length.ravel().tolist() == [5, 1]
    assert found.divisor.ravel().tolist() == [5, 2]


@pytest.mark.parametrize("scale", [1.0, 1e-200, 1e200])
def test_the_largest_singular_value_at_any_scale(scale: float) -> None:
    matrix = np.array([[3.0, 4.0], [6.0, 8.0], [1.0, -1.0]])
    labels = np.zeros((1, 1, 1, 1), int)
    found = statistics.spectral(scale * matrix.reshape(3, 2, 1, 1), labels, 0.0)
    assert found.divisor is not None
    assert found.divisor.item() == pytest.approx(scale * np.linalg.svd(matrix)[1][0], rel=1e-12)


def test_values_whose_squares_underflow_keep_their_spread() -> None:
    found = statistics.moments(1e-200 * tensor(1, 3, 10, 30), PER_SAMPLE, 0.0)
    assert found.divisor is not None
    np.testing.assert_allclose(found.divisor.ravel(), [1e-200, 1e-199])


def test_the_identity_takes_none() -> None:
    assert statistics.nothing(tensor(1, 2, 3, 4), PER_SAMPLE, 0.0) == statistics.Statistics()
