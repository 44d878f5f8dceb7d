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

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
# What runs are compared by stands in front: a small window cuts the rest.
NAME, STATE, RECIPE, NORM, BEST, LAST, DATA, BATCH, EPOCHS, SPEED = range(10)
NUMBERS: Final = (BATCH, EPOCHS, BEST, LAST, SPEED)
SWATCH: Final = 12
SORT_ROLE: Final = int(Role.UserRole) + 1

_SORT_KEYS: Final[dict[int, Callable[[Run], Any]]] = {
    NAME: lambda run: run.created,
    BATCH: lambda run: run.spec.batch_size,
    EPOCHS: lambda run: run.epochs_done,
    BEST: lambda run: -1.0 if run.best_val_accuracy is None else run.best_val_accuracy,
    LAST: lambda run: -1.0 if run.val_accuracy is None else run.val_accuracy,
    SPEED: lambda run: run.ms_per_step or 0.0,
}


def _shown(run: Run, column: int) -> str:
    spec = run.spec
    match column:
        case 0:
            return run.name
        case 1:
            return (
                state_text(run.state)
                if run.has_files
                else QCoreApplication.translate("Train", "files deleted")
            )
        case 2:
            title = recipe_title(spec.recipe)
            faithful = QCoreApplication.translate("Train", "{recipe}, faithful")
            return faithful.format(recipe=title) if spec.settings.faithful else title
        case 3:
            return norm_title(spec.norm)
        case 4:
            return accuracy(run.best_val_accuracy)
        case 5:
            return accuracy(run.val_accuracy)
        case 6:
            return data_name(spec.dataset)
        case 7:
            return str(spec.batch_size)
        case 8:
            return QCoreApplication.translate("Train", "{done} of {all}").format(
                done=run.epochs_done, all=spec.epochs
            )
    return milliseconds(run.ms_per_step)


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
        self._swatch: Callable[[str], QIcon | None] = lambda _: None
        blank = QPixmap(SWATCH, SWATCH)
        blank.fill(Qt.GlobalColor.transparent)
        self._no_swatch = QIcon(blank)  # the name stays in its place when the run is selected
        self._titles = _titles()

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
        if role == Role.DisplayRole:
            return showable(_shown(run, column))
        if role == Role.EditRole:
            return _shown(run, column)
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
            self.renamed.emit(self._runs[index.row()].id, str(value))
        return False

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
        texts = [run.id, run.spec.preset, *(_shown(run, column) for column in range(SPEED + 1))]
        whole = " ".join(texts).casefold()
        return all(word in whole for word in self._words)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignTrailing if column in NUMBERS else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter


def _titles() -> tuple[tuple[str, str], ...]:
    """The title and the tip of each column."""
    return (
        (
            QCoreApplication.translate("Train", "Run"),
            QCoreApplication.translate("Train", "Its name; the colour is that of its lines."),
        ),
        (
            QCoreApplication.translate("Train", "State"),
            QCoreApplication.translate("Train", "Where the run stands."),
        ),
        (
            QCoreApplication.translate("Train", "Recipe"),
            QCoreApplication.translate("Train", "The network and how it is trained."),
        ),
        (
            QCoreApplication.translate("Train", "Norm"),
            QCoreApplication.translate("Train", "The norm in the recipe's slots."),
        ),
        *_number_titles(),
    )


def _number_titles() -> tuple[tuple[str, str], ...]:
    """Those of the columns from the best accuracy on."""
    return (
        (
            QCoreApplication.translate("Train", "Best"),
            QCoreApplication.translate("Train", "The best validation accuracy of all epochs."),
        ),
        (
            QCoreApplication.translate("Train", "Last"),
            QCoreApplication.translate("Train", "The validation accuracy of the last epoch."),
        ),
        (
            QCoreApplication.translate("Train", "Data"),
            QCoreApplication.translate("Train", "The data set."),
        ),
        (
            QCoreApplication.translate("Train", "Batch"),
            QCoreApplication.translate("Train", "Samples per step."),
        ),
        (
            QCoreApplication.translate("Train", "Epochs"),
            QCoreApplication.translate("Train", "Completed epochs, of all that are planned."),
        ),
        (
            QCoreApplication.translate("Train", "ms/step"),
            QCoreApplication.translate("Train", "Milliseconds per step in the last epoch."),
        ),
    )
