"""Limits of the sliders for the sizes of the tensor."""

from normviz.figure.state import Shape


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
