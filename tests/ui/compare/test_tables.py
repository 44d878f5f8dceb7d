from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from normviz.runs.sweeps.table import sweep_table
from normviz.ui.compare import words
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.compare.tables import ResultsTable, RunsList
from normviz.ui.compare.words import chance_text, value_text
from normviz.ui.widgets.read_only_table import ReadOnlyTable
from tests.runs.sweeps.plans import run_of, small_plan


def texts(table: ReadOnlyTable, row: int) -> list[str]:
    return [table.item(row, column).text() for column in range(table.columnCount())]


def test_results_say_mean_deviation_and_the_difference(qtbot: QtBot, trained: SweepLibrary) -> None:
    table = ResultsTable()
    qtbot.addWidget(table)
    table.show_rows(trained.table(), lambda _: QIcon())
    assert table.rowCount() == 4
    assert texts(table, 0)[:2] == ["No norm, batch 8", "0.8100 ± 0.0000"]
    assert texts(table, 0)[5] == "best"
    assert texts(table, 1)[5:] == ["no difference at 2 seeds", "1.00"]


def test_the_best_accuracy_stands_with_the_epochs_of_the_seeds(
    qtbot: QtBot, trained: SweepLibrary
) -> None:
    table = ResultsTable()
    qtbot.addWidget(table)
    table.show_rows(trained.table(), lambda _: QIcon(), trained.best_epochs)
    assert texts(table, 0)[2] == "0.8100 (1)"
    table.show_rows(trained.table(), lambda _: QIcon(), lambda _: [4, 2])
    assert texts(table, 0)[2] == "0.8100 (2\N{EN DASH}4)"
    assert "epochs" in table.horizontalHeaderItem(2).toolTip()


def test_runs_that_have_not_begun_wait(qtbot: QtBot) -> None:
    table = RunsList()
    qtbot.addWidget(table)
    table.show_plan(small_plan(), {})
    assert table.rowCount() == 8
    assert texts(table, 0) == ["No norm, batch 8, seed 0", "waits", "0/1", "–"]
    table.show_plan(None, {})
    assert table.rowCount() == 0


def test_numbers_keep_their_order_from_right_to_left(
    qtbot: QtBot, trained: SweepLibrary, qapp: QApplication
) -> None:
    table = ResultsTable()
    qtbot.addWidget(table)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        table.show_rows(trained.table(), lambda _: QIcon())
        told = [
            chance_text(trained.table()[1], trained.table()[0]),
            value_text("learning_rate", 3e-5),
        ]
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert texts(table, 0)[1] == "\u20660.8100 ± 0.0000\u2069"
    assert told == ["\u20661.00\u2069", "rate \u20663×10⁻⁵\u2069"]


def test_titles_stand_over_their_cells(qtbot: QtBot) -> None:
    table = RunsList()
    qtbot.addWidget(table)
    assert table.horizontalHeader().defaultAlignment() & Qt.AlignmentFlag.AlignLeading


def test_why_a_run_failed_stands_behind_its_numbers(qtbot: QtBot) -> None:
    table = RunsList()
    qtbot.addWidget(table)
    plan = small_plan()
    failed = run_of(plan.specs[1], None, state="failed", reason="the disk is full", epochs_done=0)
    table.show_plan(plan, {plan.keys[1]: failed})
    assert texts(table, 0) == ["No norm, batch 8, seed 0", "waits", "0/1", "–", ""]
    assert texts(table, 1)[1:] == ["failed", "0/1", "–", "The disk is full."]
    assert table.horizontalHeaderItem(4).text() == "Why it failed"
    table.show_plan(plan, {})
    assert table.columnCount() == 4


def test_a_value_of_many_runs_is_worded_once(qtbot: QtBot, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(words, "value_text", lambda *place: asked.append(place) or "value")
    table, plan = RunsList(), small_plan()
    qtbot.addWidget(table)
    table.show_plan(plan, {})
    assert table.rowCount() == len(plan.specs)
    assert len(asked) == len(set(asked)) < len(plan.specs)


def test_a_combination_whose_runs_have_failed_says_so(qtbot: QtBot) -> None:
    plan = small_plan()
    runs = {
        plan.keys[0]: run_of(plan.specs[0], 0.5),
        plan.keys[1]: run_of(plan.specs[1], None, state="failed"),
        plan.keys[2]: run_of(plan.specs[2], None, state="failed"),
    }
    rows = sweep_table(plan, runs)
    table = ResultsTable()
    qtbot.addWidget(table)
    table.show_rows(
        rows,
        lambda _: QIcon(),
        failed=lambda row: sum(runs[key].state == "failed" for key in row.keys if key in runs),
    )
    assert [texts(table, at)[4:6] for at in range(3)] == [
        ["1 of 2, 1 failed", "–"],
        ["0 of 2, 1 failed", "failed"],
        ["0 of 2", "–"],
    ]
