"""The inspector's header: norm, element, whether it is pinned, and the roles of the axes."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from normviz import norms
from normviz.figure.geometry import placed_cube, projection_of
from normviz.figure.panels import panel_named
from normviz.figure.sets import cell_of
from normviz.figure.state import FigureState, Index
from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.inspector.axis_chips import AxisChips, TensorAxis
from normviz.ui.cube.inspector.inspector_section import InspectorSection, axis_order, index_letters
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID, HALF, current_theme, font, number_font
from normviz.ui.text.figure_words import wording
from normviz.ui.widgets.tone_label import ToneLabel


class InspectorHeader(InspectorSection):
    """Norm, element, pin, axes."""

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        describe(self, "inspector_header", self.tr("Norm and element"))
        self.setToolTip("")
        self._model = model
        self._title = describe(
            ToneLabel("", "text"), "inspector_title", self.tr("Norm"), self.tr("The focused norm.")
        )
        self._title.setFont(font("title", bold=True))
        self._title.setWordWrap(True)
        self._index = describe(
            IndexLine(), "inspector_index", self.tr("Element"), self.tr("The highlighted element.")
        )
        self._pin = QToolButton()
        self._pin.setIcon(icon("pin"))
        self._pin.setIconSize(QSize(16, 16))
        self._pin.setCheckable(True)
        self._pin.setAutoRaise(True)
        describe(self._pin, "inspector_pin", self.tr("Pin the element"))
        self._show_pin(model.pinned)
        self._pin.clicked.connect(self._toggle_pin)
        self._chips = AxisChips()
        model.camera_changed.connect(self._follow_turn)
        self._lay_out()

    def show_readings(self, readings: Readings) -> None:
        """Shows norm, element and axes."""
        norm, state = readings.norm, readings.state
        panel = panel_named(state, self._model.focused_panel)
        title = "" if panel is None else wording().name(panel)
        if self._title.text() != title:
            self._title.setText(title)
        self._index.set_text(self._written(norm, state, self._model.index))
        if self._pin.isChecked() != self._model.pinned:
            self._show_pin(self._model.pinned)
        self._chips.set_axes(self._axes(norm, state))

    def _show_pin(self, pinned: bool) -> None:
        self._pin.setChecked(pinned)
        self._pin.setToolTip(
            self.tr("Pinned. Unpins it, so that the highlight follows the pointer again (Esc).")
            if pinned
            else self.tr("Keeps the element highlighted (or click it in a cube).")
        )

    def _lay_out(self) -> None:
        second = QHBoxLayout()
        second.setSpacing(GRID)
        second.addWidget(self._index, 1)
        second.addWidget(self._pin)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(HALF)
        column.addWidget(self._title)
        column.addLayout(second)
        column.addWidget(self._chips)

    def _toggle_pin(self) -> None:
        if self._model.pinned:
            self._model.unpin()
        else:
            self._model.pin(self._model.index)

    def _written(self, norm: norms.Norm, state: FigureState, index: Index) -> str:
        letters = index_letters(norm)
        pairs = [f"{letters[axis]} = {index[axis]}" for axis in axis_order(norm, state)]
        text = self.tr("Element {index}")
        if self._is_peeled_off(state, index):
            text = self.tr("Peeled off: {index}")
        return text.format(index=", ".join(pairs))

    def _is_peeled_off(self, state: FigureState, index: Index) -> bool:
        """Whether no cube shows the element, although it is the one that is spelled out here."""
        if state.form != "cubes" or not any(state.peel):
            return False
        solid = placed_cube(state, projection_of(self._model.camera))
        return solid.block_with(cell_of(index, state)) is None

    def _follow_turn(self) -> None:
        """Another side of the cubes is near, and peeled; without a peel nothing changes here."""
        if any(self._model.state.peel) and self._model.focused in norms.CATALOG:
            norm = norms.CATALOG[self._model.focused]
            self._index.set_text(self._written(norm, self._model.state, self._model.index))

    def _axes(self, norm: norms.Norm, state: FigureState) -> tuple[TensorAxis, ...]:
        words = {
            "kept": self.tr("kept"),
            "shared": self.tr("shared"),
            "split": self.tr("split"),
        }
        roles = tuple(norms.axis_roles(norm.name, state.training).values())
        said = [words[role] for role in roles]
        if state.cuts > 1 and norm.shares_batch:
            said[0] = self.tr("cut in {count}", "", state.cuts).format(count=state.cuts)
        if norm.moving and not state.training:
            # One moving mean and variance serves the axis, but no element of x enters it.
            said = [self.tr("moving") if role == "shared" else words[role] for role in norm.roles]
        return tuple(
            TensorAxis(_letter(norm.axes[axis]), state.shape[axis], roles[axis], said[axis])
            for axis in axis_order(norm, state)
        )


class IndexLine(QWidget):
    """One line of text that is painted: a label would lay the whole panel out again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(number_font())
        self._text = ""

    def text(self) -> str:
        """What is written."""
        return self._text

    def set_text(self, text: str) -> None:
        """Writes something else."""
        if text != self._text:
            self._text = text
            self.setAccessibleDescription(text)
            self.update()

    def sizeHint(self) -> QSize:
        """One line; as wide as there is room."""
        return QSize(20 * GRID, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's name)
        """Draws the line, from the side at which reading starts."""
        with QPainter(self) as painter:
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            painter.setPen(QColor(current_theme().muted))
            side = Qt.AlignmentFlag.AlignLeft
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                side = Qt.AlignmentFlag.AlignRight
            painter.drawText(self.rect(), side | Qt.AlignmentFlag.AlignVCenter, self._text)


def _letter(name: str) -> str:
    """C_out and C_in as one writes them where there is little room."""
    return {"C_out": "Cₒ", "C_in": "Cᵢ"}.get(name, name)
