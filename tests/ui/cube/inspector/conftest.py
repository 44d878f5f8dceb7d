"""Readings of a figure, for parts of the inspector that are tested by themselves."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.model import CubeModel
from tests.figure.states import figure_state

INDEX = (1, 2, 1, 0)
Read = Callable[..., Readings]


@pytest.fixture
def read(qapp: QApplication) -> Read:
    """Makes the readings of a norm of the figure at one element, with settings of the test's."""

    def make(norm: str = "batch", index: tuple[int, ...] = INDEX, **settings: Any) -> Readings:
        model = CubeModel(figure_state(**{"norms": (norm,), **settings}))
        model.hover(index)
        return Readings(model)

    return make
