"""Sizes of the tensor: where their sliders stop, and what else has to change with them."""

from typing import Any

from normviz.figure.state import FigureState, Shape, fitting_groups


def size_stops(maximum: int) -> tuple[int, ...]:
    """The stops of a slider from 1 to ``maximum``.

    Each number up to 16, each second one up to 32, each fourth up to 64, and so on: small sizes
    have room, and the usual ones (28, 64, 128, 512) are hit.
    """
    stops = list(range(1, min(16, maximum) + 1))
    low, step = 16, 2
    while low < maximum:
        stops += range(low + step, min(2 * low, maximum) + 1, step)
        low, step = 2 * low, 2 * step
    return tuple(stops) if stops[-1] == maximum else (*stops, maximum)


def with_size(shape: Shape, axis: int, size: int) -> Shape:
    """``shape`` with another size along ``axis``."""
    n, c, h, w = (size if each == axis else old for each, old in enumerate(shape))
    return n, c, h, w


def peel_limits(shape: Shape) -> tuple[int, int, int]:
    """How many slices may at most be peeled off along N, C and (H, W): all but the last."""
    n, c, h, w = shape
    return n - 1, c - 1, h * w - 1


def with_shape(state: FigureState, shape: Shape, groups: int) -> dict[str, Any]:
    """The settings that go with ``shape``: groups that divide its C, a peel that leaves something.

    Args:
        state: The settings now.
        shape: (N, C, H, W), one that can be shown.
        groups: The number of groups that the user asked for.
    """
    limits = peel_limits(shape)
    peel = tuple(min(taken, most) for taken, most in zip(state.peel, limits, strict=True))
    return {"shape": shape, "groups": fitting_groups(groups, shape[1]), "peel": peel}
