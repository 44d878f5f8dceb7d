"""The weight timeline of runs while they are trained."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from normviz.engine.networks import network_of
from normviz.engine.training import trainer
from normviz.engine.training.continuation import ResumeChanges
from normviz.engine.training.model_state import copied_weights
from normviz.errors import UserError
from normviz.runs import weight_timeline
from normviz.runs.control import TrainingControl
from normviz.runs.events import Batches, Event
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store
from normviz.runs.weight_timeline import FOLDER, kept_steps, read_weights
from tests.without_graphs import WITHOUT_GRAPHS

pytestmark = WITHOUT_GRAPHS

STEPS = 10
SPEC = build_spec(
    "one-layer",
    dataset="digits",
    settings={"epochs": 2, "train_size": 160, "validation_size": 64, "batch_size": 32},
    deterministic=True,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "runs") as opened:
        yield opened


def quiet(_: Event) -> None:
    pass


def entries(path: Path) -> dict[int, list[bytes]]:
    return {
        step: [each.tobytes() for each in read_weights(path, step)] for step in kept_steps(path)
    }


def stopped_run(store: Store) -> str:
    control = TrainingControl()

    def emit(event: Event) -> None:
        if isinstance(event, Batches) and event.step >= 3:
            control.stop()

    return trainer.train(SPEC, emit, control, store)


def test_the_first_weights_and_those_of_every_due_step_are_kept(store: Store) -> None:
    path = store.path(trainer.train(SPEC, quiet, TrainingControl(), store))
    assert kept_steps(path) == tuple(range(STEPS + 1))
    for kept, first in zip(read_weights(path, 0), copied_weights(network_of(SPEC)), strict=True):
        np.testing.assert_array_equal(kept, first)
    checkpoint = store.checkpoint(path.name)
    assert checkpoint is not None
    for kept, last in zip(read_weights(path, STEPS), checkpoint.weights(), strict=True):
        np.testing.assert_array_equal(kept, last)


def test_steps_between_due_ones_are_not_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weight_timeline, "_stride", lambda *_: 4)
    path = store.path(trainer.train(SPEC, quiet, TrainingControl(), store))
    assert kept_steps(path) == (0, 4, 8)


def test_a_continued_run_has_the_timeline_of_an_uninterrupted_one(store: Store) -> None:
    whole = trainer.train(SPEC, quiet, TrainingControl(), store)
    parts = stopped_run(store)
    assert 3 <= kept_steps(store.path(parts))[-1] < STEPS
    trainer.resume(parts, quiet, TrainingControl(), store)
    assert entries(store.path(parts)) == entries(store.path(whole))


def test_what_is_trained_again_replaces_what_was_lost(store: Store) -> None:
    run = stopped_run(store)
    path = store.path(run)
    lost = path / FOLDER / f"step-{STEPS:08d}.npz"
    lost.write_bytes((path / FOLDER / "step-00000000.npz").read_bytes())
    trainer.resume(run, quiet, TrainingControl(), store)
    assert entries(path)[STEPS] != entries(path)[0]


def test_more_epochs_go_on_with_the_grid(store: Store) -> None:
    run = trainer.train(SPEC, quiet, TrainingControl(), store)
    trainer.resume(run, quiet, TrainingControl(), store, ResumeChanges(epochs=3))
    assert kept_steps(store.path(run)) == tuple(range(STEPS + 6))


def test_a_run_without_a_timeline_gets_one_from_where_it_goes_on(store: Store) -> None:
    run = stopped_run(store)
    folder = store.path(run) / FOLDER
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    trainer.resume(run, quiet, TrainingControl(), store)
    kept = kept_steps(store.path(run))
    assert kept[0] >= 3
    assert kept[-1] == STEPS


def test_a_timeline_that_cannot_be_written_ends_no_training(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: object, **__: object) -> None:
        raise UserError(f"no space left to write {path}")

    monkeypatch.setattr(weight_timeline, "write_arrays", full)
    run = trainer.train(SPEC, quiet, TrainingControl(), store)
    assert store.run(run).state == "finished"
    assert kept_steps(store.path(run)) == ()


def test_a_deleted_run_takes_its_timeline_along(store: Store) -> None:
    run = trainer.train(SPEC, quiet, TrainingControl(), store)
    path = store.path(run)
    store.delete([run])
    store.purge()
    assert not path.exists()


def test_a_run_that_is_not_kept_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(weight_timeline, "write_arrays", refuse)
    assert trainer.train(SPEC, quiet, TrainingControl()) == ""
