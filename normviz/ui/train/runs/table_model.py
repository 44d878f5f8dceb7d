"""The runs as a Qt model: one row per run, or per group of runs, the newest first."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QIcon, QPixmap

from normviz.presentation.runs.run_search import parse_search
from normviz.runs.run import Run
from normviz.ui.style.theme import current_theme, font, number_font
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.runs.run_labels import TableLabels
from normviz.ui.text.showable import showable, spelled_out
from normviz.ui.train.runs.arrangement import (
    NO_GROUPS,
    Arrangement,
    Identity,
    RunGroup,
    RunRow,
    identity_of,
    runs_of,
)
from normviz.ui.train.runs.cells import (
    COLUMNS,
    NAME,
    NUMBERS,
    STATE,
    alignment,
    shown_in,
    tip_of,
)
from normviz.ui.train.runs.column_titles import column_titles
from normviz.ui.train.runs.group_cells import group_text, group_tip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
SWATCH: Final = 12
_FEW: Final = 50
"""So many rows come and go one by one; of more, the whole table is another."""


class RunsModel(QAbstractTableModel):
    """Shows the runs it is given: those that are searched for, grouped and sorted.

    Attributes:
        renamed: Emitted with the id of a run and its new name, when the user has typed one.
    """

    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        """No runs yet."""
        super().__init__(parent)
        self._runs: dict[str, Run] = {}
        self._rows: list[RunRow] = []
        self._places: dict[tuple[str, str], int] | None = None
        self._arrangement = Arrangement(parse_search(""))
        self._labelling = TableLabels()
        self._labels: dict[str, str] = {}
        self._texts: dict[str, tuple[Run, str, str]] = {}
        self._swatch: Callable[[str], QIcon | None] = lambda _: None
        blank = QPixmap(SWATCH, SWATCH)
        blank.fill(Qt.GlobalColor.transparent)
        self._no_swatch = QIcon(blank)  # the name stays in its place when the run is selected
        self._titles = column_titles()

    @property
    def group(self) -> int:
        """The column that runs are grouped by; ``NO_GROUPS`` for none."""
        return self._arrangement.group

    def set_swatches(self, swatch: Callable[[str], QIcon | None]) -> None:
        """Asks ``swatch`` for the picture before a run's name, by its id."""
        self._swatch = swatch
        self.repaint_names()

    def repaint_names(self) -> None:
        """Repaints the names with new icons."""
        self._repaint([Role.DecorationRole])

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Shows ``runs``, the newest last; rows that stay keep selection and place."""
        before, self._runs = self._runs, {run.id: run for run in runs}
        if _are_called_alike(before, self._runs):
            self._arrange()
            return
        labels = self._labelling.of(runs)
        is_other = labels != self._labels
        self._labels = labels
        self._arrange()
        if is_other:
            self._repaint([Role.DisplayRole])

    def search(self, text: str) -> None:
        """Shows the runs that hold every word of ``text`` and fulfil its conditions."""
        self._arrangement = replace(self._arrangement, search=parse_search(text))
        self._arrange()

    def found(self) -> int:
        """How many runs the search has found, also those in groups that are closed."""
        if self.group == NO_GROUPS:
            return len(self._rows)
        return sum(len(self.runs_at(row)) for row in range(len(self._rows)) if self.is_group(row))

    def group_by(self, column: int) -> None:
        """Shows one row per value of a column; ``NO_GROUPS`` shows one per run."""
        self._arrangement = replace(self._arrangement, group=column, opened=frozenset())
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts the rows by a column."""
        falls = order == Qt.SortOrder.DescendingOrder
        self._arrangement = replace(self._arrangement, column=column, falls=falls)
        self._arrange()

    def toggle(self, row: int, *, is_open: bool | None = None) -> None:
        """Shows the runs of a group in rows of their own, or no longer.

        Args:
            row: Of the group; nothing is done for another.
            is_open: Whether they are shown; None for the contrary of now.
        """
        group = self._rows[row]
        if not isinstance(group, RunGroup) or group.is_open == is_open:
            return
        opened = self._arrangement.opened ^ {group.title}
        self._arrangement = replace(self._arrangement, opened=opened)
        self._arrange()

    def reveal(self, runs: Sequence[str]) -> None:
        """Shows the rows of runs that stand in a group."""
        if self.group == NO_GROUPS:
            return
        known = (self._runs[run] for run in runs if run in self._runs)
        opened = self._arrangement.opened | {shown_in(run, self.group) for run in known}
        if opened != self._arrangement.opened:
            self._arrangement = replace(self._arrangement, opened=opened)
            self._arrange()

    def label_of(self, run: Run) -> str:
        """What a run is called here."""
        return self._labels.get(run.id, run.name)

    def run_at(self, row: int) -> Run:
        """The run of a row, the first of a group."""
        return runs_of(self._rows[row])[0]

    def runs_at(self, row: int) -> tuple[Run, ...]:
        """The runs that a row stands for."""
        return runs_of(self._rows[row])

    def is_group(self, row: int) -> bool:
        """Whether a row stands for a group of runs."""
        return isinstance(self._rows[row], RunGroup)

    def row_of(self, run: str) -> int:
        """The row of a run's id; -1 where there is none."""
        return self.row_with(("", run))

    def identity_at(self, row: int) -> Identity:
        """What a row is known by when the rows have become others."""
        return identity_of(self._rows[row])

    def row_with(self, identity: Identity) -> int:
        """The row of an identity; -1 where there is none."""
        if self._places is None:
            self._places = {identity_of(row): at for at, row in enumerate(self._rows)}
        return self._places.get(identity, -1)

    def group_above(self, row: int) -> int:
        """The row of the group that a run's row belongs to; -1 where there is none."""
        if self.group == NO_GROUPS or self.is_group(row):
            return -1
        return next(at for at in range(row, -1, -1) if self.is_group(at))

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The titles of the columns and what they mean."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Role.DisplayRole:
            return self._titles[section][0]
        if role == Role.ToolTipRole:
            return self._titles[section][1]
        if role == Role.TextAlignmentRole:
            return alignment(section)
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """What a cell shows."""
        row, column = self._rows[index.row()], index.column()
        if role == Role.TextAlignmentRole:
            return alignment(column)
        if isinstance(row, RunGroup):
            return self._group_data(row, column, role)
        if role in (Role.DisplayRole, Role.EditRole):
            text = self.label_of(row) if column == NAME else shown_in(row, column)
            return showable(text) if role == Role.DisplayRole else text
        if role == Role.FontRole and column in NUMBERS:
            return number_font()
        if role == Role.DecorationRole and column == NAME:
            return self._swatch(row.id) or self._no_swatch
        if role == Role.ForegroundRole and column == STATE and row.state == "failed":
            return QBrush(QColor(current_theme().error))
        if role == Role.ToolTipRole:
            return error_text(row.reason) or spelled_out(tip_of(row, column))
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        """Takes the name that the user has typed; the run changes when it is kept."""
        row = self._rows[index.row()]
        is_name = role == Role.EditRole and index.column() == NAME
        if is_name and isinstance(row, Run) and str(value) != self.label_of(row):
            self.renamed.emit(row.id, str(value))
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names can be edited."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        is_name = index.column() == NAME and isinstance(self._rows[index.row()], Run)
        return flags | Qt.ItemFlag.ItemIsEditable if is_name else flags

    def _group_data(self, group: RunGroup, column: int, role: int) -> Any:
        if role == Role.DisplayRole:
            return showable(group_text(group, column))
        if role == Role.FontRole:
            return number_font(bold=True) if column in NUMBERS else font(bold=True)
        if role == Role.ToolTipRole:
            return spelled_out(group_tip(group, column))
        return None

    def _arrange(self) -> None:
        """Shows the rows that there are now, with as little change as possible."""
        old, new = self._rows, self._arrangement.rows(self._runs.values(), self._searched)
        was, names = list(map(identity_of, old)), list(map(identity_of, new))
        if was != names and not self._change_few(was, names, new):
            self.beginResetModel()
            self._rows, self._places = new, None
            self.endResetModel()
            return
        old, self._rows = self._rows, new
        for at, (row, before) in enumerate(zip(new, old, strict=True)):
            if row is not before and row != before:
                self.dataChanged.emit(self.index(at, NAME), self.index(at, COLUMNS - 1))

    def _change_few(
        self,
        was: Sequence[tuple[str, str]],
        names: Sequence[tuple[str, str]],
        new: Sequence[RunRow],
    ) -> bool:
        """Removes and inserts rows; returns whether that does it, as few come or go."""
        kept, here = set(names), set(was)
        gone = [at for at, name in enumerate(was) if name not in kept]
        come = [at for at, name in enumerate(names) if name not in here]
        stay = [name for name in was if name in kept]
        if len(gone) + len(come) > _FEW or stay != [name for name in names if name in here]:
            return False
        self._places, self._rows = None, list(self._rows)
        for at in reversed(gone):
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._rows[at]
            self.endRemoveRows()
        for at in come:
            self.beginInsertRows(QModelIndex(), at, at)
            self._rows.insert(at, new[at])
            self.endInsertRows()
        self._places = None
        return True

    def _searched(self, run: Run) -> str:
        """All that is shown of a run, in lower case; kept, as a search asks for every run."""
        label = self.label_of(run)
        known = self._texts.get(run.id)
        if known is None or known[0] is not run or known[1] != label:
            columns = (shown_in(run, column) for column in range(COLUMNS))
            whole = " ".join([run.id, run.spec.preset, label, run.note, *columns]).casefold()
            known = self._texts[run.id] = run, label, whole
        return known[2]

    def _repaint(self, roles: list[Role]) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, NAME)
            self.dataChanged.emit(self.index(0, NAME), last, roles)


def _are_called_alike(old: dict[str, Run], new: dict[str, Run]) -> bool:
    """Whether nothing has changed of what runs are called by."""
    return old.keys() == new.keys() and all(
        run is old[name] or (run.name == old[name].name and run.spec == old[name].spec)
        for name, run in new.items()
    )
