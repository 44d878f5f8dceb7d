"""The tensor of the Cube for a norm layer of a user's model."""

from dataclasses import dataclass
from math import isqrt, prod
from typing import Final

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

UNKNOWN_SIZE: Final = 4
"""Of axes whose size the file does not tell."""
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
    """

    norm: str
    shape: Shape
    real_shape: tuple[int | None, ...]
    data_format: AxisOrder
    groups: int | None
    epsilon: float | None
    gammas: tuple[float, ...] | None = None
    betas: tuple[float, ...] | None = None

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


def inspected_tensor(layer: LayerRecord) -> InspectedTensor | None:
    """What the Cube shows of a norm layer.

    Axes beside those of samples and channels are H and W; of more than two, all but the last are
    multiplied into H: they are treated alike.

    Returns:
        None where the norm, its channels or the number of its axes are not known, or where it is
        one of kernels.
    """
    channel, shape = layer.channel_axis, layer.shape
    if layer.norm is None or shape is None or channel is None or channel < 1:
        return None
    if CATALOG[layer.norm].kind != "activation" or shape[channel] is None:
        return None
    others = [size for axis, size in enumerate(shape) if axis not in (0, channel)]
    height, width = others[:-1], others[-1:]
    if len(others) == 1:
        height, width = others, []
    real = (shape[0], shape[channel], _product(height), _product(width))
    cut, groups = _cut(real, layer.groups)
    first = channel == 1 and len(shape) > 2
    return InspectedTensor(
        layer.norm,
        cut,
        real,
        "NCHW" if first else "NHWC",
        groups,
        _epsilon(layer.epsilon),
        _shown(layer.gamma, cut[1]),
        _shown(layer.beta, cut[1]),
    )


def _product(sizes: list[int | None]) -> int | None:
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
