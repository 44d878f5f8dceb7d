"""Runs that begin with the weights of a trained network."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from normviz.datasets import load_test
from normviz.datasets.custom_digits import OwnDigit, OwnDigits
from normviz.drawing import from_strokes, read_sample_strokes
from normviz.engine.inference.predictor import Predictor, load_predictor
from normviz.engine.training import custom_samples, trainer
from normviz.engine.training.continuation import ResumeChanges
from normviz.engine.training.initial_weights import load_initial_weights, weights_of
from normviz.engine.training.samples import samples_of_run
from normviz.errors import UserError
from normviz.recipes.schedule import constant
from normviz.runs.control import TrainingControl
from normviz.runs.events import Batches, Event, Failed, Finished, Started, Stopped
from normviz.runs.shipped_models import list_shipped, read_shipped
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_fine_tuned_spec, build_spec
from normviz.runs.store import Store
from tests.without_graphs import WITHOUT_GRAPHS, called_by_python

pytestmark = WITHOUT_GRAPHS

Weights = list[np.ndarray]


@pytest.fixture(autouse=True)
def _no_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.setattr(custom_samples, "AN_EPOCH", 40)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "runs") as opened:
        yield opened


@pytest.fixture
def own(tmp_path: Path) -> OwnDigits:
    """Ten drawings that lie on their side, which no model has been taught."""
    drawings = [from_strokes(each.strokes) for each in read_sample_strokes("print")]
    pages = [np.rint(255 * np.rot90(page, -1)).astype(np.uint8) for page in drawings]
    own = OwnDigits(tmp_path / "own")
    own.keep(tuple(OwnDigit(page, label) for label, page in enumerate(pages)))
    return own


class Training:
    """Trains in a test's folders, and keeps what it was told."""

    def __init__(self, store: Store, own: OwnDigits) -> None:
        self.store = store
        self.own_dir = own.path.parent
        self.events: list[Event] = []
        self.control = TrainingControl()
        self.stop_at = 10**9

    def __call__(self, event: Event) -> None:
        self.events.append(event)
        if isinstance(event, Batches) and event.step >= self.stop_at:
            self.control.stop()

    def new(self, spec: RunSpec, stop_at: int = 10**9) -> str:
        self.control, self.stop_at = TrainingControl(), stop_at
        return trainer.train(spec, self, self.control, self.store, None, self.own_dir)

    def again(self, run: str, epochs: int | None = None) -> str:
        self.control, self.stop_at = TrainingControl(), 10**9
        changes = ResumeChanges(epochs)
        return trainer.resume(run, self, self.control, self.store, changes, None, self.own_dir)

    def weights(self, run: str) -> Weights:
        checkpoint = self.store.checkpoint(run)
        assert checkpoint is not None
        return checkpoint.weights()


@pytest.fixture
def training(store: Store, own: OwnDigits) -> Training:
    return Training(store, own)


def small(start: str, store: Store, **changes: Any) -> RunSpec:
    settings = {"epochs": 1} | changes.pop("settings", {})
    return build_fine_tuned_spec(start, store.folder, settings=settings, **changes)


def right(predictor: Predictor, own: OwnDigits) -> float:
    images, labels = own.arrays()
    return float((predictor.predict(images).argmax(1) == labels).mean())


