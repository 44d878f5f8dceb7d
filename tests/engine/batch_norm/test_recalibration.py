"""A new run with recalibrated statistics; the old one stays."""

from pathlib import Path

import numpy as np

from normviz.engine.batch_norm.accuracy import statistics_accuracy
from normviz.engine.batch_norm.recalibration import recalibrate
from normviz.engine.training import trainer
from normviz.engine.training.continuation import ResumeChanges
from normviz.runs.control import TrainingControl
from normviz.runs.store import Store


def test_a_new_run_is_made_and_the_old_one_stays(stopped_run: tuple[Path, str]) -> None:
    folder, run = stopped_run
    kept = {path: path.read_bytes() for path in (folder / run).rglob("*.npz")}
    told: list[tuple[int, int]] = []
    with Store(folder) as store:
        before = store.run(run)
        made = recalibrate(store, run, advance=lambda done, all_: told.append((done, all_)))
        new, old = store.run(made), store.run(run)
        assert old == before
        assert new.name == f"{before.name} recalibrated"
        assert (new.state, new.epochs_done) == (before.state, before.epochs_done)
        np.testing.assert_array_equal(store.batches(made), store.batches(run))
        assert new.val_accuracy is not None
        assert before.val_accuracy is not None
        assert new.val_accuracy > before.val_accuracy + 0.2
        again = store.run(recalibrate(store, run))
        assert again.name == f"{before.name} recalibrated 2"
        measured = statistics_accuracy(store, made)
        assert measured.initial_weight == 0
        assert measured.moving == measured.recalibrated
    assert told[-1][0] == told[-1][1]
    assert {path: path.read_bytes() for path in (folder / run).rglob("*.npz")} == kept


def test_the_new_run_can_go_on(stopped_run: tuple[Path, str]) -> None:
    folder, run = stopped_run
    with Store(folder) as store:
        made = recalibrate(store, run)
        trainer.resume(made, lambda _: None, TrainingControl(), store, ResumeChanges(epochs=2))
        assert store.run(made).epochs_done == 2
        assert len(store.batches(made)) == 40
