from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from normviz.runs.run import Run
from normviz.ui.train.runs.cells import BATCH, DATA, EPOCHS, LAST, NAME, NORM, RECIPE, STATE
from normviz.ui.train.runs.run_library import RunLibrary
from normviz.ui.train.runs.table import RunsTable
from normviz.ui.widgets.empty_state import EmptyState


@pytest.fixture
def runs(make_run: Callable[..., Run]) -> list[Run]:
    return [
        make_run("one-layer", name="alpha", seed=1),
        make_run("relu", name="beta", seed=2, epochs=3),
        make_run("tutorial-norms", name="gamma", norm="batch"),
    ]


@pytest.fixture
def table(qtbot: QtBot, runs: list[Run]) -> RunsTable:
    table = RunsTable()
    qtbot.addWidget(table)
    table.resize(1000, 300)
    table.show_runs(runs)
    table.show()
    return table


def column(table: RunsTable, at: int) -> list[str]:
    model = table.view.model()
    return [model.index(row, at).data() for row in range(model.rowCount())]


def test_the_newest_run_comes_first(table: RunsTable) -> None:
    assert column(table, NAME) == ["gamma", "beta", "alpha"]
    assert column(table, EPOCHS) == ["2 of 2", "3 of 3", "2 of 2"]
    assert column(table, BATCH) == ["32", "128", "128"]
    assert column(table, LAST) == ["0.8200", "0.8300", "0.8200"]
    assert set(column(table, STATE)) == {"finished"}


def test_sorting_is_by_value(table: RunsTable) -> None:
    table.view.sortByColumn(BATCH, Qt.SortOrder.AscendingOrder)
    assert column(table, BATCH) == ["32", "128", "128"]
    table.view.sortByColumn(RECIPE, Qt.SortOrder.AscendingOrder)
    assert column(table, RECIPE) == sorted(column(table, RECIPE), key=str.casefold)


def test_search_takes_all_words_from_any_column(qtbot: QtBot, table: RunsTable) -> None:
    qtbot.keyClicks(table.search, "batch NORMAL")
    assert column(table, NAME) == ["gamma"]
    table.search.clear()
    assert len(column(table, NAME)) == 3
    qtbot.keyClicks(table.search, "no such run")
    assert column(table, NAME) == []


def test_selection_survives_new_runs(
    table: RunsTable, runs: list[Run], make_run: Callable[..., Run]
) -> None:
    table.select([runs[0].id, runs[2].id])
    assert set(table.selected()) == {runs[0].id, runs[2].id}
    table.show_runs([*runs, make_run()])
    assert set(table.selected()) == {runs[0].id, runs[2].id}
    table.show_runs(runs[1:])
    assert table.selected() == [runs[2].id]


def test_rows_that_come_and_go_are_told_once_and_in_order(
    qtbot: QtBot, table: RunsTable, runs: list[Run], make_run: Callable[..., Run]
) -> None:
    told: list[list[str]] = []

    def look() -> None:
        told.append(table.selected())
        table.model.repaint_names()

    table.select([runs[0].id, runs[1].id])
    table.selection_changed.connect(look)
    table.show_runs([*runs, make_run()])
    assert told == []
    qtbot.keyClicks(table.search, "alpha")
    assert told == [[runs[0].id]]
    table.search.clear()
    assert table.selected() == [runs[0].id]
    table.show_runs(runs[1:])
    assert told == [[runs[0].id], []]


def test_a_name_is_typed_in_place(qtbot: QtBot, table: RunsTable, runs: list[Run]) -> None:
    table.select([runs[1].id])
    table.edit_name()
    editor = table.view.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "delta")
    with qtbot.waitSignal(table.renamed) as told:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == [runs[1].id, "delta"]


def test_renaming_is_undone(qapp: object, runs: list[Run], runs_dir: Path) -> None:
    library = RunLibrary(runs_dir)
    library.rename(runs[0].id, " delta ")
    assert [run.name for run in library.runs()] == ["delta", "beta", "gamma"]
    library.undo_stack.undo()
    assert [run.name for run in library.runs()] == ["alpha", "beta", "gamma"]
    library.rename(runs[0].id, "  ")
    assert not library.undo_stack.canRedo() or library.undo_stack.index() == 0
    library.close()


def test_a_faithful_run_is_called_so(qtbot: QtBot, make_run: Callable[..., Run]) -> None:
    table = RunsTable()
    qtbot.addWidget(table)
    table.show_runs([make_run("tutorial-norms", preset="faithful", seed=7)])
    assert column(table, RECIPE) == ["Normalizations tutorial, faithful"]
    tip = table.view.model().index(0, RECIPE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Normalizations tutorial, faithful; preset: Faithful, seed: 7"


def test_the_stand_in_is_named_short_and_told_whole(
    qtbot: QtBot, make_run: Callable[..., Run]
) -> None:
    table = RunsTable()
    qtbot.addWidget(table)
    table.show_runs([make_run(dataset="digits")])
    cell = table.view.model().index(0, DATA)
    assert cell.data() == "Bundled digits"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "Bundled digits (8×8, enlarged)"


def test_no_run_has_a_page_that_says_what_to_do(qtbot: QtBot) -> None:
    table = RunsTable()
    qtbot.addWidget(table)
    table.show_runs([])
    assert "Press Start" in table._empty.text()
    assert table._pages.currentIndex() == 0


def test_a_search_says_how_many_runs_it_has_found(qtbot: QtBot, table: RunsTable) -> None:
    said = table.findChild(QLabel, "train_found")
    assert said is not None
    assert not said.isVisible()
    qtbot.keyClicks(table.search, "batch normal")
    assert (said.isVisible(), said.text()) == (True, "1 of 3")
    table.show_group(NORM)
    assert said.text() == "1 of 3"  # of the runs, not of the groups
    table.search.setText("no such run")
    assert said.text() == "0 of 3"
    table.search.clear()
    assert not said.isVisible()


def test_a_search_that_finds_nothing_says_why_in_the_place_of_the_runs(
    qtbot: QtBot, table: RunsTable
) -> None:
    """An empty table looked as if the runs were gone."""
    page = table.findChild(EmptyState, "train_none_found")
    assert isinstance(page, EmptyState)
    table.search.setText("best>=abc")
    assert page.isVisible()
    assert "best>=abc is no condition" in page.text()
    assert not table.view.isVisible()
    table.search.setText("batch")
    assert table.view.isVisible()
    table.search.setText("none such")
    table.show_runs([])
    assert not page.isVisible()


def test_a_name_that_is_being_edited_is_not_edited_again(
    qtbot: QtBot, table: RunsTable, make_run: Callable[..., Run]
) -> None:
    run = make_run()
    table.show_runs([run])
    table.select([run.id])
    with qtbot.waitExposed(table):
        table.show()
    for _ in range(2):
        table.edit_name()
        assert table.view.state() == QAbstractItemView.State.EditingState


def test_the_name_of_a_run_in_a_closed_group_can_be_edited(
    qtbot: QtBot, table: RunsTable, make_run: Callable[..., Run]
) -> None:
    run = make_run()
    table.show_runs([run])
    table.show_group(NORM)
    with qtbot.waitExposed(table):
        table.show()
    table.view.selectRow(0)
    assert table.selected() == [run.id]
    table.edit_name()
    assert table.view.state() == QAbstractItemView.State.EditingState
    assert table.selected() == [run.id]
