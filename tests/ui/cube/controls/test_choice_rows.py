import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox
from pytestqt.qtbot import QtBot

from normviz.ui.cube.controls.choice_rows import ButtonsRow, ChoiceBox

OPTIONS = (("a", "First", "The first."), ("b", "Second", "The second."), ("c", "Third", "The 3rd."))


@pytest.fixture
def row(qtbot: QtBot) -> ButtonsRow:
    made = ButtonsRow("&Order", OPTIONS, name="order", tip="In what order.")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def box(qtbot: QtBot) -> ChoiceBox:
    made = ChoiceBox("&Order", OPTIONS, name="order", tip="In what order.")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_click_on_a_button_tells_its_key(qtbot: QtBot, row: ButtonsRow) -> None:
    button = row.findChild(QAbstractButton, "order_choice_b")
    assert isinstance(button, QAbstractButton)
    with qtbot.waitSignal(row.changed) as changed:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert changed.args == ["b"]
    assert row.buttons.current() == "b"


def test_the_keyboard_chooses_in_the_box(qtbot: QtBot, box: ChoiceBox) -> None:
    combo = box.findChild(QComboBox, "order_box")
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    with qtbot.waitSignal(box.changed) as changed:
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert changed.args == ["b"]
    assert box.current() == "b"
    assert combo.itemData(1, Qt.ItemDataRole.ToolTipRole) == "The second."


def test_the_box_shows_what_it_is_told(box: ChoiceBox) -> None:
    box.set_current("c")
    assert box.current() == "c"
    with pytest.raises(ValueError, match="not in"):
        box.set_current("d")
    assert box.current() == "c"


def test_everything_is_described(row: ButtonsRow, box: ChoiceBox, assert_described) -> None:
    assert_described(row)
    assert_described(box)
