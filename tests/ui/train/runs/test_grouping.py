from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from normviz.runs.run import Run
from normviz.ui.train.runs.cells import NAME, NORM
from normviz.ui.train.runs.table import RunsTable


@pytest.fixture
def table(qtbot: QtBot, make_run: Callable[..., Run]) -> RunsTable:
    table = RunsTable()
    qtbot.addWidget(table)
    table.resize(1000, 300)
    table.show_runs([make_run("relu"), make_run("relu"), make_run("batch-norm")])
    table.show()
    return table


def names(table: RunsTable) -> list[str]:
    return [table.model.index(row, NAME).data() for row in range(table.model.rowCount())]


def test_every_column_but_the_name_can_be_chosen(qtbot: QtBot, table: RunsTable) -> None:
    assert table.groups.count() == table.model.columnCount()
    table.groups.setFocus()
    for _ in range(NORM):
        with qtbot.waitSignal(table.groups.chosen):
            qtbot.keyClick(table.groups, Qt.Key.Key_Down)
    assert table.model.group == NORM
    assert len(names(table)) == 2


def test_the_selected_runs_stay_selected(table: RunsTable) -> None:
    runs = [table.model.run_at(row).id for row in range(3)]
    table.select(runs)
    table.show_group(NORM)
    assert table.selected() == []
    table.view.selectRow(0)
    assert len(table.selected()) in (1, 2)


def test_keys_and_a_double_click_open_a_group(qtbot: QtBot, table: RunsTable) -> None:
    table.show_group(NORM)
    row = next(at for at, name in enumerate(names(table)) if "(2)" in name)
    table.view.setCurrentIndex(table.model.index(row, NAME))
    qtbot.keyClick(table.view, Qt.Key.Key_Right)
    assert len(names(table)) == 4
    qtbot.keyClick(table.view, Qt.Key.Key_Right)
    assert len(names(table)) == 4
    qtbot.keyClick(table.view, Qt.Key.Key_Left)
    assert len(names(table)) == 2
    place = table.view.visualRect(table.model.index(row, NAME)).center()
    # A double click is one on what was pressed before.
    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert len(names(table)) == 4
    assert table.view.state() == table.view.State.NoState


def test_a_run_that_is_selected_is_seen(table: RunsTable) -> None:
    runs = [table.model.run_at(row).id for row in range(3)]
    table.show_group(NORM)
    table.select(runs[:1])
    assert table.selected() == runs[:1]
    assert len(names(table)) in (3, 4)


def test_a_large_group_stays_selected_while_it_is_opened_and_shut(
    qtbot: QtBot, table: RunsTable, make_run: Callable[..., Run]
) -> None:
    """So many rows come at once that all are called anew."""
    table.show_runs([make_run("relu", name=f"run {number}") for number in range(200)])
    table.show_group(NORM)
    table.view.setCurrentIndex(table.model.index(0, NAME))
    for key, count in ((Qt.Key.Key_Right, 201), (Qt.Key.Key_Left, 1)):
        qtbot.keyClick(table.view, key)
        assert len(names(table)) == count
        assert table.view.currentIndex().row() == 0
        assert [each.row() for each in table.view.selectionModel().selectedRows()] == [0]


def test_left_leads_from_a_run_to_its_group(qtbot: QtBot, table: RunsTable) -> None:
    table.show_group(NORM)
    row = next(at for at, name in enumerate(names(table)) if "(2)" in name)
    table.model.toggle(row)
    table.view.setCurrentIndex(table.model.index(row + 2, NAME))
    qtbot.keyClick(table.view, Qt.Key.Key_Left)
    assert table.view.currentIndex().row() == row
    qtbot.keyClick(table.view, Qt.Key.Key_Left)
    assert len(names(table)) == 2
