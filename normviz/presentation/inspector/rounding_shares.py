"""How much of an element's output is due to ε and to the rounding of float32."""

import numpy as np

from normviz import norms

_EPSILON_MATTERS = 0.05
"""From this share of σ² + ε on, ε is worth a remark."""
_STEP_MATTERS = 2e-4
"""From this change of y on, the step between float32 numbers gets a remark: y has four decimals."""


def epsilon_share(element: norms.Element) -> float | None:
    """How much of σ² + ε (or of the mean square + ε) is ε, where that is worth a remark."""
    square = element.variance if element.variance is not None else element.mean_square
    if square is None or not element.epsilon:
        return None
    share = element.epsilon / (square + element.epsilon)
    return share if share >= _EPSILON_MATTERS else None


def float32_step(element: norms.Element) -> float | None:
    """How much y changes from one float32 number near μ to the next, where that can be seen.

    A layer in float32 is off by about that: Keras adds x·γ/√(σ² + ε) to β − μ·γ/√(σ² + ε), and both
    are rounded where they are large.
    """
    if element.mean is None or not element.divisor:
        return None
    spacing = float(np.spacing(np.float32(abs(element.mean))))
    step = spacing * abs(element.gamma) / element.divisor
    return step if step >= _STEP_MATTERS else None
