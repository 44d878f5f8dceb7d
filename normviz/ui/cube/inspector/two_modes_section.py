"""Training and inference side by side, for norms that differ between them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from normviz.presentation.inspector.readings import Readings
from normviz.presentation.inspector.two_modes import ModeValues, two_modes
from normviz.presentation.number_format import number
from normviz.ui.cube.inspector.inspector_section import InspectorSection
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, font, number_font
from normviz.ui.widgets.tone_label import ToneLabel

_NONE = "\N{EN DASH}"


class TwoModesSection(InspectorSection):
    """Statistics and outputs of the highlighted element in both modes, on the same tensor."""

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        """The section of ``model``."""
        super().__init__(parent)
        tip = self.tr("The same element of the same tensor, with the statistics of either mode.")
        describe(self, "inspector_two_modes", self.tr("Training and inference"), tip)
        self._model = model
        self._cells: list[tuple[ToneLabel, ToneLabel]] = []
        self._largest = ToneLabel()
        self._largest.setWordWrap(True)
        self._shown: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._grid())
        column.addWidget(self._largest)

    def texts(self) -> list[tuple[str, str]]:
        """The rows, training before inference."""
        return [(left.text(), right.text()) for left, right in self._cells]

    def summary(self) -> str:
        """What is said of all outputs."""
        return self._largest.text()

    def show_readings(self, readings: Readings) -> None:
        """Computes both modes for the highlighted element of the focused norm."""
        model, name = self._model, readings.norm.name
        tensor = model.panel_data(model.focused_panel, model.index).numbers.tensor
        key = (readings.state, name, model.index)
        if key == self._shown:
            return
        found = two_modes(readings.state, name, tensor, model.index)
        if found is None:
            return
        self._shown = key
        pairs = zip(_texts(found.training), _texts(found.inference), strict=True)
        for (left, right), (one, other) in zip(self._cells, pairs, strict=True):
            left.setText(one)
            right.setText(other)
            for label, text in ((left, one), (right, other)):
                label.set_tone("text" if one != other else "muted")
                label.setAccessibleDescription(text)
        self._largest.setText(self._summary(found.largest))

    def _summary(self, largest: float | None) -> str:
        if largest is None:
            return ""
        if largest == 0:
            return self.tr("Over the whole tensor both give the same.")
        text = self.tr("Over the whole tensor the outputs of both differ by up to {largest}.")
        return text.format(largest=number(largest))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(HALF)
        heads = (self.tr("Training"), self.tr("Inference"))
        for at, text in enumerate(heads, 1):
            head = ToneLabel(text, "text")
            head.setFont(font("small", bold=True))
            head.setWordWrap(True)
            grid.addWidget(head, 0, at, Qt.AlignmentFlag.AlignTrailing)
            grid.setColumnStretch(at, 1)
        names = (
            self.tr("mean μ"),
            self.tr("variance σ²"),
            self.tr("normalized x̂"),
            self.tr("output y"),
        )
        for row, name in enumerate(names, 1):
            title = ToneLabel(name)
            title.setWordWrap(True)
            grid.addWidget(title, row, 0)
            pair = (ToneLabel("", "text"), ToneLabel("", "text"))
            for at, label in enumerate(pair, 1):
                label.setFont(number_font())
                label.setAccessibleName(f"{name}, {heads[at - 1]}")
                grid.addWidget(label, row, at, Qt.AlignmentFlag.AlignTrailing)
            self._cells.append(pair)
        return grid


def _texts(mode: ModeValues) -> tuple[str, ...]:
    values = (mode.mean, mode.variance, mode.x_hat, mode.y)
    return tuple(_NONE if value is None else number(value) for value in values)
