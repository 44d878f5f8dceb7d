from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyledItemDelegate
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


class Counted(ReadOnlyTable):
    """Counts how often a column is measured, which goes through a thousand rows."""

    def __init__(self) -> None:
        self.measured = 0
        super().__init__()

    def sizeHintForColumn(self, column: int) -> int:  # noqa: N802 (Qt's name)
        self.measured += 1
        return super().sizeHintForColumn(column)


def test_the_columns_fit_and_are_measured_once_however_many_rows_there_are(qtbot: QtBot) -> None:
    table = Counted()
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    icon = QIcon(QPixmap(8, 8))
    for word in ("a", "b" * 40):
        table.measured = 0
        table.show_cells(["A", "B"], [[word, "1"]] * 50, [icon] * 50)
        assert table.measured < 20
        table.grab()  # lays them out
    assert table.columnWidth(0) > table.fontMetrics().horizontalAdvance("b" * 40)


def test_neighbouring_texts_stand_apart(qtbot: QtBot) -> None:
    table = ReadOnlyTable()
    qtbot.addWidget(table)
    table.show_cells(["A", "B"], [["0.9111 ± 0.0118", "0.9236"]], [])
    with qtbot.waitExposed(table):
        table.show()
    text = table.fontMetrics().horizontalAdvance("0.9111 ± 0.0118")
    assert table.columnWidth(0) >= text + 8


def test_titles_can_say_what_stands_beneath_them(qtbot: QtBot) -> None:
    table = ReadOnlyTable()
    qtbot.addWidget(table)
    table.show_cells(["A", "B"], [], [])
    table.show_tips(["", "What B is."])
    assert table.horizontalHeaderItem(1).toolTip() == "What B is."


def test_the_last_column_fills_the_width_and_is_never_cut(qtbot: QtBot) -> None:
    table = ReadOnlyTable()
    qtbot.addWidget(table)
    table.show_cells(["A", "B"], [["a" * 20, "2.00×10⁻⁴"]], [])
    with qtbot.waitExposed(table):
        table.show()
    needed = table.fontMetrics().horizontalAdvance("2.00×10⁻⁴")
    table.resize(table.columnWidth(0) + needed // 2, 200)
    assert table.columnWidth(1) >= needed
    table.resize(table.columnWidth(0) + 10 * needed, 200)
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()


def test_qt_alone_measures_the_cells(qtbot: QtBot) -> None:
    """A size from Python for each of thousands of cells took a third of a second."""
    table = ReadOnlyTable()
    qtbot.addWidget(table)
    assert type(table.itemDelegate()) is QStyledItemDelegate
