from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from normviz.ports.models import ModelInfo
from normviz.ui.draw.settings.model_list import ModelList

LEFT = Qt.MouseButton.LeftButton
NAMES = ["none", "batch", "layer", "group"]


@pytest.fixture
def rows(qtbot: QtBot) -> ModelList:
    made = ModelList()
    qtbot.addWidget(made)
    made.show_models(
        [ModelInfo(name, name.title(), name, name == "batch") for name in NAMES], NAMES
    )
    made.resize(200, made.sizeHint().height())
    made.show()
    return made


def box(rows: ModelList, row: int) -> QPoint:
    return QPoint(12, rows.visualItemRect(rows.item(row)).center().y())


def test_the_default_model_is_named_so(rows: ModelList) -> None:
    assert [rows.item(row).text() for row in range(2)] == ["None", "Batch (default)"]
    assert rows.ticked() == tuple(NAMES)


def test_a_click_turns_one_row(qtbot: QtBot, rows: ModelList) -> None:
    with qtbot.waitSignal(rows.changed) as changed:
        QTest.mouseClick(rows.viewport(), LEFT, pos=box(rows, 1))
    assert changed.args == [("none", "layer", "group")]
    QTest.mouseClick(rows.viewport(), LEFT, pos=box(rows, 1))
    assert rows.ticked() == tuple(NAMES)


def test_a_drag_gives_all_rows_the_state_of_the_first(rows: ModelList) -> None:
    rows.tick(["layer"])
    QTest.mousePress(rows.viewport(), LEFT, pos=box(rows, 0))
    for row in (1, 2, 3):
        QTest.mouseMove(rows.viewport(), box(rows, row))
    QTest.mouseRelease(rows.viewport(), LEFT, pos=box(rows, 3))
    assert rows.ticked() == tuple(NAMES)
    QTest.mousePress(rows.viewport(), LEFT, pos=box(rows, 2))
    QTest.mouseMove(rows.viewport(), box(rows, 1))
    QTest.mouseRelease(rows.viewport(), LEFT, pos=box(rows, 1))
    assert rows.ticked() == ("none", "group")
    QTest.mouseMove(rows.viewport(), box(rows, 0))
    assert rows.ticked() == ("none", "group")


def test_space_turns_the_current_row(rows: ModelList) -> None:
    rows.setFocus()
    rows.setCurrentRow(2)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert rows.ticked() == ("none", "batch", "group")


def test_unknown_names_are_left_out(rows: ModelList) -> None:
    rows.tick(["group", "gone"])
    assert rows.ticked() == ("group",)


@pytest.fixture
def runs(qtbot: QtBot, run_info: Callable[..., ModelInfo]) -> ModelList:
    made = ModelList(4)
    qtbot.addWidget(made)
    made.show_models([run_info(f"run-{number}") for number in range(30)], ["run-29"])
    made.resize(240, made.sizeHint().height())
    made.show()
    return made


def test_many_rows_scroll(runs: ModelList) -> None:
    assert runs.height() < 5 * runs.sizeHintForRow(0)
    assert runs.verticalScrollBar().maximum() > 0
    assert runs.ticked() == ("run-29",)
    wheel(runs, -120)
    assert runs.verticalScrollBar().value() > 0


def test_few_rows_leave_the_wheel_to_the_panel(rows: ModelList) -> None:
    assert not wheel(rows, -120)


def test_a_row_tells_its_run(runs: ModelList) -> None:
    item = runs.item(0)
    assert item.text() == "run-0"
    spoken = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("run-0 Batch Norm, 0.9912")
    assert "Epochs: 10 of 10, finished" in item.toolTip()


def test_other_values_leave_the_rows_where_they_were_scrolled_to(
    runs: ModelList, run_info: Callable[..., ModelInfo]
) -> None:
    runs.setCurrentRow(20)
    place = runs.verticalScrollBar().value()
    assert place > 0
    infos = [run_info(f"run-{number}", val_accuracy=0.5) for number in range(30)]
    runs.show_models(infos, runs.ticked())
    assert "0.5000" in runs.item(20).toolTip()
    assert (runs.verticalScrollBar().value(), runs.currentRow()) == (place, 20)
    runs.show_models(infos[1:], ["run-29"])
    assert runs.currentItem().text() == "run-20"
    assert runs.ticked() == ("run-29",)


def test_a_search_hides_rows_and_keeps_their_ticks(runs: ModelList) -> None:
    runs.search(["run-1", "batch"])
    shown = [runs.item(row).text() for row in range(30) if not runs.item(row).isHidden()]
    assert shown == ["run-1", *(f"run-{number}" for number in range(10, 20))]
    assert runs.ticked() == ("run-29",)
    runs.search([])
    assert not any(runs.item(row).isHidden() for row in range(30))


def test_both_lines_are_painted_in_either_direction(runs: ModelList) -> None:
    runs.setCurrentRow(1)
    image = runs.grab().toImage()
    runs.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert runs.grab().toImage() != image


def wheel(rows: ModelList, delta: int) -> bool:
    """Turns the wheel over the list; returns whether the list took it."""
    place = QPointF(rows.viewport().rect().center())
    event = QWheelEvent(
        place, QPointF(rows.viewport().mapToGlobal(place)), QPoint(), QPoint(0, delta),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(rows.viewport(), event)
    return event.isAccepted()
