"""The runs table with its search field."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from normviz.presentation.number_format import count
from normviz.runs.run import Run
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID, HALF, current_theme
from normviz.ui.train.runs.arrangement import Identity
from normviz.ui.train.runs.cells import NAME, TAGS
from normviz.ui.train.runs.grouping import GroupChoice, GroupKeys
from normviz.ui.train.runs.search_text import none_found_text
from normviz.ui.train.runs.table_columns import ColumnWidths
from normviz.ui.train.runs.table_model import SWATCH, RunsModel
from normviz.ui.widgets.empty_state import EmptyState
from normviz.ui.widgets.scroll_area import use_slim_bars
from normviz.ui.widgets.tone_label import ToneLabel

_ROW = 3 * GRID


class RunsTable(QWidget):
    """Every run, searchable and sortable; the selected ones are drawn.

    Attributes:
        selection_changed: Emitted when other runs are selected.
        renamed: Emitted with a run's id and the name that the user has typed.
        tools: The row above the table; buttons are added at its end.
    """

    selection_changed = Signal()
    renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty table."""
        super().__init__(parent)
        self._is_listing = False
        self._runs = 0
        self._chosen: tuple[list[str], list[Identity], Identity | None] = [], [], None
        self.model = RunsModel(self)
        self.search = self._make_search()
        self.groups = GroupChoice()
        self.view = self._make_view()
        self._columns = ColumnWidths(self.view)
        self._empty = EmptyState("train", "", name="train_no_runs")
        self._none_found = EmptyState("search", "", name="train_none_found")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(HALF)
        self.tools.addWidget(self.search, 1)
        self._found = describe(ToneLabel(), "train_found", self.tr("Runs found"))
        self._found.hide()
        self.tools.addWidget(self._found)
        self.tools.addWidget(self.groups)
        self._pages = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(self.tools)
        column.addLayout(self._pages, 1)
        # Only now: a page without a parent would flash up as a window of its own.
        for page in (self._empty, self.view, self._none_found):
            self._pages.addWidget(page)
        self.model.renamed.connect(self.renamed)
        self.model.modelAboutToBeReset.connect(self._keep_selection)
        self.model.modelReset.connect(self._restore_selection)
        self.groups.chosen.connect(self._group)
        GroupKeys(self.view, self.model)
        self.view.selectionModel().selectionChanged.connect(self._tell_selection)
        self._recolor()
        self.set_empty_text("")

    def set_empty_text(self, text: str) -> None:
        """What is said where there is no run to show; what to do where it is empty."""
        self._empty.set_text(text or self.tr("Press Start: the run appears here and is kept."))

    def set_swatches(self, swatch: Callable[[str], QIcon | None]) -> None:
        """Asks ``swatch`` for the picture before a run's name, by its id."""
        self.model.set_swatches(swatch)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Shows ``runs``, the newest last."""
        with self._one_change():
            self.model.show_runs(runs)
        self._runs = len(runs)
        self._tell_found()
        self.view.setColumnHidden(TAGS, not any(run.tags for run in runs))
        self._columns.fit()

    def selected(self) -> list[str]:
        """The ids of the selected runs, in the order of the table; those of a group too."""
        found = (run.id for row in self._selected_rows() for run in self.model.runs_at(row))
        return list(dict.fromkeys(found))

    def _selected_rows(self) -> dict[int, None]:
        """The rows that are selected, from the first to the last."""
        chosen = self.view.selectionModel().selection()
        parts = [chosen.at(number) for number in range(chosen.count())]
        ranges = sorted((part.top(), part.bottom()) for part in parts)
        return dict.fromkeys(row for top, bottom in ranges for row in range(top, bottom + 1))

    def select(self, runs: Sequence[str], *, add: bool = False) -> None:
        """Selects ``runs``, and none besides unless ``add``; their groups are opened."""
        with self._one_change():
            self.model.reveal(runs)
        rows = sorted({row for row in map(self.model.row_of, runs) if row >= 0})
        flags = QItemSelectionModel.SelectionFlag
        mode = flags.Select if add else flags.ClearAndSelect
        self.view.selectionModel().select(self._rows_selection(rows), mode | flags.Rows)
        current = next((row for run in runs if (row := self.model.row_of(run)) >= 0), -1)
        if current >= 0:
            self._make_current(current)

    def show_group(self, column: int) -> None:
        """Groups the runs by a column; ``NO_GROUPS`` for none."""
        self.groups.show_column(column)
        self._group(column)

    def edit_name(self) -> None:
        """Lets the user type another name for the current run."""
        rows = self.view.selectionModel().selectedRows(NAME)
        if not rows or self.view.state() == QAbstractItemView.State.EditingState:
            return
        index = rows[0]
        if self.model.is_group(index.row()):  # its name is that of all its runs
            run = self.model.run_at(index.row()).id
            self.select([run])
            index = self.model.index(self.model.row_of(run), NAME)
        self.view.setFocus()
        self.view.setCurrentIndex(index)
        self.view.edit(index)

    def showEvent(self, event: QShowEvent) -> None:
        """Shares the width among the columns: only now it is known what can be seen."""
        super().showEvent(event)
        self._columns.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width among the columns."""
        super().resizeEvent(event)
        self._columns.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._recolor()

    def _recolor(self) -> None:
        """A selected row is one that is drawn, which is usual: a wash instead of the accent."""
        theme, role = current_theme(), QPalette.ColorRole
        palette = self.view.palette()
        # Setting a palette changes the palette: without the question this would never end.
        if palette.color(role.Highlight) != QColor(theme.accent_soft):
            palette.setColor(role.Highlight, QColor(theme.accent_soft))
            palette.setColor(role.HighlightedText, QColor(theme.text))
            self.view.setPalette(palette)

    def _search(self, text: str) -> None:
        with self._one_change():
            self.model.search(text)
        self._tell_found()

    def _tell_found(self) -> None:
        """Says how many of the runs hold what is searched, and why there may be none."""
        is_searched, found = bool(self.search.text().strip()), self.model.found()
        if is_searched:
            text = self.tr("{found} of {all}")
            self._found.setText(text.format(found=count(found), all=count(self._runs)))
        self._found.setVisible(is_searched)
        is_missed = is_searched and not found
        if is_missed:
            self._none_found.set_text(none_found_text(self.search.text()))
        self._pages.setCurrentIndex(2 if self._runs and is_missed else int(self._runs > 0))

    def _group(self, column: int) -> None:
        with self._one_change():
            self.model.group_by(column)
        self._columns.fit()

    def _rows_selection(self, rows: Sequence[int]) -> QItemSelection:
        """Whole rows, those that follow one another as one range."""
        chosen, first = QItemSelection(), 0
        for at, row in enumerate(rows):
            if at + 1 == len(rows) or rows[at + 1] != row + 1:
                top, bottom = self.model.index(rows[first], NAME), self.model.index(row, TAGS)
                chosen.select(top, bottom)
                first = at + 1
        return chosen

    def _make_current(self, row: int) -> None:
        index = self.model.index(row, NAME)
        self.view.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.NoUpdate
        )
        self.view.scrollTo(index)

    def _keep_selection(self) -> None:
        current = self.view.currentIndex()
        rows = [self.model.identity_at(row) for row in self._selected_rows()]
        place = self.model.identity_at(current.row()) if current.isValid() else None
        self._chosen = self.selected(), rows, place

    def _restore_selection(self) -> None:
        """Selects the rows that were selected before they became others."""
        chosen, identities, current = self._chosen
        is_listing, self._is_listing = self._is_listing, True
        rows = sorted({row for row in map(self.model.row_with, identities) if row >= 0})
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().select(
            self._rows_selection(rows), flags.ClearAndSelect | flags.Rows
        )
        if current and self.model.row_with(current) >= 0:
            self._make_current(self.model.row_with(current))
        self._is_listing = is_listing
        if not is_listing and self.selected() != chosen:
            self.selection_changed.emit()

    @contextmanager
    def _one_change(self) -> Iterator[None]:
        """Tells that other runs are selected once, when all rows are in their places.

        Qt tells it while it inserts rows, too. Whoever then has the model repaint makes the filter
        insert the same rows again, and so on without end.
        """
        before = self.selected()
        self._is_listing = True
        try:
            yield
        finally:
            self._is_listing = False
        if self.selected() != before:
            self.selection_changed.emit()

    def _tell_selection(self) -> None:
        if not self._is_listing:
            self.selection_changed.emit()

    def _make_search(self) -> QLineEdit:
        field = QLineEdit(clearButtonEnabled=True, placeholderText=self.tr("Search the runs"))
        field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(self._search)
        tip = self.tr(
            "Shows only the runs that hold all of these words. Conditions are words too: "
            'norm:batch, batch>8, best>=0.9, seed=1, tag=paper, note:"too slow".'
        )
        for at, button in enumerate(field.findChildren(QToolButton)):
            describe(button, f"train_search_{at}", self.tr("Clear the search"), tip)
        return describe(field, "train_search", self.tr("Search the runs"), tip)

    def _make_view(self) -> QTableView:
        view = QTableView()
        describe(
            view, "train_runs", self.tr("Runs"), self.tr("Select runs to compare their curves.")
        )
        use_slim_bars(view)
        view.setModel(self.model)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        view.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names differ at their ends
        view.setIconSize(QSize(SWATCH, SWATCH))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(_ROW)
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        view.setSortingEnabled(True)
        view.sortByColumn(NAME, Qt.SortOrder.DescendingOrder)
        return view
