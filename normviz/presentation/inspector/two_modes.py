"""A norm with moving statistics in training and in inference, on the same tensor."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from normviz import norms
from normviz.figure.numbers import parameters_of
from normviz.figure.state import FigureState, Index
from normviz.figure.tensor_source import SourceTensor

MOST_COMPARED: Final = 1_000_000
"""Elements up to which all outputs are compared."""


@dataclass(frozen=True)
class ModeValues:
    """What the norm makes of the highlighted element in one mode.

    Attributes:
        mean: μ that is subtracted.
        variance: σ² that is divided by the root of.
        x_hat: The element, normalized.
        y: The output.
    """

    mean: float | None
    variance: float | None
    x_hat: float
    y: float


@dataclass(frozen=True)
class TwoModes:
    """Both modes side by side.

    Attributes:
        training: With the statistics of the tensor.
        inference: With the moving ones.
        largest: The largest difference between the outputs of both; None for a tensor that is
            too large to compare all.
    """

    training: ModeValues
    inference: ModeValues
    largest: float | None


def two_modes(state: FigureState, norm: str, tensor: SourceTensor, index: Index) -> TwoModes | None:
    """Both modes of a norm; None for one that does the same in both.

    Args:
        state: The settings; whether they train does not matter.
        norm: A norm of the catalogue.
        tensor: The tensor (N, C, H, W), and what comes with it.
        index: The highlighted element.
    """
    if not norms.CATALOG[norm].moving:
        return None
    modes, outputs = [], []
    for training in (True, False):
        shown = state.changed(training=training)
        spec, given = shown.spec(norm), parameters_of(shown, norm, tensor)
        found = norms.element_of(spec, tensor.x, index, given, shown.cuts)
        modes.append(ModeValues(found.mean, found.variance, found.x_hat, found.y))
        if tensor.x.size <= MOST_COMPARED:
            outputs.append(norms.normalized(spec, tensor.x, given, shown.cuts).y)
    largest = _furthest(*outputs) if outputs else None
    return TwoModes(modes[0], modes[1], largest)


def _furthest(one: NDArray[np.floating], other: NDArray[np.floating]) -> float:
    return float(np.abs(one - other).max())
