import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.inspector.axis_chips import AxisChips
from normviz.ui.cube.inspector.header import IndexLine, InspectorHeader
from tests.ui.cube.inspector.conftest import Read


@pytest.fixture
def readings(read: Read) -> Readings:
    return read("batch")


@pytest.fixture
def header(qtbot: QtBot, readings: Readings) -> InspectorHeader:
    made = InspectorHeader(readings.model)
    qtbot.addWidget(made)
    made.show_readings(readings)
    made.show()
    return made


def chips(header: InspectorHeader) -> str:
    return header.findChild(AxisChips).accessibleDescription()


def test_norm_element_and_axes_are_named(header: InspectorHeader) -> None:
    title = header.findChild(QLabel, "inspector_title")
    assert isinstance(title, QLabel)
    assert title.text() == "Batch Norm"
    assert header.findChild(IndexLine).text() == "Element n = 1, c = 2, h = 1, w = 0"
    assert chips(header).startswith("N of size 4: shared; C of size 6: kept")


def test_channels_last_changes_the_order(header: InspectorHeader, readings: Readings) -> None:
    readings.model.change("Order", data_format="NHWC")
    readings.forget()
    header.show_readings(readings)
    assert header.findChild(IndexLine).text() == "Element n = 1, h = 1, w = 0, c = 2"
    assert chips(header).split("; ")[-1].startswith("C")


def test_in_inference_batch_norm_shares_no_axis(
    header: InspectorHeader, readings: Readings
) -> None:
    readings.model.change("Inference", training=False)
    readings.forget()
    header.show_readings(readings)
    assert "shared" not in chips(header)


def test_a_kernel_has_letters_of_its_own(qtbot: QtBot, read: Read) -> None:
    readings = read("weight")
    header = InspectorHeader(readings.model)
    qtbot.addWidget(header)
    header.show_readings(readings)
    assert "o = 1, i = 2" in header.findChild(IndexLine).text()
    assert "Cₒ" in chips(header)


def test_the_button_pins_and_lets_go(header: InspectorHeader, readings: Readings) -> None:
    pin = header.findChild(QToolButton, "inspector_pin")
    assert isinstance(pin, QToolButton)
    QTest.mouseClick(pin, Qt.MouseButton.LeftButton)
    assert readings.model.pinned
    header.show_readings(readings)
    assert pin.isChecked()
    readings.model.unpin()
    header.show_readings(readings)
    assert not pin.isChecked()
    assert pin.toolTip().startswith("Keeps the element highlighted")


def test_the_line_of_the_element_is_painted_from_the_side_where_reading_starts(
    qtbot: QtBot, theme: object
) -> None:
    line = IndexLine()
    qtbot.addWidget(line)
    line.resize(300, line.sizeHint().height())
    line.set_text("Element n = 1")
    assert line.accessibleDescription() == "Element n = 1"
    image = line.grab().toImage()
    ground = image.pixel(299, 0)

    def inked(start: int) -> bool:
        found = line.grab().toImage()
        return any(
            found.pixel(x, y) != ground
            for x in range(start, start + 60)
            for y in range(found.height())
        )

    assert (inked(0), inked(240)) == (True, False)
    line.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert (inked(0), inked(240)) == (False, True)


def test_in_inference_the_axes_of_batch_norm_have_moving_statistics(
    header: InspectorHeader, readings: Readings
) -> None:
    readings.model.change("Mode", training=False)
    readings.forget()
    header.show_readings(readings)
    assert chips(header).startswith("N of size 4: moving; C of size 6: kept; H of size 3: moving")
