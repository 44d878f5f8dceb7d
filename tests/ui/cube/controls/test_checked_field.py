import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from normviz.ui.cube.controls.checked_field import CheckedField


@pytest.fixture
def field(qtbot: QtBot) -> CheckedField:
    made = CheckedField("&Scale", (-2.0, 2.0), 1.0, name="scale", tip="Multiplies.")
    qtbot.addWidget(made)
    made.show()
    return made


def line(field: CheckedField) -> QLineEdit:
    found = field.findChild(QLineEdit, "scale_field")
    assert isinstance(found, QLineEdit)
    return found


def test_the_box_stands_in_the_place_of_the_label(field: CheckedField) -> None:
    assert field.check.isChecked()
    assert field.check.text() == "&Scale"
    assert not field.label.isVisible()
    assert field.lead is field.check


def test_who_unchecks_it_is_told_and_cannot_type(qtbot: QtBot, field: CheckedField) -> None:
    field.check.setFocus()
    with qtbot.waitSignal(field.toggled) as toggled:
        QTest.keyClick(field.check, Qt.Key.Key_Space)
    assert toggled.args == [False]
    assert not line(field).isEnabled()
    with qtbot.waitSignal(field.toggled) as toggled:
        QTest.keyClick(field.check, Qt.Key.Key_Space)
    assert toggled.args == [True]
    assert line(field).isEnabled()


def test_showing_a_state_tells_nobody(qtbot: QtBot, field: CheckedField) -> None:
    with qtbot.assertNotEmitted(field.toggled):
        field.set_checked(False)
    assert not line(field).isEnabled()
    assert not field.check.isChecked()


def test_a_typed_number_keeps_to_the_limits(qtbot: QtBot, field: CheckedField) -> None:
    line(field).setFocus()
    line(field).selectAll()
    QTest.keyClicks(line(field), "7")
    with qtbot.assertNotEmitted(field.value_changed):
        QTest.keyClick(line(field), Qt.Key.Key_Return)
    assert field.error()
    assert field.value() == 1.0


def test_everything_is_described(field: CheckedField, assert_described) -> None:
    assert_described(field)
