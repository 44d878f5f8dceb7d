import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from normviz.figure.state import ElementEdit
from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.inspector.comparison.table import ComparisonTable
from normviz.ui.style.palette import DARK
from normviz.ui.style.theme import current_theme
from tests.ui.cube.inspector.conftest import Read

NORMS = ("batch", "layer", "rms")


@pytest.fixture
def readings(read: Read) -> Readings:
    return read(norms=NORMS)


@pytest.fixture
def table(qtbot: QtBot, theme: object, readings: Readings) -> ComparisonTable:
    made = ComparisonTable(readings.model)
    made.resize(300, 200)
    qtbot.addWidget(made)
    made.show_readings(readings)
    made.show()
    return made


def names(table: ComparisonTable) -> list[str]:
    cells = table.view().model()
    return [cells.index(row, 0).data() for row in range(cells.rowCount())]


def ground(table: ComparisonTable, row: int) -> object:
    return table.view().model().index(row, 0).data(Qt.ItemDataRole.BackgroundRole)


def test_every_shown_norm_has_a_row(table: ComparisonTable, readings: Readings) -> None:
    assert names(table) == list(NORMS)
    readings.model.change("Norms", norms=("unit",))
    readings.forget()
    table.show_readings(readings)
    assert names(table) == ["unit"]


def test_the_table_is_as_tall_as_its_rows(table: ComparisonTable, readings: Readings) -> None:
    three = table.view().height()
    readings.model.change("Norms", norms=("unit",))
    readings.forget()
    table.show_readings(readings)
    line = table.view().verticalHeader().defaultSectionSize()
    assert three - table.view().height() == 2 * line


def test_the_focused_row_is_marked(table: ComparisonTable, readings: Readings) -> None:
    assert ground(table, 0) == QColor(current_theme().accent_soft)
    readings.model.focus("rms")
    table.show_readings(readings)
    assert [ground(table, row) is not None for row in range(3)] == [False, False, True]
    assert table.view().currentIndex().row() == 2


def test_going_to_a_row_focuses_its_norm(table: ComparisonTable, readings: Readings) -> None:
    view = table.view()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert readings.model.focused == "layer"
    place = view.visualRect(view.model().index(2, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert readings.model.focused == "rms"


def test_showing_a_focus_does_not_ask_for_another(
    table: ComparisonTable, readings: Readings
) -> None:
    seen: list[str] = []
    readings.model.focus("layer")
    focus = readings.model.focus
    readings.model.focus = lambda name: (seen.append(name), focus(name))  # type: ignore[method-assign]
    table.show_readings(readings)
    assert seen == []


def test_the_ground_follows_the_theme(table: ComparisonTable) -> None:
    table.set_theme(DARK)
    assert table.view().palette().base().color() == QColor(DARK.background)


def test_small_numbers_are_said_and_have_room(table: ComparisonTable, readings: Readings) -> None:
    edits = tuple(
        ElementEdit(index, -3e-4 * (1 + index[0])) for index in np.ndindex(*readings.state.shape)
    )
    readings.model.change("Edit", edits=edits)
    readings.forget()
    table.show_readings(readings)
    view, cells = table.view(), table.view().model()
    texts = [cells.index(0, column).data() for column in range(2, 5)]
    assert not any(text.strip("−") in ("0.000", "0.00") for text in texts)
    assert any("×" in text for text in texts)
    for column, text in enumerate(texts, 2):
        room = view.columnWidth(column) - 6
        assert view.fontMetrics().horizontalAdvance(text) <= room
