"""The reference: what a norm makes of a tensor, in NumPy."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from normviz.norms import checks
from normviz.norms.catalog import norm_named
from normviz.norms.layout import labels
from normviz.norms.norm import Norm
from normviz.norms.statistics import FloatArray, IntArray, Statistics


@dataclass(frozen=True)
class Normalized:
    """What came out; everything broadcasts against the tensor and has its dtype.

    Attributes:
        y: γ·x̂ + β, of the tensor's shape. It is ``x_hat`` itself where γ is 1 and β is 0.
        x_hat: The tensor less the mean, divided by the divisor.
        mean: μ of each set; None where the norm subtracts none.
        variance: Biased σ² of each set; None where the norm has none.
        mean_square: Mean of x² of each set, for ``rms`` and ``frn``; else None.
        divisor: √(σ²+ε), √(mean of x² + ε), the L2 norm or σ₁; None for ``none``.
    """

    y: FloatArray
    x_hat: FloatArray
    mean: FloatArray | None
    variance: FloatArray | None
    mean_square: FloatArray | None
    divisor: FloatArray | None


@dataclass(frozen=True)
class Options:
    """Checked settings of one call, as arrays of rank four where they are given."""

    epsilon: float
    gamma: FloatArray | None
    beta: FloatArray | None
    tau: FloatArray | None
    moving_mean: FloatArray
    moving_variance: FloatArray
    training: bool


def normalize(
    name: str,
    x: ArrayLike,
    groups: int | None = None,
    epsilon: float | None = None,
    gamma: ArrayLike | None = None,
    beta: ArrayLike | None = None,
    training: bool = True,
    moving_mean: ArrayLike | None = None,
    moving_variance: ArrayLike | None = None,
    tau: ArrayLike | None = None,
) -> Normalized:
    """Normalize a tensor.

    Args:
        name: A norm of the catalogue.
        x: (N, C, H, W); for ``weight`` and ``spectral`` the kernel (C_out, C_in, kh, kw).
        groups: As for `labels`.
        epsilon: At least 0; None is what Keras takes. Where the divisor is 0 all the same, the
            elements are 0 after centring and x̂ is 0, the limit for a vanishing epsilon.
        gamma: Scale: a number, (C,), or anything that broadcasts. None is 1; for ``weight`` it is
            g, runs along C_out, and None is ‖v‖, at which training starts: then y is x. Applied
            wherever it is given, also for a norm that learns none.
        beta: Offset, likewise; None is 0.
        training: False lets ``batch`` use the moving statistics; the others make no difference.
        moving_mean: A number, (C,), or anything that broadcasts; None is 0, where Keras starts.
        moving_variance: Likewise; None is 1.
        tau: Threshold of the thresholded linear unit that follows ``frn``: y becomes
            max(y, tau). None leaves it out.

    Returns:
        The result as float32 for a float32 or float16 tensor, else as float64.

    Raises:
        ValueError: An argument is not as described.
    """
    norm = norm_named(name)
    values = checks.tensor(x)
    found = labels(name, values.shape, groups)
    options = check_options(
        norm,
        values.shape,
        epsilon=epsilon,
        gamma=gamma,
        beta=beta,
        tau=tau,
        moving_mean=moving_mean,
        moving_variance=moving_variance,
        training=training,
    )
    return apply(norm, values, statistics_of(norm, values, found, options), options)


def check_options(
    norm: Norm,
    shape: Sequence[int],
    *,
    epsilon: float | None,
    gamma: ArrayLike | None,
    beta: ArrayLike | None,
    tau: ArrayLike | None,
    moving_mean: ArrayLike | None,
    moving_variance: ArrayLike | None,
    training: bool,
) -> Options:
    """The arguments of `normalize`, checked and of rank four."""
    sizes = checks.four_sizes(shape)

    def fit(what: str, value: ArrayLike) -> FloatArray:
        return checks.parameter(what, value, sizes, norm.channel_axis)

    variance = fit("moving_variance", 1.0 if moving_variance is None else moving_variance)
    if variance.min() < 0:
        raise ValueError(f"expected moving_variance of at least 0, received {variance.min()}")
    return Options(
        epsilon=checks.non_negative((norm.keras_epsilon or 0.0) if epsilon is None else epsilon),
        gamma=None if gamma is None else fit("gamma", gamma),
        beta=None if beta is None else fit("beta", beta),
        tau=None if tau is None else fit("tau", tau),
        moving_mean=fit("moving_mean", 0.0 if moving_mean is None else moving_mean),
        moving_variance=variance,
        training=training,
    )


def statistics_of(norm: Norm, x: FloatArray, found: IntArray, options: Options) -> Statistics:
    """What is subtracted and divided by: of the sets that ``found`` labels, or the moving ones."""
    if norm.moving and not options.training:
        variance = options.moving_variance
        divisor = np.sqrt(variance + options.epsilon)
        return Statistics(mean=options.moving_mean, variance=variance, divisor=divisor)
    return norm.statistics(x, found, options.epsilon)


def apply(norm: Norm, x: FloatArray, taken: Statistics, options: Options) -> Normalized:
    """Centre, divide, scale and shift ``x`` with the statistics taken from it."""
    gamma = options.gamma
    if norm.restores and gamma is None:
        gamma = taken.divisor
    x_hat = _standardize(x, taken)
    y = x_hat
    # A factor of 1 and an offset of 0 would only cost a second tensor.
    if gamma is not None and np.any(gamma != 1):
        y = y * gamma.astype(x.dtype)
    if options.beta is not None and np.any(options.beta):
        y = y + options.beta.astype(x.dtype)
    if options.tau is not None:
        y = np.maximum(y, options.tau.astype(x.dtype))
    return Normalized(
        y=y,
        x_hat=x_hat,
        mean=_as(x, taken.mean),
        variance=_as(x, taken.variance),
        mean_square=_as(x, taken.mean_square),
        divisor=_as(x, taken.divisor),
    )


def _standardize(x: FloatArray, taken: Statistics) -> FloatArray:
    """(x − mean) / divisor, in the tensor's dtype and without the mean's rounding."""
    if taken.divisor is None:
        return x.copy()
    divisor = np.where(taken.divisor > 0, taken.divisor, 1.0).astype(x.dtype)
    if taken.mean is None:
        return np.asarray(x / divisor)
    rounded = taken.mean.astype(x.dtype)
    x_hat = x - rounded
    x_hat -= (taken.mean - rounded).astype(x.dtype)
    return np.divide(x_hat, divisor, out=x_hat)


def _as(x: FloatArray, value: FloatArray | None) -> FloatArray | None:
    if value is None:
        return None
    with np.errstate(over="ignore"):  # a square may be too large for float32 where x is not
        return value.astype(x.dtype)
