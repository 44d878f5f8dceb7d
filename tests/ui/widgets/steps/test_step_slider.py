"""The slider over kept steps."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from normviz.ui.widgets.steps.step_slider import StepSlider

STEPS = (0, 10, 20, 90)


@pytest.fixture
def slider(qtbot: QtBot) -> StepSlider:
    made = StepSlider()
    qtbot.addWidget(made)
    made.set_steps(STEPS)
    made.resize(300, 30)
    made.show()
    return made


def test_it_stops_at_kept_steps_alone(qtbot: QtBot, slider: StepSlider) -> None:
    with qtbot.waitSignal(slider.step_chosen) as told:
        slider.setValue(57)
    assert told.args == [90]
    assert slider.value() == 90


def test_keys_go_from_mark_to_mark(qtbot: QtBot, slider: StepSlider) -> None:
    chosen: list[int] = []
    slider.step_chosen.connect(chosen.append)
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_End,
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_Home,
    ):
        qtbot.keyClick(slider, key)
    assert chosen == [10, 90, 20, 0]


def test_from_right_to_left_the_left_arrow_goes_on(qtbot: QtBot, slider: StepSlider) -> None:
    slider.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert slider.step == 10


def test_the_wheel_turns_it_in_focus_only(slider: StepSlider) -> None:
    slider.clearFocus()
    turn(slider)
    assert slider.step == 0
    slider.setFocus()
    turn(slider)
    assert slider.step == 10


def turn(slider: StepSlider) -> None:
    place = QPointF(slider.rect().center())
    buttons, modifiers = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        place, slider.mapToGlobal(place), QPoint(), QPoint(0, 120), buttons, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(slider, event)


def test_steps_that_come_keep_what_is_shown_and_tell_nothing(slider: StepSlider) -> None:
    chosen: list[int] = []
    slider.step_chosen.connect(chosen.append)
    slider.set_step(20)
    slider.set_steps((*STEPS, 120))
    assert slider.step == 20
    slider.set_steps((0, 40))
    assert slider.step == 0
    slider.set_steps(())
    assert not slider.isEnabled()
    assert chosen == []


def test_marks_are_painted(slider: StepSlider) -> None:
    with_marks = slider.grab().toImage()
    slider.set_steps((0, 90))
    assert slider.grab().toImage() != with_marks
