"""Lengths of a kernel per output channel before and after its norm, and steps towards σ₁."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from normviz import norms
from normviz.norms import statistics
from normviz.norms.kernels.power_iteration import PowerIteration, power_iteration

STEPS: Final = 100
"""Steps of power iteration that are shown."""

TOLD: Final = (1, 2, 5, 10, 20, 50, 100)
"""Those whose σ is written."""

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class KernelLengths:
    """The kernel of each output channel as a length.

    Attributes:
        v: ‖v‖, (C_out,).
        w: ‖w‖, (C_out,): for weight norm g.
    """

    v: Vector
    w: Vector


def kernel_lengths(v: NDArray[np.floating], w: NDArray[np.floating]) -> KernelLengths:
    """The lengths of the kernels, both (C_out, C_in, kh, kw)."""
    before, after = (
        np.sqrt(np.square(each, dtype=np.float64).sum(axis=(1, 2, 3))) for each in (v, w)
    )
    return KernelLengths(before, after)


def sigma_steps(v: NDArray[np.floating]) -> PowerIteration:
    """σ₁ of a kernel by `STEPS` steps of power iteration."""
    return power_iteration(v, STEPS)


def is_spectral(norm: norms.Norm) -> bool:
    """Whether the norm divides by the largest singular value."""
    return norm.statistics is statistics.spectral
