"""Parameter arrays of a norm: γ, β, τ and the moving statistics."""

from dataclasses import dataclass, fields, replace
from typing import Any, Final, Self

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
        renorm_mean: The moving mean that batch renormalization corrects to; None is 0.
        renorm_stddev: Its moving deviation √(σ² + ε); None is 1.
        alpha: Factor of x within a pointwise norm; None is where the entry starts it.
    """

    gamma: ArrayLike | None = None
    beta: ArrayLike | None = None
    tau: ArrayLike | None = None
    moving_mean: ArrayLike | None = None
    moving_variance: ArrayLike | None = None
    renorm_mean: ArrayLike | None = None
    renorm_stddev: ArrayLike | None = None
    alpha: ArrayLike | None = None


@dataclass(frozen=True)
class FittedParameters:
    """The same, checked and as arrays of rank four that broadcast against the tensor."""

    gamma: FloatArray | None
    beta: FloatArray | None
    tau: FloatArray | None
    moving_mean: FloatArray
    moving_variance: FloatArray
    renorm_mean: FloatArray
    renorm_stddev: FloatArray
    alpha: FloatArray

    def within(self, box: tuple[slice, slice, slice, slice]) -> Self:
        """The part that belongs to a box of the tensor."""

        def cut(value: FloatArray | None) -> FloatArray | None:
            return None if value is None else part_of(value, box)

        parts: dict[str, Any] = {each.name: cut(getattr(self, each.name)) for each in fields(self)}
        return replace(self, **parts)


def fit(spec: NormSpec, shape: validation.Shape, given: NormParameters) -> FittedParameters:
    """The parameters for a tensor of that shape.

    Raises:
        ValueError: One of them does not fit the tensor, is not finite, or is a negative variance
            or deviation.
    """

    def fitted(name: str) -> FloatArray:
        value = getattr(given, name)
        value = starts[name] if value is None else value
        return validation.parameter(name, value, shape, spec.norm.channel_axis)

    pointwise = spec.norm.pointwise
    starts = {**_STARTS, "alpha": 1.0 if pointwise is None else pointwise.start}
    always = {name: fitted(name) for name in starts}
    for name in ("moving_variance", "renorm_stddev"):
        if (least := always[name].min()) < 0:
            raise ValueError(f"expected {name} of at least 0, received {least}")
    return FittedParameters(
        gamma=None if given.gamma is None else fitted("gamma"),
        beta=None if given.beta is None else fitted("beta"),
        tau=None if given.tau is None else fitted("tau"),
        **always,
    )


_STARTS: Final = {
    "moving_mean": 0.0,
    "moving_variance": 1.0,
    "renorm_mean": 0.0,
    "renorm_stddev": 1.0,
}
"""Where Keras starts moving statistics."""


def value_at(
    value: ArrayLike | None, spec: NormSpec, shape: validation.Shape, index: validation.Index
) -> float | None:
    """What γ or β is at one element of a tensor of that shape; None where there is none.

    Raises:
        ValueError: It does not fit the tensor.
    """
    if value is None:
        return None
    fitted = validation.parameter("a parameter", value, shape, spec.norm.channel_axis)
    sides = zip(fitted.shape, index, strict=True)
    return float(fitted[tuple(0 if length == 1 else place for length, place in sides)])


def part_of(value: FloatArray, box: tuple[slice, slice, slice, slice]) -> FloatArray:
    """What of a broadcasting array belongs to the box."""
    sides = tuple(
        slice(None) if length == 1 else side for length, side in zip(value.shape, box, strict=True)
    )
    return value[sides]
