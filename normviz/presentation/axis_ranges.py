"""Ranges of the plots' y axes: the codelab's zoom, or fitted to the values. No Qt."""

import math
from collections.abc import Iterable

import numpy as np

from normviz.presentation.learning_curves import Floats, Metric

_STEPS = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_FLOORS = (0.95, 0.9, 0.8, 0.6, 0.4, 0.2)
"""Where an axis of accuracies may begin: few places, so that a rising curve seldom moves it."""
_ENOUGH = 2_000
"""Number of values above which a subset is used to estimate their range."""
_LOWEST_LOSS = 1e-6
"""No axis ends lower."""
_MARGIN = 0.04
"""Fraction of the axis beyond a loss of 0 and an accuracy of 1, so that no line is cut."""


def zoomed(metric: Metric, zoom: float) -> tuple[float, float]:
    """The codelab's range: loss 0…1.2/zoom, accuracy 1 − 0.5/zoom…1 + 0.05/zoom."""
    if metric == "loss":
        return 0.0, 1.2 / zoom
    return 1 - 0.5 / zoom, 1 + 0.05 / zoom


def robust_range(values: Floats) -> tuple[float, float]:
    """Between which values nearly all of them lie; (nan, nan) where there are none.

    Args:
        values: (n,), in the order of the training; the start, which is far off, counts less.
    """
    some = values[:: max(1, len(values) // _ENOUGH)]
    good = some[np.isfinite(some)]
    if len(good) == 0:
        return math.nan, math.nan
    return _quantiles(good, (0.01, 0.99))


def joined(bounds: tuple[float, float], lines: Iterable[Floats]) -> tuple[float, float]:
    """``bounds``, widened to hold every finite value of ``lines``.

    Args:
        bounds: What :func:`robust_range` gives for the batches.
        lines: Validations, which are few and of which none must be left out.
    """
    good = [values[np.isfinite(values)] for values in lines if len(values)]
    known = [pair for pair in bounds if not math.isnan(pair)]
    known += [float(end) for values in good if len(values) for end in (values.min(), values.max())]
    return (min(known), max(known)) if known else (math.nan, math.nan)


def fitting(
    metric: Metric, bounds: Iterable[tuple[float, float]], log: bool = False
) -> tuple[float, float]:
    """A range of round numbers that holds all ``bounds``.

    Args:
        metric: Loss or accuracy; a linear axis ends a little beyond 0 or 1.
        bounds: What :func:`robust_range` or :func:`joined` gives for each line.
        log: Whether the axis is logarithmic.
    """
    known = [pair for pair in bounds if math.isfinite(pair[0])]
    if not known:
        return (0.01, 1.0) if log else zoomed(metric, 1)
    low, high = min(pair[0] for pair in known), max(pair[1] for pair in known)
    if metric == "accuracy":
        floor = next((floor for floor in _FLOORS if floor <= low), 0.0)
        return floor, 1 + _MARGIN * (1 - floor)
    if log:
        return _down(max(low, _LOWEST_LOSS)), _up(max(high, 10 * _LOWEST_LOSS))
    top = _up(max(high, _LOWEST_LOSS))
    return -_MARGIN * top, top


def _quantiles(values: Floats, shares: tuple[float, float]) -> tuple[float, float]:
    """Two quantiles, as NumPy's, in a fifth of its time."""
    last = len(values) - 1
    lower = [math.floor(share * last) for share in shares]
    upper = [min(last, place + 1) for place in lower]
    ordered = np.partition(values, [*lower, *upper])
    low, high = (
        float(ordered[a] + (ordered[b] - ordered[a]) * (share * last - a))
        for share, a, b in zip(shares, lower, upper, strict=True)
    )
    return low, high


def positive(values: Floats) -> Floats:
    """``values`` for a logarithmic axis, which has no place for 0 and less: NaN leaves a gap."""
    return np.where(values > 0, values, np.nan)


def on_log_axis(values: Floats) -> Floats:
    """The logarithms of the same, to base 10."""
    return np.asarray(np.log10(positive(values)), dtype=np.float64)


def _up(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in _STEPS if step * power >= value * (1 - 1e-9))


def _down(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    return max(step for step in _STEPS if step * power <= value * (1 + 1e-9)) * power
