"""The choice of the column by which the runs table is grouped, and the keys of groups."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

from normviz.ui.style.accessibility import describe
from normviz.ui.train.runs.arrangement import NO_GROUPS
from normviz.ui.train.runs.cells import NAME
from normviz.ui.train.runs.column_titles import column_titles
from normviz.ui.train.runs.table_model import RunsModel
from normviz.ui.widgets.combo_box import ComboBox

_CHARACTERS = 10


class GroupChoice(ComboBox):
    """Offers every column but the name, and no groups.

    Attributes:
        chosen: Emitted with the column that the user chose.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        """No groups."""
        super().__init__(_CHARACTERS)
        self.addItem(self.tr("No groups"), NO_GROUPS)
        for column, (title, _) in enumerate(column_titles()):
            if column != NAME:
                self.addItem(self.tr("By {column}").format(column=title), column)
        tip = self.tr("Shows one row per value of a column, with the mean of its runs.")
        describe(self, "train_groups", self.tr("Groups of runs"), tip)
        describe(self.view(), "train_groups_list", self.tr("Groups of runs"), tip)
        self.activated.connect(lambda: self.chosen.emit(self.currentData()))

    def show_column(self, column: int) -> None:
        """Shows a column as chosen and emits nothing."""
        self.setCurrentIndex(max(0, self.findData(column)))


class GroupKeys(QObject):
    """Opens and shuts groups: a double click, or Right and Left; Left also leads from a run up."""

    def __init__(self, view: QTableView, model: RunsModel) -> None:
        """Listens to ``view``, which becomes the owner."""
        super().__init__(view)
        self._view, self._model = view, model
        view.doubleClicked.connect(self._toggle)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the arrow keys where the current row is a group."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            opens = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(event.key()))
            row = self._view.currentIndex().row()
            if opens is not None and row >= 0 and self._model.is_group(row):
                self._model.toggle(row, is_open=opens)
                return True
            if opens is False and row >= 0 and (above := self._model.group_above(row)) >= 0:
                self._view.setCurrentIndex(self._model.index(above, NAME))
                return True
        return super().eventFilter(watched, event)

    def _toggle(self, index: QModelIndex) -> None:
        self._model.toggle(index.row())
