"""Identities between norms, checked on the tensor that is shown: the largest difference of x̂."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from normviz import norms
from normviz.presentation.inspector.histogram_bins import FloatArray
from normviz.presentation.inspector.readings import Readings

IdentityCheck = Callable[[Readings], float]
"""Computes the largest |difference| over the whole tensor."""


def same_as(other: str, groups: int | None = None) -> IdentityCheck:
    """The focused norm against the norm ``other``, with ``groups`` groups if it takes any."""

    def compute(readings: Readings) -> float:
        x = readings.model.x
        own = readings.spec(readings.model.focused)
        theirs = replace(own, name=other, groups=groups or own.groups)
        parameters = readings.parameters(other)
        found = norms.normalized(theirs, x, parameters, readings.state.cuts).x_hat
        return _largest(_own(readings), found)

    return compute


def bias_before(readings: Readings) -> float:
    """The focused norm against itself after a bias, 1 to 2, was added to every channel."""
    x = readings.model.x
    bias = np.linspace(1.0, 2.0, x.shape[1], dtype=np.float32)[:, None, None]
    name = readings.model.focused
    spec, given, cuts = readings.spec(name), readings.parameters(name), readings.state.cuts
    shifted = norms.normalized(spec, x + bias, given, cuts).x_hat
    return _largest(_own(readings), shifted)


def all_beta(readings: Readings) -> float:
    """The focused norm's output against β."""
    name = readings.model.focused
    beta = np.asarray(readings.parameters(name).beta or 0.0, np.float32)
    if beta.ndim == 1:
        beta = beta[:, None, None]
    return _largest(readings.model.normalized(name).y, beta)


def _own(readings: Readings) -> FloatArray:
    return readings.model.normalized(readings.model.focused).x_hat


def _largest(one: FloatArray, other: FloatArray) -> float:
    return float(np.abs(one - other).max())
