"""How much of an element's output is due to ε and to the rounding of float32."""

import numpy as np

from normviz import norms

_EPSILON_MATTERS = 0.05
"""From this share of σ² + ε on, ε is worth a remark."""
_STEP_MATTERS = 1e-3
"""From this share of √(σ² + ε) on, the step between float32 numbers gets a remark."""


def epsilon_share(element: norms.Element) -> float | None:
    """How much of σ² + ε (or of the mean square + ε) is ε, where that is worth a remark."""
    square = element.variance if element.variance is not None else element.mean_square
    if square is None or not element.epsilon:
        return None
    share = element.epsilon / (square + element.epsilon)
    return share if share >= _EPSILON_MATTERS else None


def float32_share(element: norms.Element) -> float | None:
    """How far float32 numbers near μ are apart, in parts of √(σ² + ε), where that can be seen."""
    if element.mean is None or not element.divisor:
        return None
    share = float(np.spacing(np.float32(abs(element.mean)))) / element.divisor
    return share if share >= _STEP_MATTERS else None
