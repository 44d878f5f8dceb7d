"""The section "View": cubes or tiles, and how to look inside a cube."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from normviz.figure.shape_settings import peel_limits
from normviz.figure.state import MAX_SLABS, FigureState
from normviz.ui.cube.controls.settings_section import SettingsSection, differs, show_whole
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID, HALF
from normviz.ui.widgets.number_slider import NumberSlider
from normviz.ui.widgets.segmented import Segmented
from normviz.ui.widgets.tone_label import ToneLabel

WIDEST_GAP = 300
"""Percent of the thickness of a slab."""


class ViewSection(SettingsSection):
    """Form, slabs and peel.

    Attributes:
        reset_view: Emitted when the cubes should be looked at from where they were at first.
    """

    reset_view = Signal()

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        """The section of ``model``."""
        super().__init__(model, parent)
        self._form = self._forms()
        self._axis = self._axes()
        self._slabs = NumberSlider(
            self.tr("&Slabs"),
            (2, MAX_SLABS),
            4,
            name="cube_slabs",
            tip=self.tr("Number of slabs into which a cube is pulled apart."),
        )
        self._gap = NumberSlider(
            self.tr("G&ap in %"),
            (0, WIDEST_GAP),
            60,
            name="cube_gap",
            tip=self.tr("Gap between two slabs, in percent of a slab's thickness."),
        )
        self._gap.set_choices(range(0, WIDEST_GAP + 1, 10))
        self._peel = [self._peeling(axis) for axis in range(3)]
        self._lay_out()
        self._form.changed.connect(self._set_form)
        self._axis.changed.connect(self._set_axis)
        self._slabs.value_changed.connect(self._set_slabs)
        self._gap.value_changed.connect(self._set_gap)

    def show_state(self, new: FigureState, old: FigureState | None = None) -> None:
        """Shows form, slabs and peel."""
        if differs(new, old, "form", "slab_axis"):
            self._form.set_current(new.form)
            self._axis.set_current(new.slab_axis)
            self._inside.setEnabled(new.form != "tiles")
            for control in (self._slabs, self._gap):
                control.setEnabled(new.slab_axis != "none")
        if differs(new, old, "slabs", "gap"):
            show_whole(self._slabs, new.slabs)
            show_whole(self._gap, round(100 * new.gap))
        if differs(new, old, "shape"):
            self._limit_peel(new)
        if differs(new, old, "shape", "peel"):
            for control, taken in zip(self._peel, new.peel, strict=True):
                show_whole(control, taken)

    def _forms(self) -> Segmented:
        return Segmented(
            (
                ("cubes", self.tr("Cubes"), self.tr("One solid cube for each norm.")),
                ("tiles", self.tr("Tiles"), self.tr("Each sample and channel flat: none hidden.")),
                ("both", self.tr("Both"), self.tr("Cubes, and beneath them the same as tiles.")),
            ),
            name="cube_form",
            accessible=self.tr("Form"),
        )

    def _axes(self) -> Segmented:
        return Segmented(
            (
                ("none", self.tr("Whole"), self.tr("The cube stays in one piece.")),
                ("N", "N", self.tr("Slabs of some samples each.")),
                ("C", "C", self.tr("Slabs of some channels each.")),
                ("HW", self.tr("H, W"), self.tr("Slabs of some pixels each.")),
            ),
            name="cube_slab_axis",
            accessible=self.tr("Pull apart along"),
        )

    def _peeling(self, axis: int) -> NumberSlider:
        letter = ("N", "C", "H, W")[axis]
        control = NumberSlider(
            letter,
            (0, 0),
            0,
            name=f"cube_peel_{('n', 'c', 'hw')[axis]}",
            tip=self.tr("Slices taken off the near side along {axis}.").format(axis=letter),
        )
        control.setAccessibleName(self.tr("Peel along {axis}").format(axis=letter))
        control.value_changed.connect(lambda taken: self._set_peel(axis, taken))
        return control

    def _lay_out(self) -> None:
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID)
        inside.addLayout(_titled(self.tr("Pull apart along"), self._axis))
        inside.addWidget(self._slabs)
        inside.addWidget(self._gap)
        inside.addLayout(_titled(self.tr("Peel off the near side"), *self._peel))
        reset = QPushButton(icon("camera"), self.tr("Reset view"))
        describe(
            reset,
            "cube_reset_view",
            self.tr("Reset view"),
            self.tr("Shows the cubes from the initial angle again."),
        )
        reset.clicked.connect(self.reset_view)
        self.column.addWidget(self._form)
        self.column.addWidget(self._inside)
        self.column.addWidget(reset)

    def _limit_peel(self, state: FigureState) -> None:
        for control, most in zip(self._peel, peel_limits(state.shape), strict=True):
            if control.choices()[-1] != most:
                with QSignalBlocker(control):
                    control.set_range(0, most)
                control.setEnabled(most > 0)

    def _set_form(self, form: str) -> None:
        self.model.change(self.tr("Change the form"), form=form)

    def _set_axis(self, axis: str) -> None:
        self.model.change(self.tr("Pull the cubes apart"), slab_axis=axis)

    def _set_slabs(self, slabs: int) -> None:
        self.model.change(self.tr("Change the number of slabs"), slabs=slabs)

    def _set_gap(self, percent: int) -> None:
        self.model.change(self.tr("Change the gap"), gap=percent / 100)

    def _set_peel(self, axis: int, taken: int) -> None:
        peel = list(self.model.state.peel)
        peel[axis] = taken
        self.model.change(self.tr("Peel the cubes"), peel=tuple(peel))


def _titled(title: str, *widgets: QWidget) -> QVBoxLayout:
    label: QLabel = ToneLabel(title)
    label.setWordWrap(True)
    rows = QVBoxLayout()
    rows.setSpacing(GRID)
    for widget in widgets:
        rows.addWidget(widget)
    column = QVBoxLayout()
    column.setSpacing(HALF)
    column.addWidget(label)
    column.addLayout(rows)
    return column
