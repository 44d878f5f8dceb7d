"""Chooses which of the comparisons that are kept is shown."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF
from normviz.ui.widgets.combo_box import ComboBox
from normviz.ui.widgets.labelled import Labelled
from normviz.ui.widgets.tone_label import ToneLabel

_CHARACTERS = 16
_MOST_TITLES = 50
_WIDEST = 110 * GRID


class SweepChoice(QWidget):
    """A list of ids, the newest first.

    Attributes:
        chosen: Emitted with the id that the user chose.
    """

    chosen = Signal(str)

    def __init__(self, title: Callable[[str], str] = str, parent: QWidget | None = None) -> None:
        """An empty list.

        Args:
            title: Says what the comparison of an id is; asked for when the list opens.
            parent: Owner.
        """
        super().__init__(parent)
        self._field = Labelled(
            self.tr("Comparison sho&wn"),
            "compare_sweep",
            self.tr("A comparison that was trained, or begun, the newest first."),
        )
        self._box = _TitledBox(title)
        self._field.add_editor(self._box, "box")
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, HALF, GRID, HALF)
        self.about = describe(ToneLabel(), "compare_sweep_about", self.tr("What it compares"))
        self.about.setWordWrap(True)  # in a small window and a long language
        row.addWidget(self._field)
        row.addWidget(self.about, 1)
        self._box.activated.connect(lambda: self.chosen.emit(self._box.currentData()))
        self._box.setEnabled(False)

    def show_sweeps(self, ids: Sequence[str], current: str, about: str = "") -> None:
        """Offers ``ids`` and shows ``current`` with one translated sentence ``about`` it."""
        self.about.setText(about)
        known = [self._box.itemData(at) for at in range(self._box.count())]
        if known != list(ids):
            self._box.clear()
            for sweep in ids:
                self._box.addItem(sweep, sweep)
        self._box.setCurrentIndex(list(ids).index(current) if current in ids else -1)
        self._box.setEnabled(bool(ids))
        self._box.setPlaceholderText(self.tr("Choose one") if ids else self.tr("None yet"))


class _TitledBox(ComboBox):
    """Ids, and in the open list what they are: to read all files earlier would take seconds."""

    def __init__(self, title: Callable[[str], str]) -> None:
        super().__init__(_CHARACTERS)
        self._title = title
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)

    def showPopup(self) -> None:
        """Opens the list, as wide as its titles."""
        for at in range(min(self.count(), _MOST_TITLES)):
            self.setItemText(at, self._title(self.itemData(at)))
        wanted = self.view().sizeHintForColumn(0) + 4 * GRID
        self.view().setMinimumWidth(min(_WIDEST, wanted))
        super().showPopup()

    def hidePopup(self) -> None:
        """Closes the list; the box shows an id again, which has room there."""
        super().hidePopup()
        for at in range(self.count()):
            self.setItemText(at, self.itemData(at))
