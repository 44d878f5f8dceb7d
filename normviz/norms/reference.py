"""Reference implementation of the norms in NumPy."""

from operator import index as as_int

from numpy.typing import ArrayLike

from normviz.norms import validation
from normviz.norms.catalog import norm_named
from normviz.norms.normalizer import Normalizer
from normviz.norms.parameters import NormParameters
from normviz.norms.spec import NormSpec
from normviz.norms.standardization import Normalized


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
    """Normalize a tensor; `normalized` takes the same as a `NormSpec` and `NormParameters`.

    Args:
        name: A norm of the catalogue.
        x: (N, C, H, W); for ``weight`` and ``spectral`` the kernel (C_out, C_in, kh, kw).
        groups: As for `labels`.
        epsilon: At least 0; None is what Keras takes. Where the divisor is 0 all the same, the
            elements are 0 after centring and x̂ is 0, the limit for a vanishing epsilon; Keras
            gives NaN there.
        gamma: Scale: a number, (C,), or anything that broadcasts. None is 1; for ``weight`` it is
            g, runs along C_out, and None is ‖v‖, at which training starts: then y is x. Applied
            wherever it is given, also for a norm that learns none.
        beta: Offset, likewise; None is 0.
        training: False lets ``batch`` use the moving statistics; the others make no difference.
        moving_mean: A number, (C,), or anything that broadcasts; None is 0, where Keras starts.
        moving_variance: Likewise; None is 1. Where it and epsilon are 0, x has to be the moving
            mean: anything else would be infinite, as it is in Keras.
        tau: Threshold of the thresholded linear unit that follows ``frn``: y becomes
            max(y, tau). None leaves it out.

    Returns:
        The result as float32 for a float32 or float16 tensor, else as float64.

    Raises:
        ValueError: An argument is not as described, or a result is too large for its dtype.
    """
    spec = spec_of(name, groups, epsilon, training)
    return normalized(spec, x, NormParameters(gamma, beta, tau, moving_mean, moving_variance))


def spec_of(name: str, groups: int | None, epsilon: float | None, training: bool) -> NormSpec:
    """The arguments of version 1 as a spec.

    Raises:
        ValueError: The norm is unknown, or groups or epsilon are none.
    """
    norm_named(name)
    try:
        whole = None if groups is None else as_int(groups)
    except TypeError:
        raise ValueError(f"expected groups as an integer, received {groups!r}") from None
    return NormSpec(
        name=name,
        # Whether they divide the channels is told where the channels are known.
        groups=whole if whole is None or whole >= 1 else validation.dividing_groups(whole, 1),
        epsilon=None if epsilon is None else validation.non_negative(epsilon),
        training=bool(training),
    )


def normalized(
    spec: NormSpec, x: ArrayLike, parameters: NormParameters | None = None
) -> Normalized:
    """What a norm with these settings makes of a tensor.

    Args:
        spec: The settings; ``scale`` and ``center`` are not read: what is given is applied.
        x: As for `normalize`.
        parameters: γ, β, τ and the moving statistics; all at their start when None.

    Raises:
        ValueError: As for `normalize`.
    """
    return Normalizer(spec, x, parameters).whole()
