import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from normviz.ui.compare.settings.value_list import ValueList, parse_values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", ()),
        ("2 4 8", (2, 4, 8)),
        ("2, 4;8", (2, 4, 8)),
        ("2,4,8", (2, 4, 8)),
        ("2,4", (2, 4)),
        ("0.1 0.01 0.1", (0.1, 0.01)),
        ("0,1", (0.1,)),
        ("1e-3", (0.001,)),
        ("two", None),
    ],
)
def test_numbers_are_read_in_all_ways_they_are_typed(
    text: str, values: tuple[float, ...] | None
) -> None:
    assert parse_values(text) == values


def test_what_is_no_number_stays_and_is_refused(qtbot: QtBot) -> None:
    field = ValueList("Sizes", lambda _: "", name="sizes", tip="Sizes.")
    qtbot.addWidget(field)
    line = field.findChild(QLineEdit)
    assert line is not None
    field.show_values((2, 4))
    line.setText("2 x")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert field.error()
    assert line.text() == "2 x"
    assert field.values() == (2, 4)
    line.setText("8")
    with qtbot.waitSignal(field.values_changed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert field.values() == (8,)
    assert not field.error()
