"""Where sliders stop: sizes of the tensor, whole numbers at equal factors, the reach of x."""

from collections.abc import Sequence

from normviz.figure.state import Shape

_LEAST_REACH = 5.0


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


def geometric_stops(minimum: int, maximum: int, steps: int = 64) -> Sequence[int]:
    """About ``steps`` whole numbers from ``minimum`` to ``maximum`` at equal factors, all distinct.

    Zero and below have no logarithm: the way is measured from 1.
    """
    offset = 1 - minimum
    factor = (maximum + offset) ** (1 / steps)
    return sorted({round(factor**step) - offset for step in range(steps + 1)} | {minimum, maximum})


def slider_reach(x: float) -> float:
    """How far the slider goes to each side: five, or the tenfold until x is within."""
    reach = _LEAST_REACH
    while abs(x) > reach:
        reach *= 10
    return reach
