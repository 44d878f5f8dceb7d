"""Centring, division, scale and shift without overflow in float32 and float64."""

from dataclasses import dataclass

import numpy as np

from normviz.norms.parameters import FittedParameters
from normviz.norms.spec import NormSpec
from normviz.norms.statistics import (
    FloatArray,
    IntArray,
    Statistics,
    divided_by_length,
    spectral,
)

_LEAST_FLOAT32 = 1e-36
"""Divisors below it have lost digits as float32."""

_NO_DIFFERENCE = 1e-6
"""Relative to the values: what is nearer to the moving mean is equal to it."""


@dataclass(frozen=True)
class Normalized:
    """What came out; everything broadcasts against the tensor and has its dtype.

    A statistic that float32 cannot hold, such as the variance of values near 3e38, is float64.

    Attributes:
        y: γ·x̂ + β, of the tensor's shape. It is ``x_hat`` itself where γ is 1 and β is 0.
        x_hat: The tensor less the mean, divided by the divisor.
        mean: μ of each set; None where the norm subtracts none.
        variance: Biased σ² of each set; None where the norm has none.
        mean_square: Mean of x² of each set, for ``rms`` and ``frn``; else None.
        divisor: √(σ²+ε), √(mean of x² + ε), the L2 norm or σ₁; None for ``none``.
        r: What the centred and divided tensor is multiplied by; None where it is not corrected.
        d: What is added to it then, which gives x̂; None likewise.
    """

    y: FloatArray
    x_hat: FloatArray
    mean: FloatArray | None
    variance: FloatArray | None
    mean_square: FloatArray | None
    divisor: FloatArray | None
    r: FloatArray | None = None
    d: FloatArray | None = None


def statistics_of(
    spec: NormSpec,
    x: FloatArray,
    found: IntArray,
    fitted: FittedParameters,
    sigma: float | None = None,
) -> Statistics:
    """What is subtracted and divided by: of the sets that ``found`` labels, or the moving ones.

    Args:
        spec: The settings.
        x: The tensor, or a whole set of it.
        found: The labels of its sets.
        fitted: γ, β and the moving statistics.
        sigma: As for `Normalizer`.

    Raises:
        ValueError: A statistic is too large for float64.
    """
    if sigma is not None and spec.norm.statistics is spectral:
        return divided_by_length(sigma, found, spec.used_epsilon)
    try:
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            return _taken(spec, x, found, fitted)
    except FloatingPointError:
        if x.dtype != np.float64:
            return statistics_of(spec, x.astype(np.float64), found, fitted)
        raise _too_large("statistics") from None


def _taken(spec: NormSpec, x: FloatArray, found: IntArray, fitted: FittedParameters) -> Statistics:
    if not spec.uses_moving:
        taken = spec.norm.statistics(x, found, spec.used_epsilon)
        if spec.norm.correct is None:
            return taken
        return spec.norm.correct(taken, fitted, spec.used_epsilon)
    variance = fitted.moving_variance
    divisor = np.sqrt(variance + spec.used_epsilon)
    if not divisor.all():
        _refuse_infinite(x, fitted.moving_mean, divisor)
    return Statistics(mean=fitted.moving_mean, variance=variance, divisor=divisor)


def _refuse_infinite(x: FloatArray, mean: FloatArray, divisor: FloatArray) -> None:
    away = np.abs(x - mean) > _NO_DIFFERENCE * np.abs(mean)
    if (away & (divisor == 0)).any():
        raise ValueError(
            "expected a moving_variance or an epsilon above 0 where x is not the moving mean, "
            "received 0 for both: the output would be infinite"
        )


