"""Bins of the histogram: stable axes with round ends, and fast counting."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz.norms import Element, Norm

FloatArray = NDArray[np.floating[Any]]

BINS = 24
_STEPS = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_USUAL = 3.0
"""Normalized values are rarely further from zero."""
_COMPARABLE = 2.5
"""Axes whose lengths differ by less than this factor become one, so that one sees the shift."""


@dataclass(frozen=True)
class AxisSpan:
    """An axis from ``low`` to ``high``."""

    low: float
    high: float

    @property
    def edges(self) -> FloatArray:
        """The BINS + 1 edges of the bins."""
        return np.linspace(self.low, self.high, BINS + 1)

    def joined(self, other: "AxisSpan") -> "AxisSpan":
        """The shortest axis that holds both."""
        return AxisSpan(min(self.low, other.low), max(self.high, other.high))

    def held(self, value: float) -> float:
        """``value``, or the end of the axis beyond which it lies."""
        return min(max(value, self.low), self.high)


def round_span(low: float, high: float) -> AxisSpan:
    """The shortest axis with round ends that holds both values and zero."""
    low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        return AxisSpan(-1.0, 1.0)
    least = max(-low, high) / 4
    return AxisSpan(
        -_round_up(max(-low, least)) if low < 0 else 0.0,
        _round_up(max(high, least)) if high > 0 else 0.0,
    )


def first_span(norm: Norm, element: Element, training: bool) -> AxisSpan | None:
    """Where the outputs of a norm lie as a rule; None: about where the inputs lie."""
    if norm.kind == "identity" or norm.gamma_starts_at_divisor or norm.reads_moving(training):
        return None
    if element.variance is None and element.mean_square is None:
        return AxisSpan(element.beta, element.beta)
    reach = _USUAL * abs(element.gamma)
    return AxisSpan(element.beta - reach, element.beta + reach)


def matched(first: AxisSpan, second: AxisSpan) -> tuple[AxisSpan, AxisSpan]:
    """Both axes; one axis for both where they are about as long."""
    one, other = first.high - first.low, second.high - second.low
    if max(one, other) <= _COMPARABLE * min(one, other):
        both = first.joined(second)
        return both, both
    return first, second


def shares(values: FloatArray, span: AxisSpan) -> FloatArray:
    """The share of the values in each bin; what lies beyond an end counts in the last bin."""
    scale = BINS / (span.high - span.low)
    places = ((values - np.float32(span.low)) * np.float32(scale)).astype(np.int32)
    np.clip(places, 0, BINS - 1, out=places)
    return np.bincount(places, minlength=BINS) / len(values)


class Scales:
    """The axes for one norm on one tensor; they only grow, so that a hover moves nothing.

    Attributes:
        spans: The axes before and after.
        top: The largest share that any bin has had.
    """

    def __init__(self, x: FloatArray, first: AxisSpan | None) -> None:
        """Begins with all of ``x`` (N, C, H, W) and with the span ``first`` of the outputs."""
        self._before = round_span(float(x.min()), float(x.max()))
        self._after = first or self._before
        self.spans = (self._before, self._before)
        self.top = 0.0

    def count(self, element: Element) -> tuple[FloatArray, FloatArray]:
        """The shares of the element's set in each bin, before and after."""
        after = AxisSpan(float(element.after.min()), float(element.after.max()))
        self._after = self._after.joined(after)
        self.spans = matched(self._before, round_span(self._after.low, self._after.high))
        before = shares(element.before, self.spans[0])
        counted = before, shares(element.after, self.spans[1])
        self.top = max(self.top, *(float(heights.max()) for heights in counted))
        return counted


def _round_up(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in _STEPS if step * power >= value * (1 - 1e-9))
