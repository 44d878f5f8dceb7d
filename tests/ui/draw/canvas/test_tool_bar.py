import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.draw.canvas.draw_model import DrawModel
from normviz.ui.draw.canvas.tool_bar import FileBar, ToolBar, action_button

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def model(qapp: object) -> DrawModel:
    return DrawModel()


@pytest.fixture
def action(qapp: object) -> QAction:
    made = QAction("C&lear page")
    made.setObjectName("draw_clear")
    made.setShortcut("Ctrl+Backspace")
    made.setToolTip("Empties the page.")
    return made


@pytest.fixture
def bar(qtbot: QtBot, model: DrawModel, action: QAction) -> ToolBar:
    window = QWidget()  # alone, the bar would never be smaller than its layout
    made = ToolBar(model, [action], window)
    qtbot.addWidget(window)
    made.resize(600, 40)
    window.show()
    return made


def button(bar: ToolBar | FileBar, name: str) -> QAbstractButton:
    found = bar.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def test_a_click_takes_the_eraser(bar: ToolBar, model: DrawModel) -> None:
    QTest.mouseClick(button(bar, "draw_tool_eraser"), LEFT)
    assert model.tool == "eraser"


def test_the_bar_follows_the_keys(bar: ToolBar, model: DrawModel) -> None:
    model.set_tool("eraser")
    model.set_width(40)
    assert button(bar, "draw_tool_eraser").isChecked()
    assert bar._width.value() == 40


def test_the_slider_changes_the_pen(bar: ToolBar, model: DrawModel) -> None:
    slider = bar.findChild(QSlider)
    assert isinstance(slider, QSlider)
    before = model.width
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert model.width == before + 1


def test_a_narrow_bar_keeps_the_number_and_leaves_the_slider_out(bar: ToolBar) -> None:
    slider = bar.findChild(QSlider)
    assert isinstance(slider, QSlider)
    assert slider.isVisible()
    bar.resize(bar.minimumSizeHint().width(), 40)
    assert not slider.isVisible()
    bar.resize(600, 40)
    assert slider.isVisible()


def test_a_button_is_named_after_its_action_and_triggers_it(
    qtbot: QtBot, bar: ToolBar, action: QAction
) -> None:
    found = button(bar, "draw_clear_button")
    assert found.accessibleName() == "Clear page"
    assert found.toolTip().startswith("Empties the page. (Ctrl+")
    with qtbot.waitSignal(action.triggered):
        QTest.mouseClick(found, LEFT)


def test_an_action_without_a_key_has_a_tip_without_one(qtbot: QtBot) -> None:
    plain = QAction("Save")
    plain.setToolTip("Saves.")
    made = action_button(plain)
    qtbot.addWidget(made)
    assert made.toolTip() == "Saves."


def test_the_row_below_has_its_actions(qtbot: QtBot, action: QAction) -> None:
    bar = FileBar([action])
    qtbot.addWidget(bar)
    assert button(bar, "draw_clear_button").isEnabled()
    action.setEnabled(False)
    assert not button(bar, "draw_clear_button").isEnabled()


def test_everything_is_described(bar: ToolBar, assert_described) -> None:
    assert_described(bar)
