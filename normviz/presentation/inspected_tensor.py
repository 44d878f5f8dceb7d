"""The tensor of the Cube for a norm layer of a user's model."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt, prod
from typing import Final, Literal

from normviz.figure.state import (
    LARGEST_EDIT,
    MAX_ELEMENTS,
    MAX_SIZES,
    AxisOrder,
    Shape,
    fitting_groups,
)
from normviz.inspection.records import LayerRecord
from normviz.norms import CATALOG
from normviz.norms.moving_statistics import MovingStatistics

UNKNOWN_SIZE: Final = 4
"""Of axes whose size the file does not tell."""
NoReason = Literal["norm", "channels", "kernel"]
"""What is not known of a layer that the Cube cannot show."""
_FEW: Final = 2
"""Samples that are left where there is no room: of one alone nothing is shared."""


@dataclass(frozen=True)
class InspectedTensor:
    """What the Cube shows of a norm layer.

    Attributes:
        norm: Name in the catalogue.
        shape: (N, C, H, W) as the Cube can show it.
        real_shape: The same before it was cut; sizes that are not known are None.
        data_format: The order of the layer's axes.
        groups: None where the norm has none.
        epsilon: None where the Cube's own is kept.
        gammas: γ of each channel that is shown; empty where the layer has none, None where the
            Cube's own is kept.
        betas: β, likewise.
        moving: Moving statistics of the channels that are shown; None where they are not known.
        is_kernel: Whether N, C, H and W are a kernel's outputs, inputs, height and width.
    """

    norm: str
    shape: Shape
    real_shape: tuple[int | None, ...]
    data_format: AxisOrder
    groups: int | None
    epsilon: float | None
    gammas: tuple[float, ...] | None = None
    betas: tuple[float, ...] | None = None
    moving: MovingStatistics | None = None
    is_kernel: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether a size is larger than the Cube allows."""
        return any(
            real is not None and shown != real
            for shown, real in zip(self.shape, self.real_shape, strict=True)
        )

    @property
    def is_completed(self) -> bool:
        """Whether a size is not known, and another stands for it."""
        return None in self.real_shape


def inspected_tensor(layer: LayerRecord) -> InspectedTensor | NoReason:
    """What the Cube shows of a norm layer, or what is not known of it.

    Axes beside those of samples and channels are H and W; of more than two, all but the last are
    multiplied into H: they are treated alike. Of a kernel, N and C are outputs and inputs.
    """
    if layer.norm is None:
        return "norm"
    if CATALOG[layer.norm].kind == "kernel":
        return _kernel(layer.norm, layer)
    channel, shape = layer.channel_axis, layer.shape
    real: tuple[int | None, ...] = (None, layer.channels, None, None)
    if shape is not None and channel is not None:
        others = [size for axis, size in enumerate(shape) if axis not in (0, channel)]
        real = (shape[0], shape[channel] or layer.channels, *_two(others))
    if real[1] is None or channel == 0:
        return "channels"
    cut, groups = _cut(real, layer.groups)
    first = channel == 1 and (shape is None or len(shape) > 2)
    return InspectedTensor(
        layer.norm,
        cut,
        real,
        "NCHW" if first else "NHWC",
        groups,
        _epsilon(layer.epsilon),
        _shown(layer.gamma, cut[1]),
        _shown(layer.beta, cut[1]),
        _moving(layer, cut[1]),
    )


def _kernel(norm: str, layer: LayerRecord) -> InspectedTensor | NoReason:
    """A kernel; in the file of Keras its outputs and inputs come last, in that of PyTorch first."""
    kernel, out = layer.kernel, layer.kernel_axis
    if kernel is None or out is None:
        return "kernel"
    others = [size for axis, size in enumerate(kernel) if axis != out]
    inputs = others.pop(-1 if out else 0) if others else 1
    real = (kernel[out], inputs, *_two(others))
    cut, _ = _cut(real, None)
    return InspectedTensor(norm, cut, real, "NCHW", None, None, is_kernel=True)


def _two(sizes: Sequence[int | None]) -> tuple[int | None, int | None]:
    """H and W of any number of further axes."""
    if len(sizes) == 1:
        return sizes[0], 1
    return _product(sizes[:-1]), _product(sizes[-1:])


def _moving(layer: LayerRecord, channels: int) -> MovingStatistics | None:
    means, variances = (
        _shown(values, channels) for values in (layer.moving_mean, layer.moving_variance)
    )
    if not means or not variances or min(variances) < 0:
        return None
    return MovingStatistics(means, variances)


def _product(sizes: Sequence[int | None]) -> int | None:
    known = [size for size in sizes if size is not None]
    return prod(known) if len(known) == len(sizes) else None


def _cut(real: tuple[int | None, ...], groups: int | None) -> tuple[Shape, int | None]:
    """Sizes that the Cube allows, and groups that divide the channels that are left."""
    wanted = [UNKNOWN_SIZE if size is None else max(1, size) for size in real]
    n, c, h, w = (min(size, most) for size, most in zip(wanted, MAX_SIZES, strict=True))
    if groups is not None:
        groups = max(1, min(groups, c))
        c = c if c % groups == 0 else c // groups * groups
    n = min(n, max(_FEW, MAX_ELEMENTS // (c * h * w)))
    if n * c * h * w > MAX_ELEMENTS:
        side = isqrt(MAX_ELEMENTS // (n * c))
        h, w = min(h, side), min(w, side)
    return (n, c, h, w), None if groups is None else fitting_groups(groups, c)


def _shown(values: tuple[float, ...] | None, channels: int) -> tuple[float, ...] | None:
    """Those of the channels that are shown, if the Cube takes them."""
    shown = None if values is None else values[:channels]
    return shown if shown is None or all(abs(each) <= LARGEST_EDIT for each in shown) else None


def _epsilon(value: float | None) -> float | None:
    return value if value is not None and 0 <= value <= LARGEST_EDIT else None