def assert_same(mine: Weights, others: Weights) -> None:
    for one, other in zip(mine, others, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("name", [model.name for model in list_shipped()])
def test_every_model_that_ships_is_what_a_run_begins_with(store: Store, name: str) -> None:
    spec = small(name, store)
    model = trainer.compiled(spec, 1)
    pages = np.stack([from_strokes(each.strokes) for each in read_sample_strokes("print")])
    expected = load_predictor(name).predict(pages)
    assert np.abs(Predictor(model).predict(pages) - expected).max() > 0.5
    load_initial_weights(model, weights_of(spec), spec)
    assert Predictor(model).predict(pages) == pytest.approx(expected, abs=1e-5)


def test_what_a_model_gets_wrong_is_learned(
    training: Training, store: Store, own: OwnDigits
) -> None:
    assert right(load_predictor("instance"), own) <= 0.5
    with called_by_python(is_so=False):  # 36 batches take longer than a graph
        run = training.new(small("instance", store, settings={"epochs": 12}))
    assert right(load_predictor(run, store.folder), own) >= 0.9
    (started,) = [event for event in training.events if isinstance(event, Started)]
    assert (started.samples, started.parameters) == (80, 108_426)
    assert started.data.startswith("own digits (10, each in 4 variants) and 40 of handwritten")
    assert "validated on" in started.data  # others than those that it learned
    assert (store.run(run).val_accuracy or 0) >= 0.95
    read_shipped(next(model for model in list_shipped() if model.name == "instance"))  # still whole


def files_of(folder: Path) -> list[Path]:
    """All files of a run, those of its weight timeline too."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_run_goes_on_in_a_new_one_and_stays_as_it_is(training: Training, store: Store) -> None:
    settings = {"epochs": 1, "train_size": 64, "validation_size": 32}
    first = training.new(build_spec("one-layer", dataset="digits", settings=settings))
    before = {path: path.read_bytes() for path in files_of(store.path(first))}
    row = store.run(first)
    spec = small(first, store, settings={"schedule": constant(1e-12)})
    second = training.new(spec)
    assert second != first
    assert store.run(second).spec.start == first
    assert {path: path.read_bytes() for path in files_of(store.path(first))} == before
    assert store.run(first) == row
    for mine, its in zip(training.weights(second), training.weights(first), strict=True):
        np.testing.assert_allclose(mine, its, atol=1e-8)


def test_without_a_start_weights_are_random(training: Training, store: Store) -> None:
    spec = build_spec(
        "one-layer", dataset="own", settings={"epochs": 1, "schedule": constant(1e-12)}
    )
    runs = [training.new(replace(spec, seed=seed)) for seed in (1, 2)]
    one, other = (training.weights(run)[0] for run in runs)
    assert not np.allclose(one, other)
    kept = store.initial_state(runs[0])
    assert kept is not None
    assert len(kept.weights) == 0


@pytest.fixture
def deterministic(store: Store, monkeypatch: pytest.MonkeyPatch) -> RunSpec:
    """Three epochs of three batches, each told by itself."""
    monkeypatch.setattr("normviz.engine.training.training_callback.SECONDS_BETWEEN_EVENTS", 0.0)
    monkeypatch.setattr("normviz.engine.training.step_runner.MOST", 1)
    return small("batch", store, settings={"epochs": 3}, deterministic=True)


def test_a_run_goes_on_with_the_digits_that_it_began_with(
    training: Training, store: Store, own: OwnDigits, deterministic: RunSpec
) -> None:
    whole = training.new(deterministic)
    run = training.new(deterministic, stop_at=4)
    assert isinstance(training.events[-1], Stopped)
    own.keep(own.all()[:3])
    training.again(run)
    assert_same(training.weights(run), training.weights(whole))
    assert store.epochs(run)[-1].val_loss == store.epochs(whole)[-1].val_loss


def test_a_run_goes_on_when_everything_that_it_came_from_is_gone(
    training: Training, store: Store, own: OwnDigits
) -> None:
    first = training.new(build_spec("one-layer", dataset="own", settings={"epochs": 1}))
    run = training.new(small(first, store))
    store.delete([first])
    store.purge()
    own.path.unlink()
    training.again(run, 2)
    assert isinstance(training.events[-1], Finished)
    samples = samples_of_run(store, run, None, training.own_dir)
    assert samples.validation is not None
    assert len(samples.validation[0]) == len(load_test("digits")[0])


def test_a_run_that_was_killed_at_once_begins_with_the_same_weights(
    training: Training, store: Store, own: OwnDigits, deterministic: RunSpec
) -> None:
    """Killed before its first checkpoint; what it started from has learned more since."""
    first = training.new(build_spec("one-layer", dataset="own", settings={"epochs": 1}))
    spec = small(first, store, settings={"epochs": 2}, deterministic=True)
    whole, killed = training.new(spec), training.new(spec, stop_at=1)
    (store.path(killed) / "checkpoint.npz").unlink()
    training.again(first, 3)
    own.keep(own.all()[:3])
    training.again(killed)
    assert_same(training.weights(killed), training.weights(whole))


def test_a_run_that_was_killed_before_it_kept_anything_begins_anew(
    training: Training, store: Store
) -> None:
    store.create(small("none", store)).close()
    (run,) = store.runs()
    training.again(run.id)
    assert isinstance(training.events[-1], Finished)
    kept = store.initial_state(run.id)
    assert kept is not None
    assert len(kept.weights) == 12
    assert kept.mixture is not None


def test_lost_digits_are_told(training: Training, store: Store) -> None:
    run = training.new(small("none", store))
    (store.path(run) / "beginning.npz").unlink()
    with pytest.raises(UserError, match=rf"run {run} has learned from are gone .* --start {run}"):
        training.again(run, 2)


def test_a_start_is_not_read_again(training: Training, store: Store) -> None:
    """A run on a data set that can be read again needs nothing of its beginning to go on."""
    settings = {"train_size": 64, "validation_size": 32}
    first = training.new(
        build_spec("one-layer", dataset="digits", settings=settings | {"epochs": 1})
    )
    run = training.new(small(first, store, dataset="digits", settings=settings))
    (store.path(run) / "beginning.npz").unlink()
    store.delete([first])
    training.again(run, 2)
    assert isinstance(training.events[-1], Finished)


def test_what_cannot_begin_leaves_no_run(training: Training, store: Store, own: OwnDigits) -> None:
    good = small("group", store)
    young = store.create(build_spec("one-layer"))
    young.close()
    for spec, words in (
        (replace(good, start="magic"), "no model 'magic' ships"),
        (replace(good, start="batch"), "batch has the norm batch, received the norm group"),
        (
            replace(build_spec("relu"), start="batch"),
            "has the recipe pen, received the recipe relu",
        ),
        (replace(good, options=replace(good.options, scale=False)), "weights of group do not fit"),
        (replace(build_spec("one-layer"), start=young.run), "has no weights yet"),
    ):
        with pytest.raises(UserError, match=words):
            training.new(spec)
    shutil.rmtree(own.path.parent)
    with pytest.raises(UserError, match="expected own digits in"):
        training.new(good)
    assert [run.id for run in store.runs()] == [young.run]


def test_a_full_disk_at_the_beginning_fails_the_run(
    training: Training, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise UserError("no space left to write beginning.npz")

    monkeypatch.setattr("normviz.runs.writer.write_initial_state", full)
    run = training.new(small("none", store))
    assert training.events == [Failed(run, "no space left to write beginning.npz")]
    assert store.run(run).state == "failed"
