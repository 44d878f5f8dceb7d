"""Settings that change together with the shape of the tensor."""

from collections.abc import Mapping
from typing import Any

from normviz.figure.state import (
    MAX_ELEMENTS,
    MAX_SIZES,
    FigureState,
    Shape,
    fitting_groups,
)


def peel_limits(shape: Shape) -> tuple[int, int, int]:
    """How many slices may at most be peeled off along N, C and (H, W): all but the last."""
    n, c, h, w = shape
    return n - 1, c - 1, h * w - 1


def within_limits(shape: Shape) -> Shape:
    """The nearest shape that synthetic sources can have: fewer samples, then fewer channels."""
    n, c, h, w = (min(size, most) for size, most in zip(shape, MAX_SIZES, strict=True))
    n = max(1, min(n, MAX_ELEMENTS // (c * h * w)))
    return n, min(c, MAX_ELEMENTS // (n * h * w)), h, w


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


def changed_to_fit(state: FigureState, values: Mapping[str, Any]) -> FigureState:
    """Other settings, with groups that divide the channels where no groups are asked for.

    Args:
        state: The settings now.
        values: As for `FigureState.changed`.

    Raises:
        ValueError: They cannot be shown.
    """
    shape = values.get("shape", state.shape)
    fitting = {"groups": fitting_groups(state.groups, shape[1])}
    return state.changed(**(fitting | dict(values)))