def apply(
    spec: NormSpec,
    x: FloatArray,
    taken: Statistics,
    fitted: FittedParameters,
    in_float64: bool | None = None,
) -> Normalized:
    """Centre, divide, scale and shift ``x`` with the statistics taken from it.

    Args:
        spec: The settings.
        x: (N, C, H, W), or a part of the tensor that the statistics were taken from.
        taken: The statistics; they broadcast against ``x``, as all that follows.
        fitted: γ, β and τ.
        in_float64: Whether to compute in float64; None where the statistics decide that.

    Raises:
        ValueError: A result is too large for the dtype of ``x``.
    """
    kind = x.dtype
    if in_float64 is None:
        in_float64 = needs_float64(kind, taken)
    try:
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            wide = x.astype(np.float64) if in_float64 else x
            x_hat, y = _applied(spec, wide, taken, fitted)
    except FloatingPointError:
        x_hat, y = _applied_wide(spec, x, taken, fitted)
    return Normalized(
        y=_fitting(y, kind, "y"),
        x_hat=_fitting(x_hat, kind, "x̂"),
        mean=_as(kind, taken.mean),
        variance=_as(kind, taken.variance),
        mean_square=_as(kind, taken.mean_square),
        divisor=_as(kind, taken.divisor),
        r=_as(kind, taken.r),
        d=_as(kind, taken.d),
    )


def _applied_wide(
    spec: NormSpec, x: FloatArray, taken: Statistics, fitted: FittedParameters
) -> tuple[FloatArray, FloatArray]:
    """As `_applied`, in float64, for what float32 cannot hold on the way."""
    try:
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            return _applied(spec, x.astype(np.float64), taken, fitted)
    except FloatingPointError:
        raise _too_large("y") from None


def _applied(
    spec: NormSpec, x: FloatArray, taken: Statistics, fitted: FittedParameters
) -> tuple[FloatArray, FloatArray]:
    """The values x̂ and y."""
    gamma = fitted.gamma
    if spec.norm.gamma_starts_at_divisor and gamma is None:
        gamma = taken.divisor
    if spec.norm.pointwise is not None:
        x_hat = spec.norm.pointwise.compute(fitted.alpha.astype(x.dtype) * x)
    else:
        x_hat = _corrected(_standardized(x, taken), taken)
    y = x_hat
    # A factor of 1 and an offset of 0 would only cost a second tensor.
    if gamma is not None and np.any(gamma != 1):
        y = y * gamma.astype(x.dtype)
    if fitted.beta is not None and np.any(fitted.beta):
        y = y + fitted.beta.astype(x.dtype)
    if fitted.tau is not None:
        y = np.maximum(y, fitted.tau.astype(x.dtype))
    return x_hat, y


def _corrected(x_hat: FloatArray, taken: Statistics) -> FloatArray:
    """x̂ times r plus d, where there is such a correction."""
    if taken.r is not None:
        x_hat *= taken.r.astype(x_hat.dtype)
    if taken.d is not None:
        x_hat += taken.d.astype(x_hat.dtype)
    return x_hat


def _standardized(x: FloatArray, taken: Statistics) -> FloatArray:
    """(x − mean) / divisor, in the tensor's dtype and without the mean's rounding."""
    if taken.divisor is None:
        return x.copy()
    divisor = np.where(taken.divisor > 0, taken.divisor, 1.0).astype(x.dtype)
    if taken.mean is None:
        return np.asarray(x / divisor)
    rounded = taken.mean.astype(x.dtype)
    rest = taken.mean - rounded
    if taken.remainder is not None:
        rest = rest + taken.remainder
    x_hat = x - rounded
    x_hat -= rest.astype(x.dtype)
    return np.divide(x_hat, divisor, out=x_hat)


def needs_float64(kind: np.dtype[np.floating], taken: Statistics) -> bool:
    """Whether a divisor would lose digits as float32."""
    divisor = taken.divisor
    if divisor is None or kind == np.float64:
        return False
    return bool(((divisor > 0) & (divisor < _LEAST_FLOAT32)).any())


def _fitting(value: FloatArray, kind: np.dtype[np.floating], name: str) -> FloatArray:
    if value.dtype == kind:
        return value
    try:
        with np.errstate(over="raise"):
            return value.astype(kind)
    except FloatingPointError:
        raise _too_large(name) from None


def _as(kind: np.dtype[np.floating], value: FloatArray | None) -> FloatArray | None:
    """The statistic in the tensor's dtype, or as it is where that is too small for it."""
    if value is None or value.dtype == kind:
        return value
    try:
        with np.errstate(over="raise"):
            return value.astype(kind)
    except FloatingPointError:
        return value


def _too_large(name: str) -> ValueError:
    return ValueError(
        f"expected {name} that the tensor's type can hold, received larger ones: scale x, gamma "
        "or beta down"
    )
