"""Long work of the GUI thread leaves the window its events."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from normviz.ui.threads.time_slices import SLICE_SECONDS, TimeSlices

pytestmark = pytest.mark.usefixtures("qapp")


def steps(count: int, done: list[int], seconds: float = 0) -> Iterator[None]:
    for number in range(count):
        time.sleep(seconds)
        done.append(number)
        yield


def test_events_are_handled_between_slices(qtbot: QtBot) -> None:
    slices, done, seen = TimeSlices(), [], []
    ticks = QTimer(interval=0)
    ticks.timeout.connect(lambda: seen.append(len(done)))
    ticks.start()
    with qtbot.waitSignal(slices.ended):
        slices.start(steps(10, done, SLICE_SECONDS / 2))
        assert done == []
        assert slices.busy
    assert done == list(range(10))
    assert not slices.busy
    assert len(set(seen)) > 2


def test_other_work_takes_the_place_of_the_rest(qtbot: QtBot) -> None:
    slices, first, second, ended = TimeSlices(), [], [], []
    slices.ended.connect(lambda: ended.append(True))

    def replacing() -> Iterator[None]:
        first.append(0)
        yield
        slices.start(steps(3, second))
        yield
        first.append(1)

    slices.start(replacing())
    qtbot.waitUntil(lambda: not slices.busy)
    assert (first, second, ended) == ([0], [0, 1, 2], [True])


def test_stopped_work_is_left_and_cleaned_up(qtbot: QtBot) -> None:
    slices, done, cleaned = TimeSlices(), [], []

    def work() -> Iterator[None]:
        try:
            yield from steps(1000, done, 0.001)
        finally:
            cleaned.append(True)

    slices.start(work())
    qtbot.waitUntil(lambda: bool(done))
    slices.stop()
    assert not slices.busy
    assert cleaned == [True]


def test_work_that_fails_is_over(qtbot: QtBot) -> None:
    slices = TimeSlices()

    def failing() -> Iterator[None]:
        yield
        raise ValueError("a fault")

    with qtbot.captureExceptions() as found:
        slices.start(failing())
        qtbot.waitUntil(lambda: not slices.busy)
    assert [str(error) for _, error, _ in found] == ["a fault"]
