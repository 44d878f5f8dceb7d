import pytest

from normviz.presentation.training_progress import Progress
from normviz.runs.events import Batches, Epoch, Started

STARTED = Started("r", 4, 1, 100, 32, 3200, 10, "cpu:0", "MNIST", 100)


def batch(step: int, ms: float) -> Batches:
    return Batches(step, step / 100, (0.1,), (0.9,), 0.1, 0.9, ms)


def epoch(step: int, seconds: float, *, partial: bool = False) -> Epoch:
    return Epoch(step // 100, step, 0.1, 0.9, 0.1, 0.9, seconds, 10.0, 0.01, partial)


def warm() -> Progress:
    return Progress.begin(STARTED).after(batch(101, 3000.0))


def test_building_the_graph_is_no_speed() -> None:
    assert (warm().step, warm().seconds_left) == (101, None)


def test_a_continued_run_begins_where_it_was_left() -> None:
    progress = Progress.begin(STARTED)
    assert (progress.step, progress.steps, progress.epoch) == (100, 400, 2)
    assert progress.share == 0.25
    assert progress.seconds_left is None


def test_time_left_follows_the_speed() -> None:
    progress = warm().after(batch(200, 10.0))
    assert progress.seconds_left == pytest.approx(2.0)
    slower = progress.after(batch(201, 20.0))
    assert 10 < slower.ms_per_step < 20


def test_validation_is_part_of_the_time_left() -> None:
    progress = warm().after(batch(200, 10.0)).after_epoch(epoch(200, 3.0))
    assert progress.rest_seconds == pytest.approx(2.0)
    assert progress.seconds_left == pytest.approx(2.0 + 2 * 2.0)
    assert progress.after_epoch(epoch(250, 9.0, partial=True)) == progress


def test_the_first_epoch_of_all_does_not_count_for_long() -> None:
    progress = Progress.begin(STARTED).after_epoch(epoch(200, 9.0)).after_epoch(epoch(300, 1.5))
    assert progress.rest_seconds == pytest.approx(0.5)
    assert progress.after_epoch(epoch(400, 2.5)).rest_seconds == pytest.approx(0.5)


def test_the_last_epoch_is_the_last() -> None:
    progress = warm().after(batch(400, 10.0))
    assert (progress.epoch, progress.share, progress.seconds_left) == (4, 1.0, 0.0)
