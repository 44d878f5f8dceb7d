"""What a gradient adds up to, in the inspector; waiting, refused, and there."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from normviz import norms
from normviz.figure.gradients import GradientArray, GradientRequest
from normviz.figure.state import FigureState
from normviz.figure.tensor_source import NotReadyError
from normviz.presentation.inspector.gradient_sums import GradientSums
from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.inspector.gradient_section import GradientSection, sums_text
from normviz.ui.cube.model import CubeModel


def of_batch_norm(request: GradientRequest) -> GradientArray:
    """Derivatives over the set that cancel."""
    found = np.zeros(request.x.shape)
    box = norms.members(request.spec.name, request.x.shape, request.index)
    size = found[box].size
    found[box] = -1.0 / size
    found[request.index] += 1.0
    return found


@pytest.mark.parametrize("color", ["set", "gradient"])
def test_it_is_shown_with_that_colouring_alone(qtbot: QtBot, color: str) -> None:
    model = CubeModel(FigureState(color=color), gradients=of_batch_norm)
    section = GradientSection(model)
    qtbot.addWidget(section)
    section.show_readings(Readings(model))
    assert bool(section.text()) == (color == "gradient")
    if section.text():
        assert "not 0: 36. The largest outside of the set: 0." in section.text()
        assert "0.9722 + (−0.9722) = 0" in section.text()
        assert "changes nothing" in section.text()


def test_until_it_is_there_that_is_said(qtbot: QtBot) -> None:
    def wait(request: GradientRequest) -> GradientArray:
        raise NotReadyError("waiting for the real layer…")

    model = CubeModel(FigureState(color="gradient"), gradients=wait)
    section = GradientSection(model)
    qtbot.addWidget(section)
    section.show_readings(Readings(model))
    assert section.text() == "Gradient: waiting for the real layer…"


def test_what_remains_is_stated(qapp: object) -> None:
    text = sums_text(GradientSums(0.5, 0.25, 0.75, False, 4, 0.0))
    assert "0.5 + 0.25 = 0.75" in text.replace("0.5000", "0.5").replace("0.2500", "0.25").replace(
        "0.7500", "0.75"
    )
    assert "adding 1 to the whole set changes y by about 0.75" in text.replace("0.7500", "0.75")
