import math

import numpy as np
import pytest

from normviz.engine.training.batch_values import BatchValues, RunningMeans


def running(values: list[float], sizes: list[int]) -> list[float]:
    """The running means that Keras logs, as float32."""
    totals = np.cumsum(np.array(values) * sizes) / np.cumsum(sizes)
    return [float(mean) for mean in totals.astype(np.float32)]


def values(*each: float) -> np.ndarray:
    return np.array(each, np.float32)


def test_own_values_come_back_from_running_means() -> None:
    sizes = [32] * 30 + [8]
    losses = [2.0 / (1 + step) + 0.3 * (step % 3) for step in range(31)]
    accuracies = [(step % 5) / 8 for step in range(31)]
    batch_values = BatchValues(samples=sum(sizes), batch_size=32)
    assert batch_values.steps == 31
    events = []
    for step, (loss, accuracy) in enumerate(
        zip(running(losses, sizes), running(accuracies, sizes), strict=True)
    ):
        batch_values.add(values(loss), values(accuracy))
        if step in (0, 6, 29, 30):
            events.append(batch_values.read(epoch=2))
    assert batch_values.read(epoch=2) is None
    assert [event.step for event in events if event] == [63, 69, 92, 93]
    assert [event.batches for event in events if event] == [1, 6, 23, 1]
    assert events[-1] is not None
    assert events[-1].epoch == 3.0
    assert [x for event in events if event for x in event.losses] == pytest.approx(losses, abs=1e-4)
    assert [x for event in events if event for x in event.accuracies] == accuracies


def test_an_epoch_can_begin_in_its_middle() -> None:
    batch_values = BatchValues(samples=40, batch_size=10)
    batch_values.start(2, RunningMeans(20, 1.0, 0.5))
    batch_values.add(values(2.5), values(0.8))
    event = batch_values.read(epoch=0)
    assert event is not None
    assert (event.step, event.epoch, event.accuracies) == (3, 0.75, (0.8,))
    assert event.losses == pytest.approx((2.5,))
    assert batch_values.mean == RunningMeans(30, pytest.approx(1.5), pytest.approx(0.6))


def test_rounding_makes_no_negative_loss_and_no_accuracy_above_one() -> None:
    before, after = (
        RunningMeans(1000, 0.0100001, 0.9999999),
        RunningMeans(1010, 0.0099009, 1.0000001),
    )
    assert after.own(before) == (0.0, 1.0)


def test_nan_stays_nan() -> None:
    loss, accuracy = RunningMeans(20, math.nan, 0.1).own(RunningMeans(10, 1.0, 0.1))
    assert math.isnan(loss)
    assert math.isnan(accuracy)
