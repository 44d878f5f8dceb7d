from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from normviz.presentation.number_format import count
from normviz.runs.run import Run
from normviz.ui.train.runs import table_model
from normviz.ui.train.runs.cells import DATA, EPOCHS, RECIPE, STATE
from normviz.ui.train.runs.table import RunsTable


@pytest.fixture
def table(qtbot: QtBot, make_run: Callable[..., Run]) -> RunsTable:
    table = RunsTable()
    qtbot.addWidget(table)
    table.resize(880, 300)
    table.show_runs([make_run("relu-decay", dataset="digits")])
    table.show()
    return table


def test_all_columns_are_seen_in_a_usual_window(table: RunsTable) -> None:
    assert table.view.horizontalScrollBar().maximum() == 0
    table.resize(1500, 300)
    QApplication.processEvents()
    assert table.view.horizontalScrollBar().maximum() == 0
    for column in (RECIPE, DATA):
        assert table.view.columnWidth(column) >= table.view.sizeHintForColumn(column)


def test_numbers_are_never_cut(table: RunsTable, make_run: Callable[..., Run]) -> None:
    run = make_run("relu-decay")
    settings = replace(run.spec.settings, epochs=20_000)
    table.show_runs([replace(run, epochs_done=18_900, spec=replace(run.spec, settings=settings))])
    QApplication.processEvents()
    shown = table.view.model().index(0, EPOCHS).data()
    assert shown == f"{count(18_900)} of {count(20_000)}"
    assert shown != "18900 of 20000"
    assert table.view.columnWidth(EPOCHS) >= table.view.sizeHintForColumn(EPOCHS)


def test_a_dragged_column_stays(table: RunsTable) -> None:
    table.view.horizontalHeader().resizeSection(STATE, 150)
    table.resize(1200, 300)
    QApplication.processEvents()
    assert table.view.columnWidth(STATE) == 150


def test_a_name_stays_in_its_place_when_its_run_is_selected(table: RunsTable) -> None:
    index = table.view.model().index(0, 0)
    before = table.view.sizeHintForIndex(index)
    table.set_swatches(lambda _: None)
    assert table.view.sizeHintForIndex(index) == before
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()


def test_after_many_rows_went_only_those_in_sight_are_measured(
    table: RunsTable, make_run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_run("relu-decay")
    runs = [replace(run, id=f"{run.id}-{number}") for number in range(400)]
    table.show_runs(runs)
    table.select([runs[0].id])  # the last row: the view scrolls to its end
    QApplication.processEvents()
    asked: list[str] = []

    def noting(text: str) -> str:
        asked.append(text)
        return text

    monkeypatch.setattr(table_model, "showable", noting)
    table.show_runs(runs[200:])
    assert 0 < len(asked) < 150
