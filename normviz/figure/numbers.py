"""The numbers behind a figure: parameters of each norm, moving statistics, what colour shows."""

import numpy as np
from numpy.typing import NDArray

from normviz import norms
from normviz.figure.inputs import Tensor
from normviz.figure.state import FigureState
from normviz.figure.textures import Values

STANDARD_LIMIT = 2.5
"""The strongest colour of normalized values, which have mean 0 and deviation 1."""

Statistics = NDArray[np.float64]


def parameters_of(state: FigureState, norm: str, x: Tensor) -> norms.NormParameters:
    """What ``norm`` is given beside its settings.

    γ and β are given to norms that learn them, moving statistics to batch norm in inference.

    Args:
        state: The settings.
        norm: A norm of the catalogue.
        x: The tensor (N, C, H, W).
    """
    entry = norms.CATALOG[norm]
    mean = variance = None
    if entry.moving and not state.training:
        mean, variance = moving_statistics(state, x)
    return norms.NormParameters(
        gamma=state.gamma if state.scale and "gamma" in entry.learned else None,
        beta=state.beta if state.center and "beta" in entry.learned else None,
        moving_mean=mean,
        moving_variance=variance,
    )


def moving_statistics(state: FigureState, x: Tensor) -> tuple[Statistics, Statistics]:
    """Batch norm's moving mean and variance, (1, C, 1, 1), after ``state.steps`` steps on x.

    They start at 0 and 1; after n steps that start still weighs momentum to the power n.
    """
    start = state.momentum**state.steps
    mean = x.mean(axis=(0, 2, 3), keepdims=True, dtype=np.float64)
    # In float32 the squares of small values would be 0, and such a variance divides by nothing.
    squares = np.square(x - mean.astype(np.float32), dtype=np.float64)
    variance = squares.mean(axis=(0, 2, 3), keepdims=True)
    return (1 - start) * mean, start + (1 - start) * variance


def normalized_by(state: FigureState, norm: str, x: Tensor) -> norms.Normalized:
    """What ``norm`` makes of the whole of x with the settings of ``state``."""
    return norms.normalized(state.spec(norm), x, parameters_of(state, norm, x))


def shown_values(
    state: FigureState, norm: str, x: Tensor, normalized: norms.Normalized | None = None
) -> Values:
    """What the colours x, x̂ and y show of one norm, (N, C, H, W), and their range.

    Norms that standardize share one range, so that their figures can be compared.

    Args:
        state: The settings; ``state.color`` is one of the three.
        norm: A norm of the catalogue.
        x: The tensor.
        normalized: What ``norm`` makes of x; computed where it is needed and not given.
    """
    if state.color == "x":
        return Values(x, value_limit(x))
    result = normalized or normalized_by(state, norm, x)
    shown = result.y if state.color == "y" else result.x_hat
    standardizes = result.mean is not None or result.mean_square is not None
    # The identity is shown in the range of the others: what it leaves stands out.
    if not standardizes and norms.CATALOG[norm].kind != "identity":
        return Values(shown, value_limit(shown))
    if state.color == "x_hat":
        return Values(shown, STANDARD_LIMIT)
    gamma = abs(state.gamma) if state.scale else 1.0
    beta = abs(state.beta) if state.center else 0.0
    return Values(shown, STANDARD_LIMIT * gamma + beta)


def value_limit(values: NDArray[np.floating]) -> float:
    """The absolute value that all but one in a hundred elements stay below."""
    flat = values.reshape(-1)
    sample = np.abs(flat[:: max(1, flat.size // 20_000)])
    return float(np.quantile(sample, 0.99)) or 1.0
