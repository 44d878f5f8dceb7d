"""Parameter arrays of a norm: γ, β, τ and the moving statistics."""

from dataclasses import dataclass, replace
from typing import Self

from numpy.typing import ArrayLike

from normviz.norms import validation
from normviz.norms.spec import NormSpec
from normviz.norms.statistics import FloatArray


@dataclass(frozen=True)
class NormParameters:
    """Values of what a norm learns and keeps; each a number, (C,), or whatever broadcasts.

    Attributes:
        gamma: Scale; None is 1, or for ``weight`` ‖v‖.
        beta: Offset; None is 0.
        tau: Threshold of the linear unit that may follow; None for none.
        moving_mean: None is 0, where Keras starts.
        moving_variance: None is 1.
    """

    gamma: ArrayLike | None = None
    beta: ArrayLike | None = None
    tau: ArrayLike | None = None
    moving_mean: ArrayLike | None = None
    moving_variance: ArrayLike | None = None


@dataclass(frozen=True)
class FittedParameters:
    """The same, checked and as arrays of rank four that broadcast against the tensor."""

    gamma: FloatArray | None
    beta: FloatArray | None
    tau: FloatArray | None
    moving_mean: FloatArray
    moving_variance: FloatArray

    def within(self, box: tuple[slice, slice, slice, slice]) -> Self:
        """The part that belongs to a box of the tensor."""

        def cut(value: FloatArray | None) -> FloatArray | None:
            return None if value is None else part_of(value, box)

        return replace(
            self,
            gamma=cut(self.gamma),
            beta=cut(self.beta),
            tau=cut(self.tau),
            moving_mean=part_of(self.moving_mean, box),
            moving_variance=part_of(self.moving_variance, box),
        )


def fit(spec: NormSpec, shape: validation.Shape, given: NormParameters) -> FittedParameters:
    """The parameters for a tensor of that shape.

    Raises:
        ValueError: One of them does not fit the tensor, is not finite, or is a negative variance.
    """

    def fitted(name: str, value: ArrayLike) -> FloatArray:
        return validation.parameter(name, value, shape, spec.norm.channel_axis)

    mean = 0.0 if given.moving_mean is None else given.moving_mean
    variance = fitted(
        "moving_variance", 1.0 if given.moving_variance is None else given.moving_variance
    )
    if variance.min() < 0:
        raise ValueError(f"expected moving_variance of at least 0, received {variance.min()}")
    return FittedParameters(
        gamma=None if given.gamma is None else fitted("gamma", given.gamma),
        beta=None if given.beta is None else fitted("beta", given.beta),
        tau=None if given.tau is None else fitted("tau", given.tau),
        moving_mean=fitted("moving_mean", mean),
        moving_variance=variance,
    )


def part_of(value: FloatArray, box: tuple[slice, slice, slice, slice]) -> FloatArray:
    """What of a broadcasting array belongs to the box."""
    sides = tuple(
        slice(None) if length == 1 else side for length, side in zip(value.shape, box, strict=True)
    )
    return value[sides]
