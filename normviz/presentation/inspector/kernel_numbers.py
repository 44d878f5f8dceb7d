"""Lengths of a kernel per output channel before and after its norm; which steps are told."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

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
