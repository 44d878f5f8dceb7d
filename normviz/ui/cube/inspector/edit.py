"""Field to edit x of the highlighted element; the outputs of its whole set follow."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSlider, QVBoxLayout, QWidget

from normviz.figure.state import ElementEdit
from normviz.presentation.inspector.formula_builder import symbol_of_input
from normviz.presentation.inspector.readings import Readings
from normviz.presentation.slider_stops import slider_reach
from normviz.ui.cube.inspector.inspector_section import InspectorSection
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID
from normviz.ui.widgets.float_field import FloatField

_LARGEST = 1e6
_STEPS = 100
"""Positions of the slider in each half."""


class EditSection(InspectorSection):
    """A field and a slider for x, and a button that takes all edits back."""

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        describe(self, "inspector_edit", self.tr("Edit x"))
        self.setToolTip("")
        self._model = model
        self._reach = slider_reach(0.0)
        tip = self.tr(
            "Sets x of the highlighted element; every output of its statistic set follows."
        )
        self._field = FloatField("x", (-_LARGEST, _LARGEST), 0.0, name="inspector_x", tip=tip)
        self._slider = _Slider()
        describe(self._slider, "inspector_x_slider", self.tr("x of the element"), tip)
        self._reset = QPushButton(icon("reset"), self.tr("Reset edited elements"))
        describe(
            self._reset,
            "inspector_reset_edits",
            self._reset.text(),
            self.tr("Gives every element that was set by hand its own value back."),
        )
        self._field.row.addWidget(self._slider, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._field)
        column.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeading)
        self._field.value_changed.connect(self._edit)
        for line in self._field.findChildren(QLineEdit):
            # Who begins to type means this element, wherever the pointer goes meanwhile.
            line.textEdited.connect(self._pin)
        self._slider.valueChanged.connect(self._slide)
        self._reset.clicked.connect(self._take_back)

    def show_readings(self, readings: Readings) -> None:
        """Shows x of the highlighted element."""
        symbol = symbol_of_input(readings.norm)
        if self._field.label.text() != symbol:
            self._field.label.setText(symbol)
        x = float(f"{readings.element.x:.4g}")
        if x != self._field.value() or self._field.error():
            with QSignalBlocker(self._field):
                self._field.set_value(min(max(x, -_LARGEST), _LARGEST))
        self._reset.setEnabled(bool(readings.state.edits))
        if not self._slider.isSliderDown():
            self._reach = slider_reach(x)
            with QSignalBlocker(self._slider):
                self._slider.setValue(round(x / self._reach * _STEPS))

    def _pin(self) -> None:
        self._model.pin(self._model.index)

    def _slide(self, position: int) -> None:
        self._edit(position / _STEPS * self._reach)

    def _edit(self, value: float) -> None:
        index = self._model.index
        self._pin()
        others = tuple(edit for edit in self._model.state.edits if edit.index != index)
        self._model.change(self.tr("Edit x"), edits=(*others, ElementEdit(index, value)))

    def _take_back(self) -> None:
        self._model.change(self.tr("Reset edited elements"), edits=())


class _Slider(QSlider):
    """A slider that turns with the wheel only in focus."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(-_STEPS, _STEPS)
        self.setPageStep(_STEPS // 10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(8 * GRID)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the scrolling panel around, unless the slider has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
