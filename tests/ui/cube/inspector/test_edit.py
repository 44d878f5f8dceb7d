import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from normviz.figure.state import ElementEdit
from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.inspector.edit import EditSection
from tests.ui.cube.inspector.conftest import INDEX, Read


@pytest.fixture
def readings(read: Read) -> Readings:
    return read("batch")


@pytest.fixture
def edit(qtbot: QtBot, readings: Readings) -> EditSection:
    made = EditSection(readings.model)
    qtbot.addWidget(made)
    made.show_readings(readings)
    made.show()
    made.activateWindow()
    return made


def field(edit: EditSection) -> QLineEdit:
    found = edit.findChild(QLineEdit, "inspector_x_field")
    assert isinstance(found, QLineEdit)
    return found


def slider(edit: EditSection) -> QSlider:
    found = edit.findChild(QSlider, "inspector_x_slider")
    assert isinstance(found, QSlider)
    return found


def enter(edit: EditSection, text: str) -> None:
    field(edit).setFocus()
    field(edit).selectAll()
    QTest.keyClicks(field(edit), text)
    QTest.keyClick(field(edit), Qt.Key.Key_Return)


def again(edit: EditSection, readings: Readings) -> None:
    readings.forget()
    edit.show_readings(readings)


def test_a_typed_x_edits_the_element_and_pins_it(edit: EditSection, readings: Readings) -> None:
    enter(edit, "2.5")
    assert readings.model.state.edits == (ElementEdit(INDEX, 2.5),)
    assert readings.model.pinned


def test_typing_pins_before_it_is_confirmed(edit: EditSection, readings: Readings) -> None:
    field(edit).setFocus()
    QTest.keyClicks(field(edit), "2")
    assert readings.model.pinned
    assert readings.model.state.edits == ()


def test_another_element_is_edited_beside_the_first(edit: EditSection, readings: Readings) -> None:
    enter(edit, "2.5")
    readings.model.pin((0, 0, 0, 0))
    again(edit, readings)
    enter(edit, "-1")
    assert {each.index: each.value for each in readings.model.state.edits} == {
        INDEX: 2.5,
        (0, 0, 0, 0): -1.0,
    }


@pytest.mark.parametrize(("x", "reach"), [(3.0, 5.0), (30.0, 50.0), (-700.0, 5000.0)])
def test_the_slider_reaches_as_far_as_x_needs(
    edit: EditSection, readings: Readings, x: float, reach: float
) -> None:
    enter(edit, str(x))
    again(edit, readings)
    slider(edit).setFocus()
    QTest.keyClick(slider(edit), Qt.Key.Key_End)
    assert readings.model.state.edits[0].value == pytest.approx(reach)


def test_reset_takes_all_edits_back(edit: EditSection, readings: Readings) -> None:
    reset = edit.findChild(QPushButton, "inspector_reset_edits")
    assert isinstance(reset, QPushButton)
    assert not reset.isEnabled()
    enter(edit, "2.5")
    again(edit, readings)
    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert readings.model.state.edits == ()


def test_a_kernel_s_input_is_called_v(qtbot: QtBot, read: Read) -> None:
    readings = read("weight")
    edit = EditSection(readings.model)
    qtbot.addWidget(edit)
    edit.show_readings(readings)
    assert edit._field.label.text() == "v"
