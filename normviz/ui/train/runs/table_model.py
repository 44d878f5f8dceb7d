"""The runs as a Qt model: one row per run, the newest first."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QIcon, QPixmap

from normviz.runs.run import Run
from normviz.ui.style.theme import current_theme, number_font
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.run_labels import has_own_name, table_labels
from normviz.ui.text.run_result import result_text
from normviz.ui.text.run_text import (
    accuracy,
    data_name,
    data_title,
    milliseconds,
    norm_title,
    preset_title,
    recipe_title,
    state_text,
)
from normviz.ui.text.showable import showable, spelled_out
from normviz.ui.train.runs.column_titles import column_titles

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
# What runs are compared by stands in front: a small window cuts the rest.
NAME, STATE, RECIPE, NORM, BEST, LAST, TRAINED, DATA, BATCH, EPOCHS, SPEED = range(11)
NUMBERS: Final = (BATCH, EPOCHS, BEST, LAST, TRAINED, SPEED)
SWATCH: Final = 12
SORT_ROLE: Final = int(Role.UserRole) + 1

_SORT_KEYS: Final[dict[int, Callable[[Run], Any]]] = {
    NAME: lambda run: run.created,
    BATCH: lambda run: run.spec.batch_size,
    EPOCHS: lambda run: run.epochs_done,
    BEST: lambda run: -1.0 if run.best_val_accuracy is None else run.best_val_accuracy,
    LAST: lambda run: -1.0 if run.val_accuracy is None else run.val_accuracy,
    TRAINED: lambda run: -1.0 if run.accuracy is None else run.accuracy,
    SPEED: lambda run: run.ms_per_step or 0.0,
}


_TEXTS: Final[dict[int, Callable[[Run], str]]] = {
    RECIPE: lambda run: _recipe(run),
    NORM: lambda run: norm_title(run.spec.norm),
    BEST: lambda run: accuracy(run.best_val_accuracy),
    LAST: lambda run: accuracy(run.val_accuracy),
    TRAINED: lambda run: accuracy(run.accuracy),
    DATA: lambda run: data_name(run.spec.dataset),
    BATCH: lambda run: str(run.spec.batch_size),
    SPEED: lambda run: milliseconds(run.ms_per_step),
}


def _shown(run: Run, column: int) -> str:
    """What a cell says; what the run is called is said by the model, which knows the others."""
    if column in _TEXTS:
        return _TEXTS[column](run)
    if column == NAME:
        return run.name
    if column == STATE and run.has_files:
        return state_text(run.state)
    if column == STATE:
        return QCoreApplication.translate("Train", "files deleted")
    return QCoreApplication.translate("Train", "{done} of {all}").format(
        done=run.epochs_done, all=run.spec.epochs
    )


def _recipe(run: Run) -> str:
    """The recipe, and of which kind its preset is where that is not the usual one."""
    title, settings = recipe_title(run.spec.recipe), run.spec.settings
    if settings.faithful:
        return QCoreApplication.translate("Train", "{recipe}, faithful").format(recipe=title)
    if settings.quick:
        return QCoreApplication.translate("Train", "{recipe}, quick").format(recipe=title)
    return title


def _tip(run: Run, column: int) -> str:
    """What a cell shows, and what there is no column for."""
    shown = _shown(run, column)
    if column == STATE and not run.has_files:
        text = QCoreApplication.translate(
            "Train", "{state}; its files were deleted: the curves are kept, the weights are gone."
        )
        return text.format(state=state_text(run.state))
    if column == DATA:
        return data_title(run.spec.dataset)
    if column in (LAST, TRAINED) and (said := result_text(run)):
        return said
    if column == NAME and not has_own_name(run):
        return QCoreApplication.translate("Train", "Without a name; its id: {id}").format(id=run.id)
    if column != RECIPE:
        return shown
    text = QCoreApplication.translate("Train", "{recipe}; preset: {preset}, seed: {seed}")
    return text.format(recipe=shown, preset=preset_title(run.spec.preset), seed=run.spec.seed)


class RunsModel(QAbstractTableModel):
    """Shows the runs it is given.

    Attributes:
        renamed: Emitted with the id of a run and its new name, when the user has typed one.
    """

    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        """No runs yet."""
        super().__init__(parent)
        self._runs: list[Run] = []
        self._labels: dict[str, str] = {}
        self._swatch: Callable[[str], QIcon | None] = lambda _: None
        blank = QPixmap(SWATCH, SWATCH)
        blank.fill(Qt.GlobalColor.transparent)
        self._no_swatch = QIcon(blank)  # the name stays in its place when the run is selected
        self._titles = column_titles()

    def set_swatches(self, swatch: Callable[[str], QIcon | None]) -> None:
        """Asks ``swatch`` for the picture before a run's name, by its id."""
        self._swatch = swatch
        self.repaint_names()

    def repaint_names(self) -> None:
        """Repaints the names with new icons."""
        if self._runs:
            last = self.index(len(self._runs) - 1, NAME)
            self.dataChanged.emit(self.index(0, NAME), last, [Role.DecorationRole])

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Shows ``runs``; rows that stay keep selection and place."""
        self._label(runs)
        new, old = list(reversed(runs)), self._runs
        if [run.id for run in new] == [run.id for run in old]:
            self._runs = new
            for row, (run, before) in enumerate(zip(new, old, strict=True)):
                if run != before:
                    self.dataChanged.emit(self.index(row, 0), self.index(row, SPEED))
            return
        kept = {run.id for run in new}
        for row in range(len(old) - 1, -1, -1):
            if old[row].id not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                del old[row]
                self.endRemoveRows()
        for row, run in enumerate(new):
            if row >= len(old) or old[row].id != run.id:
                self.beginInsertRows(QModelIndex(), row, row)
                old.insert(row, run)
                self.endInsertRows()
        self.show_runs(runs)

    def label_of(self, run: Run) -> str:
        """What a run is called here."""
        return self._labels.get(run.id, run.name)

    def run_at(self, row: int) -> Run:
        """The run of a row."""
        return self._runs[row]

    def row_of(self, run: str) -> int:
        """The row of a run's id; -1 where there is none."""
        return next((row for row, each in enumerate(self._runs) if each.id == run), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many runs there are."""
        return 0 if parent is not None and parent.isValid() else len(self._runs)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Titles of the columns and what they mean."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Role.DisplayRole:
            return self._titles[section][0]
        if role == Role.ToolTipRole:
            return self._titles[section][1]
        if role == Role.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """What a cell shows."""
        run, column = self._runs[index.row()], index.column()
        if role in (Role.DisplayRole, Role.EditRole):
            text = self.label_of(run) if column == NAME else _shown(run, column)
            return showable(text) if role == Role.DisplayRole else text
        if role == SORT_ROLE:
            key = _SORT_KEYS.get(column)
            return key(run) if key else _shown(run, column).casefold()
        if role == Role.TextAlignmentRole:
            return _alignment(column)
        if role == Role.FontRole and column in NUMBERS:
            return number_font()
        if role == Role.DecorationRole and column == NAME:
            return self._swatch(run.id) or self._no_swatch
        if role == Role.ForegroundRole and column == STATE and run.state == "failed":
            return QBrush(QColor(current_theme().error))
        if role == Role.ToolTipRole:
            return error_text(run.reason) or spelled_out(_tip(run, column))
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        """Takes the name that the user has typed; the run changes when it is kept."""
        if role == Role.EditRole and index.column() == NAME:
            run = self._runs[index.row()]
            if str(value) != self.label_of(run):
                self.renamed.emit(run.id, str(value))
        return False

    def _label(self, runs: Sequence[Run]) -> None:
        """Calls the runs by what tells them apart now; one more or less can change that."""
        labels = table_labels(runs)
        if labels != self._labels:
            self._labels = labels
            if self._runs:
                last = self.index(len(self._runs) - 1, NAME)
                self.dataChanged.emit(self.index(0, NAME), last, [Role.DisplayRole])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names can be edited."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == NAME else flags


class RunsFilter(QSortFilterProxyModel):
    """The runs that hold all words of a search, in the order of a column."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Shows all."""
        super().__init__(parent)
        self._words: list[str] = []
        self.setSortRole(SORT_ROLE)

    def search(self, text: str) -> None:
        """Shows the runs that hold every word of ``text`` in some column."""
        self._words = text.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: ARG002
        """Whether a run is shown."""
        model = self.sourceModel()
        assert isinstance(model, RunsModel)  # noqa: S101 (for the types)
        run = model.run_at(row)
        columns = (_shown(run, column) for column in range(SPEED + 1))
        texts = [run.id, run.spec.preset, model.label_of(run), *columns]
        whole = " ".join(texts).casefold()
        return all(word in whole for word in self._words)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignTrailing if column in NUMBERS else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter
