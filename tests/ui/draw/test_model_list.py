import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from normviz.ui.draw.answers import ModelInfo
from normviz.ui.draw.model_list import ModelList

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
