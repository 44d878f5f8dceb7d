"""The largest singular value of a kernel by power iteration, step by step, as layers find it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from normviz.norms.kernels.largest_eigenvalue import two_largest_eigenvalues
from normviz.norms.validation import tensor

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]

STEPS: Final = 100
"""Steps of power iteration that are shown."""


@dataclass(frozen=True)
class PowerIteration:
    """What power iteration finds, and what it converges to.

    Attributes:
        found: σ after 1, 2, … steps.
        exact: σ₁ by the singular value decomposition.
        second: σ₂; 0 for a matrix of one row or column.
    """

    found: Vector
    exact: float
    second: float

    @property
    def rate(self) -> float:
        """Which part of the error a late step leaves, (σ₂/σ₁)⁴.

        The vectors converge with (σ₂/σ₁)², and σ is a Rayleigh quotient of them, whose error is
        the square of theirs.
        """
        return (self.second / self.exact) ** 4 if self.exact > 0 else 0.0

    @property
    def errors(self) -> Vector:
        """How far σ is below σ₁ after each step, relative to it; 0 for a kernel of zeros."""
        return 1.0 - self.found / self.exact if self.exact > 0 else np.zeros_like(self.found)


Spectra = Callable[[NDArray[Any]], PowerIteration]
"""Gives σ₁ of a kernel, and the way to it; it may raise NotReadyError until that is there."""


def power_iteration(kernel: ArrayLike, steps: int = STEPS, seed: int = 0) -> PowerIteration:
    """Iterates as Keras' SpectralNormalization does, from a random vector.

    Source: Miyato et al. 2018, arXiv 1802.05957, Algorithm 1.

    Args:
        kernel: (C_out, C_in, kh, kw).
        steps: At least 1.
        seed: Of the random vector.

    Raises:
        ValueError: The kernel is none.
    """
    whole = tensor(kernel).astype(np.float64)
    matrix = whole.reshape(whole.shape[0], -1)
    u = np.random.default_rng(seed).normal(size=matrix.shape[0])
    is_tall = matrix.shape[0] > matrix.shape[1]
    # Products with the smaller Gram matrix stand in for those with a kernel of millions.
    gram = matrix.T @ matrix if is_tall else matrix @ matrix.T
    found = _of_right(gram, matrix.T @ u, steps) if is_tall else _of_left(gram, u, steps)
    exact, second = (max(each, 0.0) ** 0.5 for each in two_largest_eigenvalues(gram))
    return PowerIteration(found, exact, second)


def _of_left(gram: Matrix, u: Vector, steps: int) -> Vector:
    """σ = ‖W v‖ after each step, v ∝ Wᵀu, from the Gram matrix WWᵀ."""
    found = np.zeros(steps)
    for step in range(steps):
        image = gram @ u
        length = max(float(u @ image), 0.0) ** 0.5  # ‖Wᵀu‖
        found[step] = np.linalg.norm(image) / length if length > 0 else 0.0
        u = _unit(image)
    return found


def _of_right(gram: Matrix, v: Vector, steps: int) -> Vector:
    """The same from WᵀW and the first v, of any length."""
    found = np.zeros(steps)
    v = _unit(v)
    for step in range(steps):
        image = gram @ v
        found[step] = max(float(v @ image), 0.0) ** 0.5
        v = _unit(image)
    return found


def _unit(vector: Vector) -> Vector:
    length = float(np.linalg.norm(vector))
    return vector / length if length > 0 else vector
