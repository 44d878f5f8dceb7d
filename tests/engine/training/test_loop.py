import sys
from collections.abc import Iterator
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from normviz.engine.training.batch_values import RunningMeans
from normviz.engine.training.loop import TrainingLoop

STEPS = 3


class Recorder:
    """Takes what the loop tells; stops after ``last`` batches, or in the validation."""

    def __init__(self, last: int = 1 << 30, *, validates: bool = True) -> None:
        self.last = last
        self.validates = validates
        self.losses: list[float] = []
        self.ended: list[RunningMeans | None] = []
        self.begun: list[int] = []

    @property
    def stopped(self) -> bool:
        return len(self.losses) >= self.last

    def begin(self, epoch: int) -> None:
        self.begun.append(epoch)

    def advance(self, losses: np.ndarray, accuracies: np.ndarray) -> None:
        assert losses.shape == accuracies.shape
        self.losses += losses.tolist()

    def until_due(self) -> int:
        return sys.maxsize

    def goes_on_validating(self) -> bool:
        return self.validates

    def end(self, validation: RunningMeans | None) -> None:
        self.ended.append(validation)


@pytest.fixture(scope="module")
def data() -> Any:
    random = np.random.default_rng(0)
    x, y = random.normal(size=(12, 4)).astype("f4"), random.integers(0, 3, 12)
    return tf.data.Dataset.from_tensor_slices((x, y)).batch(4)


@pytest.fixture
def model() -> Any:
    keras.utils.set_random_seed(0)
    made = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
    made.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"], jit_compile=False)
    return made


def batches(data: Any) -> Iterator[Any]:
    return iter(data.repeat())


def test_an_epoch_takes_its_batches_and_then_validates(model: Any, data: Any) -> None:
    before = np.asarray(model.weights[0])
    callback = Recorder()
    TrainingLoop(model, callback, STEPS).epoch(4, batches(data), validation=data)  # type: ignore[arg-type]
    assert callback.begun == [4]
    assert len(callback.losses) == STEPS
    assert np.abs(np.asarray(model.weights[0]) - before).max() > 0
    (validation,) = callback.ended
    assert validation is not None
    expected = model.evaluate(data, verbose=0)
    assert [validation.loss, validation.accuracy] == pytest.approx(expected, rel=1e-5)


def test_the_values_are_the_running_means_that_keras_logs(model: Any, data: Any) -> None:
    weights = model.get_weights()
    callback = Recorder()
    TrainingLoop(model, callback, STEPS).epoch(0, batches(data))  # type: ignore[arg-type]
    model.set_weights(weights)
    fitted = model.fit(data, epochs=1, shuffle=False, verbose=0)
    assert callback.losses[-1] == pytest.approx(fitted.history["loss"][0], rel=1e-4)
    assert callback.ended == [None]


def test_a_stop_leaves_the_rest_of_the_batches(model: Any, data: Any) -> None:
    callback = Recorder(last=1, validates=False)
    TrainingLoop(model, callback, STEPS).epoch(0, batches(data), validation=data)  # type: ignore[arg-type]
    assert len(callback.losses) == 1
    assert callback.ended == [None]


def test_the_rest_of_an_epoch_keeps_its_running_means(model: Any, data: Any) -> None:
    whole, parts = Recorder(), Recorder(last=1)
    weights = model.get_weights()
    TrainingLoop(model, whole, STEPS).epoch(0, batches(data))  # type: ignore[arg-type]
    model.set_weights(weights)
    source = batches(data)
    loop = TrainingLoop(model, parts, STEPS)  # type: ignore[arg-type]
    loop.epoch(0, source)
    parts.last = 1 << 30
    loop.epoch(0, source, skip=1)
    assert parts.losses == pytest.approx(whole.losses, rel=1e-5)
