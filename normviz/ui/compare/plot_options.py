"""What can be changed of the plot that is shown, beside its tabs."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from normviz.scenes.compare_scene import Plot
from normviz.ui.compare.words import axis_title
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF
from normviz.ui.widgets.combo_box import ComboBox
from normviz.ui.widgets.labelled import Labelled

_CHARACTERS = 12


class PlotOptions(QWidget):
    """A logarithmic axis for curves; for the other plots the setting that goes across.

    Attributes:
        log: The box of the logarithmic axis.
        across_changed: Emitted when another setting goes across.
    """

    across_changed = Signal()

    def __init__(self) -> None:
        """Those of the curves."""
        super().__init__()
        self._wanted = ""
        self._axes: Sequence[str] = ()
        self._plot: Plot = "curves"
        text, tip = self.tr("Lo&g axis"), self.tr("Whether the axis of the loss is logarithmic.")
        self.log = describe(QCheckBox(text), "compare_log", text.replace("&", ""), tip)
        tip = self.tr("The setting over which the plot is drawn; it is the mean over the others.")
        self._field = Labelled(self.tr("Acr&oss"), "compare_across", tip)
        self._box = ComboBox(_CHARACTERS)
        self._field.add_editor(self._box, "box")
        self._box.activated.connect(lambda: self.show_across(self._box.currentData()))
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, 0, GRID, HALF)  # level with the texts of the tabs
        row.addWidget(self.log)
        row.addWidget(self._field)
        self._show()

    def across(self) -> str:
        """The setting that was chosen; empty for the first one."""
        return self._wanted

    def axis(self) -> str:
        """The setting that goes across; empty where no number differs."""
        return self._wanted if self._wanted in self._axes else next(iter(self._axes), "")

    def show_across(self, axis: str) -> None:
        """Chooses a setting, which is drawn in all comparisons that have it."""
        before, self._wanted = self.axis(), axis
        self._show()
        if self.axis() != before:
            self.across_changed.emit()

    def show_axes(self, axes: Sequence[str]) -> None:
        """Offers settings, the first one where none of them was chosen; emits nothing."""
        self._axes = axes
        self._show()

    def show_for(self, plot: Plot) -> None:
        """Shows what the plot has."""
        self._plot = plot
        self._show()

    def _show(self) -> None:
        self.log.setVisible(self._plot == "curves")
        self._field.setVisible(self._plot != "curves" and len(self._axes) > 1)
        with QSignalBlocker(self._box):
            self._box.clear()
            for axis in self._axes:
                self._box.addItem(axis_title(axis), axis)
            self._box.setCurrentIndex(self._box.findData(self.axis()))
