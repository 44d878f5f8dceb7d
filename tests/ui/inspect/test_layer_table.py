from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from normviz.inspection.records import LayerRecord
from normviz.ui.inspect.layer_table import LayerTable

LAYER = LayerRecord("a", "", "batch", (0,), (8, 6), 6, 8, 1e-3, 0.9, True, 24)


def test_a_layer_is_selected_by_name_and_opened_by_return(qtbot: QtBot) -> None:
    table = LayerTable()
    qtbot.addWidget(table)
    table.show_layers([LAYER, replace(LAYER, name="b")], "b")
    found = table.layer()
    assert found is not None
    assert found.name == "b"
    with qtbot.waitSignal(table.opened):
        QTest.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.layer_changed):
        QTest.keyClick(table, Qt.Key.Key_Escape)
    assert table.layer() is None


def test_other_layers_with_the_same_rows_select_none(qtbot: QtBot) -> None:
    table = LayerTable()
    qtbot.addWidget(table)
    table.show_layers([LAYER], "a")
    table.show_layers([replace(LAYER, name="b")], "a")
    assert table.layer() is None
    assert table.item(0, 4).text() == "6 × 8"
