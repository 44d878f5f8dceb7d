"""Settings of a figure, those that its norms share named beside the others."""

from typing import Any

from normviz.figure.state import FigureState


def figure_state(**values: Any) -> FigureState:
    """The first state with other settings, as for `FigureState.changed`."""
    return FigureState().changed(**values)
