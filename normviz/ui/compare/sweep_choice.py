"""Chooses which of the comparisons that are kept is shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF
from normviz.ui.widgets.combo_box import ComboBox
from normviz.ui.widgets.labelled import Labelled
from normviz.ui.widgets.tone_label import ToneLabel

_CHARACTERS = 16


class SweepChoice(QWidget):
    """A list of ids, the newest first.

    Attributes:
        chosen: Emitted with the id that the user chose.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty list."""
        super().__init__(parent)
        self._field = Labelled(
            self.tr("Comparison sho&wn"),
            "compare_sweep",
            self.tr("A comparison that was trained, or begun, the newest first."),
        )
        self._box = ComboBox(_CHARACTERS)
        self._field.add_editor(self._box, "box")
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, HALF, GRID, HALF)
        self.about = describe(ToneLabel(), "compare_sweep_about", self.tr("What it compares"))
        row.addWidget(self._field)
        row.addWidget(self.about, 1)
        self._box.activated.connect(lambda: self.chosen.emit(self._box.currentText()))
        self._box.setEnabled(False)

    def show_sweeps(self, ids: Sequence[str], current: str, about: str = "") -> None:
        """Offers ``ids`` and shows ``current`` with one translated sentence ``about`` it."""
        self.about.setText(about)
        known = [self._box.itemText(at) for at in range(self._box.count())]
        if known != list(ids):
            self._box.clear()
            self._box.addItems(list(ids))
        self._box.setCurrentIndex(list(ids).index(current) if current in ids else -1)
        self._box.setEnabled(bool(ids))
