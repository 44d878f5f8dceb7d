"""The line of Keras and of PyTorch code for exactly the focused norm, to copy."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz import norms
from normviz.ui.cube.inspect.part import Part
from normviz.ui.cube.inspect.readings import Readings
from normviz.ui.describe import describe
from normviz.ui.theme import GRID
from normviz.ui.widgets.copy_box import CopyBox
from normviz.ui.widgets.segmented import Segmented


class Code(Part):
    """A choice of the library, and its code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self._choice.changed.connect(self._turn)
        self._turn(self._choice.current())

    def text(self, library: str) -> str:
        """The code of ``keras`` or ``torch``."""
        return self._boxes[library].text()

    def show_readings(self, readings: Readings) -> None:
        """Shows the code of the focused norm with the settings of the figure."""
        state = readings.state
        key = (state, readings.model.focused)
        if key == self._shown:
            return
        self._shown = key
        first = state.data_format == "NCHW"
        options = _options(readings)
        self._boxes["keras"].set_text(
            norms.keras_code(**options, data_format="channels_first" if first else "channels_last")
        )
        self._boxes["torch"].set_text(norms.torch_code(**options))

    def _turn(self, library: str) -> None:
        for key, box in self._boxes.items():
            box.setVisible(key == library)


def _options(readings: Readings) -> dict[str, Any]:
    """What both libraries are told."""
    norm, state = readings.norm, readings.state
    return {
        "name": norm.name,
        "channels": state.shape[1],
        "groups": state.groups,
        "epsilon": state.epsilon,
        "center": state.center,
        "scale": state.scale,
        "momentum": state.momentum,
        "kernel": state.shape,
    }
