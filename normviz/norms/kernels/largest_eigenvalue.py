"""The largest eigenvalues of a symmetric matrix, quickly where the matrix is large.

Lanczos iteration with full reorthogonalization (Golub & Van Loan, Matrix Computations, section
10.1): a few hundred products with a vector stand in for the reduction of the whole matrix.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

SMALL: Final = 512
"""Rows up to which the whole spectrum takes no longer."""
_MOST_STEPS: Final = 400
_EVERY: Final = 20
"""Steps from one look at the residual to the next."""
_TOLERANCE: Final = 1e-8
"""Of the residual, relative to the eigenvalue, whose own error goes with its square."""


def largest_eigenvalue(matrix: Doubles) -> float:
    """The largest eigenvalue.

    Args:
        matrix: (n, n), symmetric and positive semidefinite.
    """
    return _largest_pair(matrix)[0] if len(matrix) > SMALL else _spectrum(matrix)[-1]


def two_largest_eigenvalues(matrix: Doubles) -> tuple[float, float]:
    """The largest eigenvalue and the second largest one; 0 where there is no second one.

    Args:
        matrix: As for :func:`largest_eigenvalue`.
    """
    if len(matrix) <= SMALL:
        values = _spectrum(matrix)
        return values[-1], values[-2] if len(values) > 1 else 0.0
    value, vector = _largest_pair(matrix)
    second, _ = _largest_pair(matrix - value * np.outer(vector, vector))
    return value, max(second, 0.0)


def _spectrum(matrix: Doubles) -> list[float]:
    found: list[float] = np.linalg.eigvalsh(matrix).tolist()
    return found


def _largest_pair(matrix: Doubles) -> tuple[float, Doubles]:
    found = _by_lanczos(matrix)
    if found is None:
        values, vectors = np.linalg.eigh(matrix)
        return float(values[-1]), vectors[:, -1]
    return found


def _by_lanczos(matrix: Doubles) -> tuple[float, Doubles] | None:
    """The largest eigenvalue and its vector; None where they have not converged in time."""
    basis = np.zeros((_MOST_STEPS, len(matrix)))
    start = np.random.default_rng(0).normal(size=len(matrix))
    basis[0] = start / np.linalg.norm(start)
    diagonal, beside = np.zeros(_MOST_STEPS), np.zeros(_MOST_STEPS)
    for step in range(_MOST_STEPS - 1):
        rest = matrix @ basis[step]
        diagonal[step] = basis[step] @ rest
        for _ in range(2):  # once leaves rounding errors that grow
            rest -= basis[: step + 1].T @ (basis[: step + 1] @ rest)
        beside[step] = np.linalg.norm(rest)
        is_exhausted = beside[step] <= _TOLERANCE**2 * abs(diagonal[: step + 1]).max()
        if is_exhausted or step % _EVERY == _EVERY - 1:
            value, vector = _ritz(diagonal[: step + 1], beside[:step])
            if is_exhausted or beside[step] * abs(vector[-1]) <= _TOLERANCE * value:
                return value, basis[: step + 1].T @ vector
        basis[step + 1] = rest / beside[step]
    return None


def _ritz(diagonal: Doubles, beside: Doubles) -> tuple[float, Doubles]:
    """The largest eigenvalue of the tridiagonal matrix, and its vector."""
    small = np.diag(diagonal) + np.diag(beside, 1) + np.diag(beside, -1)
    values, vectors = np.linalg.eigh(small)
    return float(values[-1]), vectors[:, -1]
