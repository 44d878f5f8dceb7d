"""The bar of kept steps: choices, the newest step, playing, waiting."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from normviz.ui.widgets.steps.step_bar import StepBar

STEPS = (0, 10, 20, 30)


@pytest.fixture
def bar(qtbot: QtBot) -> StepBar:
    made = StepBar("steps")
    qtbot.addWidget(made)
    made.set_steps(STEPS)
    made.show()
    return made


@pytest.fixture
def chosen(bar: StepBar) -> list[int | None]:
    found: list[int | None] = []
    bar.step_changed.connect(found.append)
    return found


def text(bar: StepBar) -> str:
    return bar.findChild(object, "steps_text").text()


def test_the_newest_step_is_followed(bar: StepBar, chosen: list[int | None]) -> None:
    assert text(bar) == "step 30 of 30"
    bar.set_steps((*STEPS, 40))
    assert text(bar) == "step 40 of 40"
    assert chosen == []


def test_an_earlier_step_stays_while_others_come(bar: StepBar, chosen: list[int | None]) -> None:
    bar.earlier.trigger()
    bar.set_steps((*STEPS, 40))
    assert text(bar) == "step 20 of 40"
    bar.later.trigger()
    bar.later.trigger()
    assert chosen == [20, 30, None]


def test_comma_and_period_walk(qtbot: QtBot, bar: StepBar, chosen: list[int | None]) -> None:
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    qtbot.keyClick(bar, Qt.Key.Key_Comma)
    qtbot.keyClick(bar, Qt.Key.Key_Comma)
    qtbot.keyClick(bar, Qt.Key.Key_Period)
    assert chosen == [20, 10, 20]


def test_while_a_choice_is_on_its_way_the_newest_waits(
    bar: StepBar, chosen: list[int | None]
) -> None:
    bar.set_busy(True)
    for _ in range(100):
        for action in (bar.earlier, bar.earlier, bar.earlier, bar.later, bar.later, bar.later):
            action.trigger()
    bar.earlier.trigger()
    assert chosen == []
    bar.set_busy(False)
    bar.set_busy(False)
    assert chosen == [20]


def test_it_plays_to_the_end_and_from_the_start_again(
    qtbot: QtBot, bar: StepBar, chosen: list[int | None]
) -> None:
    button = bar.findChild(QToolButton, "steps_play")
    button.click()
    assert bar.is_playing
    assert button.toolTip().startswith("Stop")
    qtbot.waitUntil(lambda: not bar.is_playing)
    assert chosen == [0, 10, 20, None]
    assert not bar.play.isChecked()


def test_nothing_plays_unseen(bar: StepBar) -> None:
    bar.play.trigger()
    bar.hide()
    assert not bar.is_playing


def test_without_steps_nothing_can_be_chosen(bar: StepBar) -> None:
    bar.set_steps((0,))
    assert not any(action.isEnabled() for action in (bar.play, bar.earlier, bar.later))
    bar.set_steps(())
    assert text(bar) == ""


def test_everything_has_a_name(bar: StepBar, assert_described) -> None:
    assert_described(bar)
