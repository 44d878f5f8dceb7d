import pytest

from normviz.engine.training.epoch_timer import EpochTimer


class Time:
    """A clock that goes as the test says."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


def test_seconds_leave_pauses_out() -> None:
    time = Time()
    timer = EpochTimer(now=time)
    time.at += 3
    timer.leave_out(2)
    assert timer.seconds == 1
    time.at += 1
    assert timer.seconds == 2


def test_the_first_batches_do_not_count_once_there_are_others() -> None:
    time = Time()
    timer = EpochTimer(now=time)
    time.at += 5  # the graph is built
    timer.step()
    assert timer.ms_per_step == 5000
    time.at += 1
    timer.step(4)
    assert timer.ms_per_step == 250


def test_validation_is_in_the_seconds_and_not_in_the_batches() -> None:
    time = Time()
    timer = EpochTimer(now=time)
    for _ in range(2):
        time.at += 1
        timer.step()
    time.at += 10
    assert timer.ms_per_step == 1000
    assert timer.seconds == 12


def test_an_epoch_goes_on_where_it_was_left() -> None:
    time = Time()
    timer = EpochTimer(before=7.0, ms_before=20.0, now=time)
    assert (timer.seconds, timer.ms_per_step) == (7, 20)
    time.at += 2
    timer.step(2)
    assert (timer.seconds, timer.ms_per_step) == (9, 1000)


def test_the_clock_leaves_out_pauses_and_the_first_batch() -> None:
    time = [0.0]
    timer = EpochTimer(before=5.0, now=lambda: time[0])
    for moment in (10.0, 10.1):
        time[0] = moment
        timer.step()
    assert timer.ms_per_step == pytest.approx(100.0)
    time[0] = 60.1
    timer.leave_out(50.0)
    time[0] = 60.2
    timer.step()
    assert timer.ms_per_step == pytest.approx(100.0)
    time[0] = 61.0
    assert timer.seconds == pytest.approx(5.0 + 11.0)


def test_one_batch_is_timed_whole() -> None:
    time = [0.0]
    timer = EpochTimer(now=lambda: time[0])
    time[0] = 0.25
    timer.step()
    assert timer.ms_per_step == 250.0
