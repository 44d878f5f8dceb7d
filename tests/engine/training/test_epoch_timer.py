import pytest

from normviz.engine.training.epoch_timer import Clock


class Time:
    """A clock that goes as the test says."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


def test_seconds_leave_pauses_out() -> None:
    time = Time()
    clock = Clock(now=time)
    time.at += 3
    clock.leave_out(2)
    assert clock.seconds == 1
    time.at += 1
    assert clock.seconds == 2


def test_the_first_batches_do_not_count_once_there_are_others() -> None:
    time = Time()
    clock = Clock(now=time)
    time.at += 5  # the graph is built
    clock.step()
    assert clock.ms_per_step == 5000
    time.at += 1
    clock.step(4)
    assert clock.ms_per_step == 250


def test_validation_is_in_the_seconds_and_not_in_the_batches() -> None:
    time = Time()
    clock = Clock(now=time)
    for _ in range(2):
        time.at += 1
        clock.step()
    time.at += 10
    assert clock.ms_per_step == 1000
    assert clock.seconds == 12


def test_an_epoch_goes_on_where_it_was_left() -> None:
    time = Time()
    clock = Clock(before=7.0, ms_before=20.0, now=time)
    assert (clock.seconds, clock.ms_per_step) == (7, 20)
    time.at += 2
    clock.step(2)
    assert (clock.seconds, clock.ms_per_step) == (9, 1000)


def test_the_clock_leaves_out_pauses_and_the_first_batch() -> None:
    time = [0.0]
    clock = Clock(before=5.0, now=lambda: time[0])
    for moment in (10.0, 10.1):
        time[0] = moment
        clock.step()
    assert clock.ms_per_step == pytest.approx(100.0)
    time[0] = 60.1
    clock.leave_out(50.0)
    time[0] = 60.2
    clock.step()
    assert clock.ms_per_step == pytest.approx(100.0)
    time[0] = 61.0
    assert clock.seconds == pytest.approx(5.0 + 11.0)


def test_one_batch_is_timed_whole() -> None:
    time = [0.0]
    clock = Clock(now=lambda: time[0])
    time[0] = 0.25
    clock.step()
    assert clock.ms_per_step == 250.0
