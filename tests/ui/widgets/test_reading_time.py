import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from normviz.ui.widgets.reading_time import TICK_MS, ReadingTime, reading_time


class Shown(QObject):
    """Something that is looked at, or not."""

    is_looked_at = False

    def has_attention(self) -> bool:
        return self.is_looked_at


@pytest.fixture
def shown(qapp: object) -> Shown:
    return Shown()


def test_a_longer_text_and_a_decision_take_longer() -> None:
    short = reading_time("Saved.", has_action=False)
    assert 5_000 <= short < reading_time("Saved to a place with a long name.", has_action=False)
    assert short < reading_time("Saved.", has_action=True)


def test_it_is_over_once(qtbot: QtBot, shown: Shown) -> None:
    reading = ReadingTime(shown)
    with qtbot.waitSignal(reading.over):
        reading.start(1)
    with qtbot.assertNotEmitted(reading.over):
        for _ in range(3):
            qtbot.wait(0)


def test_who_looks_at_it_gets_the_whole_time_again(shown: Shown) -> None:
    reading, told = ReadingTime(shown), []
    reading.over.connect(lambda: told.append(True))
    reading.start(2 * TICK_MS)
    ticks = [False, True, True, True, False]
    for shown.is_looked_at in ticks:
        reading._tick()
    assert not told
    reading._tick()
    assert told


def test_one_that_was_stopped_says_nothing(shown: Shown) -> None:
    reading = ReadingTime(shown)
    reading.start(1)
    reading.stop()
    assert not reading._timer.isActive()
