from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from normviz.engine.training import step_runner
from normviz.engine.training.step_runner import MOST, BatchesPerCall, StepRunner
from normviz.runs.events import SECONDS_BETWEEN_EVENTS

USUAL = SECONDS_BETWEEN_EVENTS


def test_the_first_call_does_one_batch() -> None:
    assert BatchesPerCall().batches == 1


def test_fast_batches_are_taken_together_twice_as_many_each_time() -> None:
    batches_per_call = BatchesPerCall()
    counts = []
    for _ in range(8):
        batches_per_call.took(batches_per_call.batches, 1e-6)
        counts.append(batches_per_call.batches)
    assert counts == [2, 4, 8, 16, 32, 64, 64, 64]
    assert max(counts) == MOST


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (SECONDS_BETWEEN_EVENTS * 4, 2),
        (SECONDS_BETWEEN_EVENTS * 100, 1),
        (0.0, 16),
        (SECONDS_BETWEEN_EVENTS, 8),
    ],
)
def test_a_call_takes_about_a_thirtieth_of_a_second(seconds: float, expected: int) -> None:
    batches_per_call = BatchesPerCall()
    batches_per_call.batches = 8
    batches_per_call.took(8, seconds)
    assert batches_per_call.batches == expected


def numbers() -> Iterator[Any]:
    return iter(tf.data.Dataset.range(100))


def step(batch: Any) -> dict[str, Any]:
    value = tf.cast(batch, tf.float32)
    return {"loss": value, "accuracy": -value}


@pytest.mark.parametrize("most", [1, 4, 64])
def test_every_batch_is_taken_once_and_in_order(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step_runner, "MOST", most)
    monkeypatch.setattr(step_runner, "SECONDS_BETWEEN_EVENTS", 1e9)
    source = numbers()
    means = list(StepRunner(step, jit_compile=False).over(source, 13))
    assert np.concatenate([losses for losses, _ in means]).tolist() == list(range(13))
    assert np.concatenate([values for _, values in means]).tolist() == [-n for n in range(13)]
    assert max(len(losses) for losses, _ in means) <= most
    assert int(next(source)) == 13


def test_nothing_is_read_where_no_batch_is_wanted() -> None:
    source = numbers()
    assert list(StepRunner(step, jit_compile=False).over(source, 0)) == []
    assert int(next(source)) == 0


def step_that_xla_cannot_compile(batch: Any) -> dict[str, Any]:
    value = tf.cast(tf.strings.to_number(tf.strings.as_string(batch)), tf.float32)
    return {"loss": tf.reduce_sum(value), "accuracy": tf.cast(tf.size(value), tf.float32)}


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_without_xla_where_it_fails_every_batch_is_still_taken_once(count: int) -> None:
    source = iter(tf.data.Dataset.range(9).batch(2))
    runner = StepRunner(step_that_xla_cannot_compile, jit_compile=True, may_fail=True)
    means = list(runner.over(source, count))
    losses = [float(each) for values, _ in means for each in values]
    assert losses == [1.0, 5.0, 9.0, 13.0, 8.0][:count]


def test_a_failure_that_comes_without_xla_too_is_raised() -> None:
    def failing(batch: Any) -> dict[str, Any]:
        tf.debugging.assert_less(batch, tf.constant(0, tf.int64))
        return step_that_xla_cannot_compile(batch)

    runner = StepRunner(failing, jit_compile=True, may_fail=True)
    with pytest.raises(tf.errors.InvalidArgumentError):
        list(runner.over(numbers(), 3))


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_the_values_are_those_of_a_step_that_is_not_tried_first(count: int) -> None:
    def values(may_fail: bool) -> list[float]:
        source = iter(tf.data.Dataset.range(13).batch(2))
        runner = StepRunner(mean_step, jit_compile=True, may_fail=may_fail)
        twice = [*runner.over(source, count - count // 2), *runner.over(source, count // 2)]
        return [float(each) for losses, _ in twice for each in losses]

    assert values(may_fail=True) == values(may_fail=False)


def mean_step(batch: Any) -> dict[str, Any]:
    value = tf.reduce_mean(tf.sin(tf.cast(batch, tf.float32)))
    return {"loss": value, "accuracy": -value}
