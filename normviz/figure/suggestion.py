"""Settings that a tensor source suggests: whether they hold, and what makes them hold."""

from typing import Any

from normviz.figure.registries import COLORINGS
from normviz.figure.shape_settings import with_shape
from normviz.figure.state import MAX_ELEMENTS, FigureState
from normviz.figure.tensor_source import Suggestion


def is_followed(suggestion: Suggestion, state: FigureState) -> bool:
    """Whether the figure is large enough and shows values, in tiles."""
    is_large = min(state.shape[2:]) >= suggestion.side
    return is_large and COLORINGS[state.color].shows_values and state.form != "cubes"


def followed(suggestion: Suggestion, state: FigureState) -> dict[str, Any]:
    """The settings that change: size, colouring and form, and fewer samples if need be."""
    n, c, h, w = state.shape
    if min(h, w) < suggestion.side:
        h = w = suggestion.side
    n = max(1, min(n, MAX_ELEMENTS // (c * h * w)))
    color = state.color if COLORINGS[state.color].shows_values else suggestion.color
    form = "both" if state.form == "cubes" else state.form
    return {**with_shape(state, (n, c, h, w), state.groups), "color": color, "form": form}
