"""Readings of a figure that is no widget's: settings, one element, and the numbers of both."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from normviz.figure.inputs import TensorMaker
from normviz.figure.numbers import FigureNumbers
from normviz.figure.state import FigureState, Index
from normviz.figure.tensor_source import SourceServices
from normviz.presentation.inspector.readings import Readings
from tests.figure.states import figure_state

INDEX: Index = (1, 2, 1, 0)
Read = Callable[..., Readings]


class Figure(FigureNumbers):
    """The numbers of a figure and the element that is highlighted in it."""

    def __init__(self, state: FigureState, index: Index) -> None:
        made = TensorMaker(SourceServices()).tensor(state)
        super().__init__(state, lambda: made)
        self.index = index
        self.focused = self.focused_panel = state.norms[0]
        self.focused_state = state

    @property
    def x(self) -> NDArray[np.float32]:
        return self.tensor.x


@pytest.fixture
def read() -> Read:
    """Makes the readings of a norm at one element, with settings of the test's."""

    def make(norm: str = "batch", index: Index = INDEX, **settings: Any) -> Readings:
        return Readings(Figure(figure_state(**{"norms": (norm,), **settings}), index))

    return make
