"""The line of Keras and of PyTorch code for exactly the focused norm, to copy."""

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz import norms
from normviz.figure.state import FigureState
from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.inspector.inspector_section import InspectorSection
from normviz.ui.cube.inspector.remarks.remark_texts import remark_text
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, font
from normviz.ui.widgets.copy_box import CopyBox
from normviz.ui.widgets.segmented import Segmented
from normviz.ui.widgets.tone_label import ToneLabel


class CodeSection(InspectorSection):
    """A choice of the library, and its code."""

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        describe(self, "inspector_code", self.tr("Code"))
        self.setToolTip("")
        self._shown: object = None
        options = [
            ("keras", "Keras", self.tr("Shows the Keras code.")),
            ("torch", "PyTorch", self.tr("Shows the PyTorch code.")),
        ]
        self._choice = Segmented(options, name="inspector_library", accessible=self.tr("Library"))
        self._boxes = {
            "keras": CopyBox("Keras", name="inspector_keras"),
            "torch": CopyBox("PyTorch", name="inspector_torch"),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._choice)
        for box in self._boxes.values():
            column.addWidget(box)
        self._differences = ToneLabel()
        self._differences.setFont(font("small"))
        self._differences.setWordWrap(True)
        tip = self.tr("How Keras and PyTorch differ from each other or from the figure.")
        describe(self._differences, "inspector_differences", self.tr("Differences"), tip)
        column.addWidget(self._differences)
        self._choice.changed.connect(self._choose)
        self._show_library()

    def text(self, library: str) -> str:
        """The code of ``keras`` or ``torch``."""
        return self._boxes[library].text()

    def show_readings(self, readings: Readings) -> None:
        """Shows the code of the focused norm with the settings of the figure."""
        self._show_library()
        state = readings.state
        key = (state, readings.model.focused)
        if key == self._shown:
            return
        self._shown = key
        spec = _started(readings)
        first = state.data_format == "NCHW"
        place = norms.Place(state.shape[1:], channels_first=first, kernel=state.shape)
        self._boxes["keras"].set_text(_keras(spec, place, state))
        self._boxes["torch"].set_text(norms.torch_lines(spec, place, imports=True))
        said = [remark_text(each).text for each in norms.differences(readings.situation())]
        self._differences.setText("\n".join(said))
        self._differences.setVisible(bool(said))

    def differences(self) -> str:
        """What is said beneath the code."""
        return self._differences.text()

    def _choose(self, library: str) -> None:
        self._model.set_library("torch" if library == "torch" else "keras")
        self._show_library()

    def _show_library(self) -> None:
        shown = self._model.scene.library
        self._choice.set_current(shown)
        for key, box in self._boxes.items():
            box.setVisible(key == shown)


def _keras(spec: norms.NormSpec, place: norms.Place, state: FigureState) -> str:
    if state.replicas == 1 or not spec.norm.shares_batch:
        return norms.keras_lines(spec, place, imports=True)
    return norms.replicated_lines(spec, place, state.replicas, synchronized=state.synchronized)


def _started(readings: Readings) -> norms.NormSpec:
    """The settings of the focused norm, with γ and β as they are set."""
    name = readings.model.focused
    given = readings.parameters(name)
    return replace(
        readings.spec(name),
        gamma_initializer=_start(given.gamma, 1.0, "ones", readings.state),
        beta_initializer=_start(given.beta, 0.0, "zeros", readings.state),
    )


def _start(value: ArrayLike | None, usual: float, name: str, state: FigureState) -> norms.Start:
    """What γ or β is started at so that it has that value; short where it is the usual one."""
    found = np.asarray(usual if value is None else value, np.float64)
    # A layer norm that was trained has one number per element: too many to write.
    if (found == usual).all() or found.size not in (1, state.shape[1]):
        return name
    if found.size == 1:
        return float(found.item())
    return tuple(float(f"{each:.9g}") for each in found.ravel())
