from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import pytest

from normviz.engine.training.model_state import (
    Arrays,
    build_variables,
    capture,
    copied_weights,
    restore,
    restore_means,
    weight_bytes,
)
from normviz.errors import UserError
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.events import Epoch

X = np.linspace(-1, 1, 32, dtype=np.float32).reshape(8, 4)
Y = np.arange(8) % 3


def model(units: int = 3) -> Any:
    layers = [keras.Input((4,)), keras.layers.Dropout(0.5, seed=1), keras.layers.Dense(units)]
    made = keras.Sequential([*layers, keras.layers.Activation("softmax")])
    made.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return made


@pytest.fixture
def checkpoint() -> Callable[[Arrays], Checkpoint]:
    last = Epoch(1, 1, 0.5, 0.5, None, None, 1.0, 1.0, 0.1)
    return lambda arrays: Checkpoint(1, 0, 1, last, arrays)


def test_a_captured_model_trains_on_with_the_same_bits(
    checkpoint: Callable[[Arrays], Checkpoint],
) -> None:
    first, second = model(), model()
    first.train_on_batch(X, Y)
    restore(second, checkpoint(capture(first)))
    for each in (first, second):
        each.train_on_batch(X, Y)
    after = [capture(each) for each in (first, second)]
    assert after[0].keys() == after[1].keys()
    for name, array in after[0].items():
        np.testing.assert_array_equal(array, after[1][name], err_msg=name)


def test_what_is_captured_are_copies_with_the_groups_of_a_checkpoint() -> None:
    trained = model()
    arrays = capture(trained)
    assert {name.split(".")[0] for name in arrays} == {"model", "optimizer", "random"}
    before = arrays["model.0"].copy()
    trained.train_on_batch(X, Y)
    np.testing.assert_array_equal(arrays["model.0"], before)
    assert any(name.startswith("metric.") for name in capture(trained, means=True))


def test_the_running_means_go_on(checkpoint: Callable[[Arrays], Checkpoint]) -> None:
    first, second = model(), model()
    expected = first.train_on_batch(X, Y)
    restore(second, checkpoint(capture(first)))
    build_variables(second, Y)
    restore_means(second, checkpoint(capture(first, means=True)))
    found = second.get_metrics_result()
    assert [float(found[name]) for name in ("loss", "accuracy")] == pytest.approx(expected)


def test_without_running_means_they_begin_anew(
    checkpoint: Callable[[Arrays], Checkpoint],
) -> None:
    trained = model()
    trained.train_on_batch(X, Y)
    build_variables(trained, Y)
    restore_means(trained, checkpoint(capture(trained)))
    assert float(trained.get_metrics_result()["loss"]) == 0


def test_the_state_of_another_model_is_refused(
    checkpoint: Callable[[Arrays], Checkpoint],
) -> None:
    with pytest.raises(UserError, match=r"another network: expected 2 model arrays .*\(4, 3\)"):
        restore(model(), checkpoint(capture(model(units=5))))


def test_bytes_of_weights_are_those_of_their_copies() -> None:
    made = model()
    assert weight_bytes(made) == sum(weight.nbytes for weight in copied_weights(made)) == 4 * 15


def test_copied_weights_stay_when_the_model_changes() -> None:
    made = model()
    copies = copied_weights(made)
    before = [each.copy() for each in copies]
    for weight in made.weights:
        weight.assign(weight + 1)
    for mine, old in zip(copies, before, strict=True):
        np.testing.assert_array_equal(mine, old)
