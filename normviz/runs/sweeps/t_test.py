"""The paired t-test in closed form: loading SciPy's statistics would stop the window a second."""

import math
from collections.abc import Sequence


def two_sided(differences: Sequence[float]) -> float:
    """The probability of a mean as far from 0 as that of ``differences`` where the true one is 0.

    Args:
        differences: At least two numbers, not all equal.

    Returns:
        From 0 to 1, to about 15 decimals.
    """
    freedom = len(differences) - 1
    mean = math.fsum(differences) / len(differences)
    squares = math.fsum((each - mean) ** 2 for each in differences)
    t = abs(mean) / math.sqrt(squares / freedom / len(differences))
    return max(0.0, 1.0 - _within(t, freedom))


def _within(t: float, freedom: int) -> float:
    """The probability that Student's t lies between −t and t.

    It is a finite sum for whole degrees of freedom (Abramowitz and Stegun 1964, "Handbook of
    Mathematical Functions", 26.7.3 and 26.7.4).
    """
    angle = math.atan2(t, math.sqrt(freedom))
    sine, cosine = math.sin(angle), math.cos(angle)
    is_odd = freedom % 2 == 1
    term = cosine if is_odd else 1.0
    total = 0.0 if freedom == 1 else term
    for step in range(3 if is_odd else 2, freedom - 1, 2):
        term *= cosine**2 * (step - 1) / step
        total += term
    return 2 / math.pi * (angle + sine * total) if is_odd else sine * total
