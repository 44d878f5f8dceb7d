"""The code that makes exactly the norm that is shown, to copy."""

from collections.abc import Sequence
from typing import Literal

from normviz.norms.catalog import norm_named
from normviz.norms.checks import dividing_groups, four_sizes, non_negative
from normviz.norms.norm import Norm
from normviz.norms.snippets import Settings

DataFormat = Literal["channels_last", "channels_first"]


def keras_code(
    name: str,
    channels: int,
    groups: int | None = None,
    epsilon: float | None = None,
    center: bool = True,
    scale: bool = True,
    momentum: float = 0.99,
    data_format: DataFormat = "channels_last",
    kernel: Sequence[int] | None = None,
) -> str:
    """The line of Keras code; for ``frn`` a function, which takes gamma, beta and tau.

    Args:
        name: A norm of the catalogue.
        channels: C.
        groups: Number of groups; None as for `labels`.
        epsilon: None is Keras' default.
        center: Whether beta is learned.
        scale: Whether gamma is learned.
        momentum: Weight of the old moving statistics, as in Keras.
        data_format: Where the channels of the layer's input are.
        kernel: (C_out, C_in, kh, kw) of the convolution that a kernel norm wraps; None is
            (channels, channels, 3, 3).

    Raises:
        ValueError: An argument is not as described.
    """
    norm = norm_named(name)
    if data_format not in ("channels_last", "channels_first"):
        raise ValueError(f"expected channels_last or channels_first, received {data_format!r}")
    first = data_format == "channels_first"
    return norm.keras_code(
        _settings(norm, channels, groups, epsilon, center, scale, momentum, first, kernel)
    )


def torch_code(
    name: str,
    channels: int,
    groups: int | None = None,
    epsilon: float | None = None,
    center: bool = True,
    scale: bool = True,
    momentum: float = 0.99,
    kernel: Sequence[int] | None = None,
) -> str:
    """The line of PyTorch code that computes the same; arguments and errors as for `keras_code`.

    The momentum is Keras' and turned round for PyTorch. What stays different: PyTorch's moving
    variance is the unbiased one.
    """
    norm = norm_named(name)
    return norm.torch_code(
        _settings(norm, channels, groups, epsilon, center, scale, momentum, True, kernel)
    )


def _settings(
    norm: Norm,
    channels: int,
    groups: int | None,
    epsilon: float | None,
    center: bool,
    scale: bool,
    momentum: float,
    first: bool,
    kernel: Sequence[int] | None,
) -> Settings:
    if not 0 <= momentum <= 1:
        raise ValueError(f"expected momentum from 0 to 1, received {momentum}")
    if not isinstance(channels, int) or channels < 1:
        raise ValueError(f"expected channels as a positive integer, received {channels!r}")
    sizes = four_sizes((channels, channels, 3, 3) if kernel is None else kernel)
    chosen = (norm.keras_epsilon or 0.0) if epsilon is None else epsilon
    return Settings(
        channels=channels,
        groups=dividing_groups(groups, channels) if "split" in norm.roles else 1,
        epsilon=non_negative(chosen),
        center=center,
        scale=scale,
        momentum=float(momentum),
        first=first,
        kernel=sizes,
    )
