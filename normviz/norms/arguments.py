"""Keyword arguments of the public functions, and what they make: a spec and parameters."""

from collections.abc import Sequence
from operator import index as as_int
from typing import Any, Literal, TypedDict

from numpy.typing import ArrayLike

from normviz.norms import validation
from normviz.norms.catalog import norm_named
from normviz.norms.parameters import NormParameters
from normviz.norms.spec import NormSpec

DataFormat = Literal["channels_last", "channels_first"]


class NormArguments(TypedDict, total=False):
    """Keyword arguments of `normalize` and `element`.

    Attributes:
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
    """

    epsilon: float | None
    gamma: ArrayLike | None
    beta: ArrayLike | None
    training: bool
    moving_mean: ArrayLike | None
    moving_variance: ArrayLike | None
    tau: ArrayLike | None


class TorchArguments(TypedDict, total=False):
    """Keyword arguments of `torch_code`.

    Attributes:
        epsilon: None is Keras' default.
        center: Whether beta is learned.
        scale: Whether gamma is learned.
        momentum: Weight of the old moving statistics, as in Keras.
        kernel: (C_out, C_in, kh, kw) of the convolution that a kernel norm wraps; None is
            (channels, channels, 3, 3).
    """

    epsilon: float | None
    center: bool
    scale: bool
    momentum: float
    kernel: Sequence[int] | None


class KerasArguments(TorchArguments, total=False):
    """Keyword arguments of `keras_code`: those of `torch_code`, and one more.

    Attributes:
        data_format: Where the channels of the layer's input are.
    """

    data_format: DataFormat


def spec_and_parameters(
    name: str, groups: int | None, arguments: NormArguments
) -> tuple[NormSpec, NormParameters]:
    """What `normalize` and `element` are called with, as a spec and parameters.

    Raises:
        ValueError: The norm is unknown, or groups or epsilon are none.
        TypeError: There is no such argument.
    """
    norm_named(name)
    given: dict[str, Any] = dict(arguments)
    epsilon, training = given.pop("epsilon", None), given.pop("training", True)
    try:
        whole = None if groups is None else as_int(groups)
    except TypeError:
        raise ValueError(f"expected groups as an integer, received {groups!r}") from None
    spec = NormSpec(
        name=name,
        # Whether they divide the channels is told where the channels are known.
        groups=whole if whole is None or whole >= 1 else validation.dividing_groups(whole, 1),
        epsilon=None if epsilon is None else validation.non_negative(epsilon),
        training=bool(training),
    )
    return spec, NormParameters(**given)


def spec_of_line(
    name: str, channels: int, groups: int | None, arguments: TorchArguments
) -> NormSpec:
    """What `keras_code` and `torch_code` are called with, as a spec.

    Raises:
        ValueError: An argument is not as described there.
        TypeError: There is no such argument.
    """
    norm = norm_named(name)
    given: dict[str, Any] = dict(arguments)
    epsilon, momentum = given.pop("epsilon", None), given.pop("momentum", 0.99)
    center, scale = given.pop("center", True), given.pop("scale", True)
    if given:
        raise TypeError(f"unexpected argument {next(iter(given))!r}")
    if not 0 <= momentum <= 1:
        raise ValueError(f"expected momentum from 0 to 1, received {momentum}")
    if not isinstance(channels, int) or channels < 1:
        raise ValueError(f"expected channels as a positive integer, received {channels!r}")
    return NormSpec(
        name=name,
        groups=validation.dividing_groups(groups, channels) if norm.needs_groups else None,
        epsilon=None if epsilon is None else validation.non_negative(epsilon),
        center=bool(center),
        scale=bool(scale),
        momentum=float(momentum),
        data_init=False,  # as in the figure, where w starts as v
    )
