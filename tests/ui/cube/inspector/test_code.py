from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from normviz.ui.cube.inspector.code import CodeSection
from tests.ui.cube.inspector.conftest import Read


def shown(qtbot: QtBot, read: Read, *arguments: str, **settings: object) -> CodeSection:
    readings = read(*arguments, **settings)
    code = CodeSection(readings.model)
    qtbot.addWidget(code)
    code.show_readings(readings)
    code.show()
    return code


def test_the_code_has_the_settings_of_the_figure(qtbot: QtBot, read: Read) -> None:
    code = shown(qtbot, read, "group", groups=3, epsilon=0.01, gamma=2.0)
    assert "groups=3" in code.text("keras")
    assert "epsilon=0.01" in code.text("keras")
    assert "keras.initializers.Constant(2.0)" in code.text("keras")
    assert "torch.nn.GroupNorm(3, 6, eps=0.01" in code.text("torch")


def test_the_order_of_the_axes_decides_the_axis(qtbot: QtBot, read: Read) -> None:
    first = shown(qtbot, read, "batch", data_format="NCHW")
    last = shown(qtbot, read, "batch", data_format="NHWC")
    assert "axis=1" in first.text("keras")
    assert "axis=-1" in last.text("keras")


def test_one_library_is_shown_at_a_time(qtbot: QtBot, read: Read) -> None:
    code = shown(qtbot, read, "batch")
    boxes = [code._boxes[library] for library in ("keras", "torch")]
    assert [box.isVisible() for box in boxes] == [True, False]
    button = code.findChild(QToolButton, "inspector_library_torch")
    assert isinstance(button, QToolButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [box.isVisible() for box in boxes] == [False, True]


def test_differences_are_told_where_there_are_some(qtbot: QtBot, read: Read) -> None:
    code = shown(qtbot, read, "layer")
    assert "GroupNorm" in code.differences()
    code.show_readings(read("group"))
    assert code.differences() == ""


def test_moving_over_elements_writes_no_code_anew(
    qtbot: QtBot, read: Read, monkeypatch: object
) -> None:
    code = shown(qtbot, read, "batch")
    readings = read("batch")
    code.show_readings(readings)
    before = code._shown
    readings.model.hover((0, 0, 0, 0))
    code.show_readings(readings)
    assert code._shown is before
