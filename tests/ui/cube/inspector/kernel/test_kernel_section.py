"""The kernel's numbers in the inspector: weight norm, spectral norm, and no others."""

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.figure.state import FigureState
from normviz.figure.tensor_source import Tensor
from normviz.norms.kernels.power_iteration import power_iteration
from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.inspector.inspector import Inspector
from normviz.ui.cube.inspector.kernel.kernel_section import KernelSection
from normviz.ui.cube.model import CubeModel


def said(qtbot: QtBot, norm: str) -> tuple[str, CubeModel]:
    model = CubeModel(FigureState(norms=(norm,)))
    model.hover((2, 1, 0, 0))
    section = KernelSection()
    qtbot.addWidget(section)
    section.show_readings(Readings(model))
    return section.text(), model


def test_weight_norm_says_length_and_g_of_the_channel(qtbot: QtBot) -> None:
    text, model = said(qtbot, "weight")
    length = float(np.linalg.norm(model.x[2].astype(float)))
    assert f"‖v‖ = {length:.3f}" in text
    assert f"g = ‖w‖ = {length:.3f}" in text
    assert text.startswith("Output channel 2 of 4")


def test_spectral_norm_says_steps_and_the_decomposition(qtbot: QtBot) -> None:
    text, model = said(qtbot, "spectral")
    exact = float(np.linalg.norm(model.x.reshape(4, -1).astype(float), 2))
    assert f"decomposition (dashed): {exact:.3f}" in text
    assert "100: " in text


def test_a_norm_of_activations_has_no_kernel(qtbot: QtBot) -> None:
    assert said(qtbot, "batch")[0] == ""


@pytest.mark.parametrize(("norm", "shown"), [("weight", True), ("spectral", True), ("rms", False)])
def test_the_section_is_there_for_kernels_alone(qtbot: QtBot, norm: str, shown: bool) -> None:
    inspector = Inspector(CubeModel(FigureState(norms=(norm,))))
    qtbot.addWidget(inspector)
    inspector.resize(320, 1200)
    inspector.show()
    qtbot.waitUntil(inspector.is_settled)
    box = inspector.findChild(QWidget, "inspector_section_kernel")
    assert box is not None
    assert box.isVisible() == shown


def test_it_is_computed_once_for_a_tensor(qtbot: QtBot) -> None:
    kernels: list[Tensor] = []
    model = CubeModel(
        FigureState(norms=("spectral",)),
        spectra=lambda x: (kernels.append(x), power_iteration(x))[1],
    )
    kernels.clear()  # the model asked before it showed anything
    section, readings = KernelSection(), Readings(model)
    qtbot.addWidget(section)
    for place in range(3):
        model.hover((place, 0, 0, 0))
        model.normalized("spectral")
        section.show_readings(readings)
    assert len(kernels) == 1
    assert kernels[0] is model.x
