"""One model on several devices: here parts of the processor."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from normviz.engine.devices import mirrored_strategy, processor_parts
from normviz.engine.training import trainer
from normviz.engine.training.gradient_registry import gradients_released
from normviz.engine.training.replicas import copies, on_all_replicas, replicas_of, run_on_replicas
from normviz.errors import UserError
from normviz.runs.control import TrainingControl
from normviz.runs.events import Batches, Epoch, Event, Started
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store

ALONE = build_spec(
    "bn-mlp",
    deterministic=True,
    settings={"epochs": 2, "train_size": 80, "batch_size": 32, "validation_size": 9},
)
TOGETHER = replace(ALONE, devices=2)
WITHOUT_DROPOUT = replace(ALONE, dropout=0.0)
"""Each device would drop other elements than one device does."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("runs")) as opened:
        yield opened


def trained(spec: RunSpec, store: Store) -> tuple[str, list[Event]]:
    events: list[Event] = []
    return trainer.train(spec, events.append, TrainingControl(), store), events


def arrays(store: Store, run: str) -> dict[str, np.ndarray]:
    checkpoint = store.checkpoint(run)
    assert checkpoint is not None
    return checkpoint.arrays


def epochs(events: list[Event]) -> list[tuple[float | None, ...]]:
    return [(e.loss, e.val_loss) for e in events if isinstance(e, Epoch)]


@pytest.fixture(scope="module")
def together(store: Store) -> tuple[str, list[Event]]:
    return trained(TOGETHER, store)


def test_synchronized_devices_train_as_one_device_does(store: Store) -> None:
    alone, alone_events = trained(WITHOUT_DROPOUT, store)
    run, events = trained(replace(WITHOUT_DROPOUT, devices=2, sync_batch_norm=True), store)
    started = next(event for event in events if isinstance(event, Started))
    assert (started.device, started.samples) == ("cpu:0, cpu:1", 80)
    np.testing.assert_allclose(epochs(events), epochs(alone_events), rtol=1e-3)
    one, other = arrays(store, alone), arrays(store, run)
    assert one.keys() == other.keys()
    for name, array in one.items():
        np.testing.assert_allclose(other[name], array, rtol=5e-3, atol=5e-4, err_msg=name)


def test_a_continued_run_ends_with_the_same_bits(
    store: Store, together: tuple[str, list[Event]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("normviz.engine.training.training_callback.SECONDS_BETWEEN_EVENTS", 0.0)
    monkeypatch.setattr("normviz.engine.training.step_runner.MOST", 1)
    control, events = TrainingControl(), []

    def stop(event: Event) -> None:
        if isinstance(event, Batches) and event.step == 2:
            control.stop()

    run = trainer.train(TOGETHER, stop, control, store)
    assert arrays(store, run)["metric.0"].shape == (2,)  # each device counts by itself
    trainer.resume(run, events.append, TrainingControl(), store)
    assert epochs(events) == epochs(together[1])
    whole = arrays(store, together[0])
    for name, array in arrays(store, run).items():
        np.testing.assert_array_equal(array, whole[name], err_msg=name)


def test_moving_statistics_are_the_mean_over_the_devices() -> None:
    """Keras leaves each device its own; the network that is kept would have those of the first."""
    x = np.concatenate([np.zeros((4, 1)), np.full((4, 1), 10.0)]).astype("f4")
    with gradients_released(), mirrored_strategy(processor_parts()[:2]).scope():
        layer = keras.layers.BatchNormalization(momentum=0.0)
        model = keras.Sequential([keras.Input((1,)), layer])
        model.compile("sgd", "mse", metrics=["accuracy"], jit_compile=False)
        assert replicas_of(model) == 2
        model.optimizer.build(model.trainable_variables)
        run_on_replicas(model, lambda: model.compute_metrics(None, x[:1], x[:1]))
        step = tf.function(on_all_replicas(model, model.train_step))
        step((tf.constant(x), tf.constant(x)))
        own = [float(each.numpy()[0]) for each in layer.moving_mean.value.values]
        assert len(copies(layer.moving_mean)) == 1
    assert own == [5.0, 5.0]


def test_a_model_on_one_device_keeps_its_step() -> None:
    model: Any = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    assert on_all_replicas(model, model.train_step) == model.train_step


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (replace(TOGETHER, devices=3), "32 cannot be divided among 3 devices: choose .* 30 or 33"),
        (replace(TOGETHER, devices=16), "the processor can be divided into 8 parts here"),
        (replace(TOGETHER, device="gpu"), "this machine has 0 GPUs, received 2"),
        (
            replace(TOGETHER, settings=replace(ALONE.settings, validation_size=1)),
            "expected at least 2 validation samples, one for each device, received 1",
        ),
    ],
    ids=["batch", "parts", "gpus", "validation"],
)
def test_what_several_devices_cannot_train_is_refused_in_a_sentence(
    spec: RunSpec, words: str, tmp_path: Path
) -> None:
    with Store(tmp_path) as store, pytest.raises(UserError, match=words):
        trainer.train(spec, [].append, TrainingControl(), store)
