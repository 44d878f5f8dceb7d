"""The largest eigenvalue against the whole spectrum."""

import numpy as np
import pytest

from normviz.norms.kernels.largest_eigenvalue import (
    SMALL,
    largest_eigenvalue,
    two_largest_eigenvalues,
)


def gram(rows: int, rank: int, seed: int = 0) -> np.ndarray:
    matrix = np.random.default_rng(seed).normal(size=(rows, rank))
    return matrix @ matrix.T


@pytest.mark.parametrize("rank", [1, 3, SMALL, 2 * SMALL])
def test_it_is_that_of_the_whole_spectrum(rank: int) -> None:
    matrix = gram(SMALL + 9, rank)
    expected = np.linalg.eigvalsh(matrix)
    assert largest_eigenvalue(matrix) == pytest.approx(expected[-1], rel=1e-11)
    found = two_largest_eigenvalues(matrix)
    assert found == pytest.approx(expected[:-3:-1], rel=1e-11, abs=1e-9)


def test_small_matrices_zeros_and_equal_eigenvalues_are_no_trouble() -> None:
    assert largest_eigenvalue(np.array([[4.0]])) == 4.0
    assert largest_eigenvalue(np.zeros((SMALL + 1, SMALL + 1))) == 0.0
    assert two_largest_eigenvalues(3.0 * np.eye(SMALL + 1)) == pytest.approx((3.0, 3.0))
    assert two_largest_eigenvalues(np.array([[4.0]])) == (4.0, 0.0)
    assert two_largest_eigenvalues(np.zeros((SMALL + 1, SMALL + 1))) == (0.0, 0.0)
