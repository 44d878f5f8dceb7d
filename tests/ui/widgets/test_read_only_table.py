from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from normviz.ui.widgets.read_only_table import ReadOnlyTable


def test_cells_are_shown_and_cannot_be_edited(qtbot: QtBot) -> None:
    table = ReadOnlyTable()
    qtbot.addWidget(table)
    table.show_cells(["A", "B"], [["1", "2"], ["3", "4"]], [])
    table.show_cells(["A", "B"], [["5", "6"]], [])
    assert table.rowCount() == 1
    assert [table.item(0, column).text() for column in range(2)] == ["5", "6"]
    assert table.item(0, 1).toolTip() == "6"
    with qtbot.waitExposed(table):
        table.show()
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_F2)
    QTest.keyClicks(table, "7")
    assert table.item(0, 0).text() == "5"
