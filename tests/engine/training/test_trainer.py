import errno
import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from normviz.engine.devices import computing_on
from normviz.engine.training import trainer
from normviz.engine.training.continuation import ResumeChanges
from normviz.engine.training.samples import load_samples
from normviz.errors import UserError
from normviz.recipes import RECIPES
from normviz.recipes.schedule import constant
from normviz.runs import writer as writer_module
from normviz.runs.control import TrainingControl
from normviz.runs.events import (
    Batches,
    Epoch,
    Event,
    Failed,
    Finished,
    Paused,
    Resumed,
    Started,
    Stopped,
    Unsaved,
)
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store
from tests.recipes.synthetic import DROPPING, SEQUENCE, SYNTHETIC
from tests.without_graphs import NO_WARNING, called_by_python

RECIPES_OF_TESTS = (DROPPING, SEQUENCE, SYNTHETIC)
"""Small ones, for what takes many trainings."""


def small(recipe: str = "one-layer", *, deterministic: bool = False, **settings: Any) -> RunSpec:
    usual = {"epochs": 2, "train_size": 160, "validation_size": 64, "batch_size": 32}
    return build_spec(
        recipe, dataset="digits", settings=usual | settings, deterministic=deterministic
    )


@contextmanager
def added_recipes() -> Iterator[None]:
    with ExitStack() as stack:
        for recipe in RECIPES_OF_TESTS:
            stack.enter_context(RECIPES.added(recipe))
        yield


@pytest.fixture(scope="module", autouse=True)
def _added_recipes() -> Iterator[None]:
    with added_recipes():
        yield


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "runs") as opened:
        yield opened


class Listener:
    """Keeps the events and does something at some of them."""

    def __init__(self, react: Callable[[Event], None] | None = None) -> None:
        self.events: list[Event] = []
        self._react = react

    def __call__(self, event: Event) -> None:
        self.events.append(event)
        if self._react:
            self._react(event)

    @property
    def names(self) -> list[str]:
        return [event.name for event in self.events if event.name != "batch"]

    def of(self, kind: Any) -> list[Any]:
        return [event for event in self.events if isinstance(event, kind)]


def every_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tells every batch by itself, so that a test can act at a certain one."""
    monkeypatch.setattr("normviz.engine.training.training_callback.SECONDS_BETWEEN_EVENTS", 0.0)
    monkeypatch.setattr("normviz.engine.training.step_runner.MOST", 1)


def stop_at(control: TrainingControl, step: int) -> Listener:
    def react(event: Event) -> None:
        if isinstance(event, Batches) and event.step >= step:
            control.stop()

    return Listener(react)


def test_a_run_tells_what_it_does_and_is_kept(store: Store) -> None:
    listener = Listener()
    run = trainer.train(small(), listener, TrainingControl(), store)
    assert listener.names == ["started", "epoch", "epoch", "finished"]
    (started,) = listener.of(Started)
    assert (started.run, started.epochs, started.epochs_done) == (run, 2, 0)
    assert (started.steps_per_epoch, started.parameters) == (5, 7850)
    assert "scikit-learn" in started.data
    batches = listener.of(Batches)
    assert sum(event.batches for event in batches) == 10
    assert batches[-1].step == 10
    assert batches[-1].epoch == 2.0
    found = store.run(run)
    assert (found.state, found.epochs_done, found.steps_per_epoch) == ("finished", 2, 5)
    assert store.epochs(run) == listener.of(Epoch)
    told = [value for event in batches for value in event.losses]
    np.testing.assert_allclose(store.batches(run)[:, 0], told, rtol=1e-6)
    assert all(pickle.loads(pickle.dumps(event)) == event for event in listener.events)  # noqa: S301


def test_own_values_are_those_of_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a learning rate of nearly 0 each batch can be evaluated by itself afterwards."""
    every_batch(monkeypatch)
    spec = small(epochs=1, train_size=150, schedule=constant(1e-12))
    listener = Listener()
    trainer.train(spec, listener, TrainingControl())
    samples = load_samples(spec)
    model = trainer.compiled(spec, 5)
    prepare = trainer.preparation(trainer.find(spec.recipe))
    data = trainer.training_batches(
        samples.x, samples.y, batch_size=32, seed=0, epochs=range(1), skip=0, prepare=prepare
    )
    expected = [model.evaluate(x, y, verbose=0) for x, y in data]
    losses = [value for event in listener.of(Batches) for value in event.losses]
    accuracies = [value for event in listener.of(Batches) for value in event.accuracies]
    assert losses == pytest.approx([loss for loss, _ in expected], rel=1e-4)
    assert accuracies == pytest.approx([accuracy for _, accuracy in expected])
    assert listener.of(Epoch)[0].loss == pytest.approx(listener.of(Batches)[-1].running_loss)


@pytest.mark.parametrize("recipe", ["one-layer", DROPPING.name])
def test_the_graphs_of_the_steps_are_built_once(
    monkeypatch: pytest.MonkeyPatch, recipe: str
) -> None:
    """A step that makes variables of its own would be traced a second time without them."""
    traced: list[str] = []

    def told(model: Any, name: str) -> Callable[[Any], Any]:
        step = getattr(model, name)
        return lambda data: (traced.append(name), step(data))[1]

    def compiled(*words: Any) -> Any:
        model = real(*words)
        for name in ("train_step", "test_step"):
            setattr(model, name, told(model, name))
        return model

    real = trainer.compiled
    monkeypatch.setattr(trainer, "compiled", compiled)
    trainer.train(small(recipe, train_size=70), Listener(), TrainingControl())
    assert traced == ["train_step", "test_step"]


def final(store: Store, run: str) -> list[np.ndarray]:
    checkpoint = store.checkpoint(run)
    assert checkpoint is not None
    return [checkpoint.arrays[name] for name in sorted(checkpoint.arrays)]


with added_recipes():
    DROPOUT = small(DROPPING.name, deterministic=True, train_size=70, epochs=3)
Kept = tuple[list[np.ndarray], np.ndarray, list[Epoch]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Weights, batches and epochs of a run that was never stopped."""
    with pytest.MonkeyPatch.context() as patch, Store(tmp_path_factory.mktemp("whole")) as store:
        every_batch(patch)
        run = trainer.train(DROPOUT, Listener(), TrainingControl(), store)
        return final(store, run), store.batches(run), store.epochs(run)


@pytest.mark.parametrize("step", [2, 3, 7], ids="stopped-at-{}".format)
def test_a_continued_run_ends_with_the_same_bits(
    store: Store, monkeypatch: pytest.MonkeyPatch, whole: Kept, step: int
) -> None:
    """Dropout, adam, a schedule and a smaller last batch; stopped in the middle and at an edge."""
    every_batch(monkeypatch)
    spec, (arrays, batches, rows) = DROPOUT, whole
    control = TrainingControl()
    listener = stop_at(control, step)
    run = trainer.train(spec, listener, control, store)
    assert store.run(run).state == "stopped"
    stopped = listener.of(Stopped)[0].step
    assert stopped == step
    assert store.epochs(run)[-1].partial == (step % 3 != 0)
    again = Listener()
    trainer.resume(run, again, TrainingControl(), store)
    assert again.of(Started)[0].epochs_done == step // 3
    assert again.names[-1] == "finished"
    for mine, other in zip(final(store, run), arrays, strict=True):
        np.testing.assert_array_equal(mine, other)
    np.testing.assert_allclose(store.batches(run), batches, atol=1e-5)
    for mine_row, other_row in zip(store.epochs(run), rows, strict=True):
        # The means of an epoch in two parts are joined, so their last bits may differ.
        assert mine_row.step == other_row.step
        assert mine_row.loss == pytest.approx(other_row.loss, rel=1e-6)
        assert mine_row.accuracy == pytest.approx(other_row.accuracy, rel=1e-6)
        assert mine_row.learning_rate == other_row.learning_rate
        left = step == mine_row.step  # stopped before its validation
        assert mine_row.val_loss == (None if left else other_row.val_loss)


def test_batch_norm_continues_with_the_same_bits(store: Store) -> None:
    spec = build_spec(
        SYNTHETIC.name,
        norm="batch",
        dataset="digits",
        settings={"epochs": 2, "train_size": 64, "validation_size": 32},
        deterministic=True,
    )
    whole = trainer.train(spec, Listener(), TrainingControl(), store)
    short = trainer.train(spec.with_epochs(1), Listener(), TrainingControl(), store)
    trainer.resume(short, Listener(), TrainingControl(), store, ResumeChanges(epochs=2))
    for mine, other in zip(final(store, short), final(store, whole), strict=True):
        np.testing.assert_array_equal(mine, other)


@NO_WARNING
def test_a_recurrent_network_continues_with_the_same_bits(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    every_batch(monkeypatch)
    spec = small(SEQUENCE.name, deterministic=True, train_size=70)
    with called_by_python():
        whole = trainer.train(spec, Listener(), TrainingControl(), store)
        control = TrainingControl()
        run = trainer.train(spec, stop_at(control, 2), control, store)
        trainer.resume(run, Listener(), TrainingControl(), store)
    for mine, other in zip(final(store, run), final(store, whole), strict=True):
        np.testing.assert_array_equal(mine, other)


def test_a_stop_in_mid_epoch_marks_it_and_skips_validation(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    every_batch(monkeypatch)
    control = TrainingControl()
    listener = stop_at(control, 7)
    run = trainer.train(small(epochs=3), listener, control, store)
    assert listener.names == ["started", "epoch", "epoch", "stopped"]
    rows = store.epochs(run)
    assert [row.partial for row in rows] == [False, True]
    assert rows[1].val_loss is None
    assert rows[1].step == 7
    assert store.run(run).epochs_done == 1
    checkpoint = store.checkpoint(run)
    assert checkpoint is not None
    assert (checkpoint.epochs_done, checkpoint.batches_done) == (1, 2)


def test_a_stop_at_the_last_batch_finishes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    every_batch(monkeypatch)
    control = TrainingControl()
    listener = stop_at(control, 10)
    run = trainer.train(small(), listener, control, store)
    assert listener.names[-1] == "finished"
    assert store.epochs(run)[-1].val_accuracy is not None


def test_pause_and_resume(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    every_batch(monkeypatch)
    control = TrainingControl()
    states = []

    def react(event: Event) -> None:
        if isinstance(event, Batches) and event.step == 3:
            control.pause()
        if isinstance(event, Paused):
            states.append(store.runs()[0].state)
            control.resume()
        if isinstance(event, Resumed):
            states.append(store.runs()[0].state)

    listener = Listener(react)
    trainer.train(small(), listener, control, store)
    assert listener.names == ["started", "paused", "resumed", "epoch", "epoch", "finished"]
    assert states == ["paused", "running"]
    assert listener.of(Paused)[0].step == 3


def test_a_paused_run_can_be_stopped(store: Store) -> None:
    control = TrainingControl()
    control.pause()

    def react(event: Event) -> None:
        if isinstance(event, Paused):
            control.stop()

    listener = Listener(react)
    run = trainer.train(small(), listener, control, store)
    assert listener.names == ["started", "paused", "epoch", "stopped"]
    assert store.run(run).state == "stopped"


def test_a_loss_that_is_no_number_stops_and_says_where(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = small(epochs=3, schedule=constant(1e38))
    listener = Listener()
    run = trainer.train(spec, listener, TrainingControl(), store)
    (failed,) = listener.of(Failed)
    values = [loss for event in listener.of(Batches) for loss in event.losses]
    bad = next(index for index, loss in enumerate(values, start=1) if not np.isfinite(loss))
    assert f"at step {bad}:" in failed.reason
    found = store.run(run)
    assert (found.state, found.reason, failed.run) == ("failed", failed.reason, run)
    assert np.isfinite(store.batches(run)[: bad - 1]).all()


def test_the_weights_of_the_last_good_epoch_are_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = small(epochs=1)
    run = trainer.train(spec, Listener(), TrainingControl(), store)
    good = final(store, run)
    broken = replace(spec.settings, schedule=constant(1e38), epochs=3)
    monkeypatch.setattr(RunSpec, "with_epochs", lambda self, _: replace(self, settings=broken))
    listener = Listener()
    trainer.resume(run, listener, TrainingControl(), store, ResumeChanges(epochs=3))
    assert listener.names[-1] == "failed"
    for mine, other in zip(final(store, run), good, strict=True):
        np.testing.assert_array_equal(mine, other)


def test_a_full_disk_fails_the_run_and_keeps_its_last_checkpoint(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = writer_module.write_checkpoint
    calls = []

    def full(path: Path, checkpoint: Any) -> None:
        calls.append(path)
        if len(calls) > 1:
            monkeypatch.setattr(os, "fsync", _no_space)
        real(path, checkpoint)

    monkeypatch.setattr(writer_module, "write_checkpoint", full)
    listener = Listener()
    run = trainer.train(small(epochs=3), listener, TrainingControl(), store)
    assert listener.names == ["started", "epoch", "unsaved", "epoch", "failed"]
    assert "no space left to write" in listener.of(Unsaved)[0].reason
    assert "no space left to write" in listener.of(Failed)[0].reason
    monkeypatch.undo()
    checkpoint = store.checkpoint(run)
    assert checkpoint is not None
    assert checkpoint.epochs_done == 1
    assert not list(store.path(run).glob(".*"))
    again = Listener()
    trainer.resume(run, again, TrainingControl(), store)
    assert again.names == ["started", "epoch", "epoch", "finished"]


def _no_space(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_too_little_memory_is_a_clear_sentence(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def over(*_: Any) -> None:
        raise tf.errors.ResourceExhaustedError(None, None, "OOM when allocating tensor")

    monkeypatch.setattr("normviz.engine.training.step_runner.StepRunner.over", over)
    listener = Listener()
    run = trainer.train(small(), listener, TrainingControl(), store)
    reason = "cpu:0 has too little memory for batches of 32: choose a smaller one."
    assert listener.events[-1] == Failed(run, reason)
    assert store.run(run).state == "failed"


def on_a_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """The processor under the name of a GPU."""

    @contextmanager
    def computing(spec: RunSpec) -> Iterator[str]:
        with computing_on(spec):
            yield "gpu:0"

    monkeypatch.setattr(trainer, "computing_on", computing)


def test_a_gpu_that_fails_ends_the_run_in_a_sentence_and_the_next_trains(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise tf.errors.InternalError(None, None, "Failed to load in-memory CUBIN\n[[node]]")

    on_a_gpu(monkeypatch)
    listener = Listener()
    with monkeypatch.context() as patch:
        patch.setattr("normviz.engine.training.step_runner.StepRunner.over", broken)
        run = trainer.train(small(), listener, TrainingControl(), store)
    (failed,) = listener.of(Failed)
    assert failed.reason == (
        "gpu:0 has failed (Failed to load in-memory CUBIN): compute on cpu, or see normviz doctor."
    )
    assert (store.run(run).state, store.run(run).reason) == ("failed", failed.reason)
    again = Listener()
    trainer.train(small(), again, TrainingControl(), store)
    assert again.names[-1] == "finished"


def test_a_gpu_without_memory_for_the_network_is_refused_and_nothing_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise tf.errors.ResourceExhaustedError(None, None, "OOM when allocating tensor")

    on_a_gpu(monkeypatch)
    monkeypatch.setattr(trainer, "compiled", full)
    with pytest.raises(UserError, match="gpu:0 has too little free memory for this network"):
        trainer.train(small(), Listener(), TrainingControl(), store)
    assert store.runs() == []


def test_nothing_is_kept_of_a_run_that_cannot_begin(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="expected MNIST"):
        trainer.train(build_spec("one-layer"), Listener(), TrainingControl(), store, tmp_path)
    with pytest.raises(UserError, match=r"this machine has cpu:0, received 'gpu'"):
        trainer.train(replace(small(), device="gpu"), Listener(), TrainingControl(), store)
    assert store.runs() == []


def test_a_finished_run_needs_more_epochs(store: Store) -> None:
    run = trainer.train(small(epochs=1), Listener(), TrainingControl(), store)
    with pytest.raises(UserError, match="has 1 of 1 epochs: ask for more"):
        trainer.resume(run, Listener(), TrainingControl(), store)
    listener = Listener()
    trainer.resume(run, listener, TrainingControl(), store, ResumeChanges(epochs=2))
    assert isinstance(listener.events[-1], Finished)
    assert store.run(run).epochs_done == 2


def test_a_checkpoint_of_another_network_is_refused(store: Store) -> None:
    one = trainer.train(small(epochs=1), Listener(), TrainingControl(), store)
    other = trainer.train(small("relu", epochs=1), Listener(), TrainingControl(), store)
    (store.path(other) / "checkpoint.npz").replace(store.path(one) / "checkpoint.npz")
    listener = Listener()
    trainer.resume(one, listener, TrainingControl(), store, ResumeChanges(epochs=2))
    (failed,) = listener.of(Failed)
    assert "the checkpoint is that of another network" in failed.reason


def test_mixed_precision_trains_and_leaves_the_policy_as_it_was() -> None:
    import keras

    listener = Listener()
    trainer.train(replace(small("relu"), mixed_precision=True), listener, TrainingControl())
    assert listener.names[-1] == "finished"
    assert keras.config.dtype_policy().name == "float32"


@NO_WARNING
@pytest.mark.parametrize("recipe", [DROPPING.name, SYNTHETIC.name])
def test_mixed_precision_of_a_gpu_continues_with_the_same_bits(
    store: Store, monkeypatch: pytest.MonkeyPatch, recipe: str
) -> None:
    """Its loss is scaled: the factor, and the steps since it last grew, belong to the state."""
    monkeypatch.setattr("normviz.engine.devices._policy_name", lambda *_: "mixed_float16")
    every_batch(monkeypatch)
    spec = small(recipe, deterministic=True, train_size=70, epochs=3)
    with called_by_python():
        whole = trainer.train(spec, Listener(), TrainingControl(), store)
        control = TrainingControl()
        part = trainer.train(spec, stop_at(control, 4), control, store)
        trainer.resume(part, Listener(), TrainingControl(), store)
    mine, other = final(store, part), final(store, whole)
    assert any(array.shape == () and array == 2.0**15 for array in mine)
    for left, right in zip(mine, other, strict=True):
        np.testing.assert_array_equal(left, right)


def test_equal_seeds_give_equal_runs_and_others_do_not(store: Store) -> None:
    spec = small(epochs=1, deterministic=True)
    runs = [
        trainer.train(replace(spec, seed=seed), Listener(), TrainingControl(), store)
        for seed in (1, 1, 2)
    ]
    first, again, other = (final(store, run) for run in runs)
    for mine, same in zip(first, again, strict=True):
        np.testing.assert_array_equal(mine, same)
    assert not np.array_equal(first[0], other[0])


def test_a_run_that_is_stopped_before_its_first_batch_trains_none(store: Store) -> None:
    control = TrainingControl()
    control.stop()
    listener = Listener()
    run = trainer.train(small(), listener, control, store)
    assert listener.names == ["started", "stopped"]
    assert listener.of(Stopped) == [Stopped(run, 0)]
    assert not listener.of(Batches)
    assert store.run(run).state == "stopped"


@pytest.mark.parametrize(("at", "kept"), [(Started, 0), (Epoch, 5)])
def test_an_interrupted_run_says_what_is_kept(store: Store, at: type[Event], kept: int) -> None:
    def interrupt(event: Event) -> None:
        if isinstance(event, at):
            raise KeyboardInterrupt

    listener = Listener(interrupt)
    with pytest.raises(KeyboardInterrupt):
        trainer.train(small(), listener, TrainingControl(), store)
    (stopped,) = listener.of(Stopped)
    assert stopped == Stopped(listener.of(Started)[0].run, kept)
    assert store.run(stopped.run).state == "stopped"
    assert trainer.resume(stopped.run, Listener(), TrainingControl(), store) == stopped.run


def test_a_continued_run_that_is_stopped_at_once_stays_where_it_was(store: Store) -> None:
    control = TrainingControl()
    run = trainer.train(small(epochs=3), stop_at(control, 5), control, store)
    before = store.run(run)
    stopped = TrainingControl()
    stopped.stop()
    listener = Listener()
    trainer.resume(run, listener, stopped, store)
    (event,) = listener.of(Stopped)
    assert event.step >= 5
    assert store.run(run).epochs_done == before.epochs_done
    trainer.resume(run, Listener(), TrainingControl(), store)
    assert store.run(run).state == "finished"
