"""Which steps of a run are kept, and their weights."""

from pathlib import Path

import numpy as np
import pytest

from normviz.engine.inference.trained_network import trained_network
from normviz.engine.networks import network_of
from normviz.engine.probes.kept_weights import steps_of_run, taken_step, weights_at
from normviz.errors import UserError
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store
from normviz.runs.weight_timeline import FOLDER
from tests.engine.probes.conftest import CHECKPOINT_STEP, STEPS, MakeRun, scatter

SPEC = build_spec("one-layer", dataset="digits")


def test_steps_are_those_of_timeline_and_checkpoint(make_run: MakeRun, runs_dir: Path) -> None:
    run = make_run(SPEC)
    model = network_of(SPEC)
    with Store(runs_dir) as store:
        assert steps_of_run(store, run) == (*STEPS, CHECKPOINT_STEP)
        for step in (*STEPS, CHECKPOINT_STEP):
            for kept, made in zip(weights_at(store, run, step), scatter(model, step), strict=True):
                np.testing.assert_array_equal(kept, made)


def test_a_damaged_checkpoint_leaves_the_timeline(make_run: MakeRun, runs_dir: Path) -> None:
    run = make_run(SPEC)
    with Store(runs_dir) as store:
        (store.path(run) / "checkpoint.npz").write_bytes(b"cut")
        assert steps_of_run(store, run) == STEPS
        for entry in (store.path(run) / FOLDER).iterdir():
            entry.unlink()
        with pytest.raises(UserError, match="cut or damaged"):
            steps_of_run(store, run)


def test_a_damaged_entry_is_found_in_the_checkpoint(make_run: MakeRun, runs_dir: Path) -> None:
    run = make_run(SPEC)
    with Store(runs_dir) as store:
        folder = store.path(run) / FOLDER
        entry = folder / f"step-{CHECKPOINT_STEP:08}.npz"
        entry.write_bytes(next(folder.iterdir()).read_bytes()[:100])
        kept = weights_at(store, run, CHECKPOINT_STEP)
        made = scatter(network_of(SPEC), CHECKPOINT_STEP)
        np.testing.assert_array_equal(kept[0], made[0])
        (store.path(run) / "checkpoint.npz").unlink()
        with pytest.raises(UserError, match="cut or damaged"):
            weights_at(store, run, CHECKPOINT_STEP)


def test_weights_that_are_gone_are_not_said_to_come_yet(make_run: MakeRun, runs_dir: Path) -> None:
    run = make_run(SPEC)
    with Store(runs_dir) as store:
        for entry in (store.path(run) / FOLDER).iterdir():
            entry.unlink()
        (store.path(run) / "checkpoint.npz").unlink()
        with pytest.raises(UserError, match="are gone, its curves are kept"):
            steps_of_run(store, run)
        with pytest.raises(UserError, match="are gone, its curves are kept"):
            trained_network(store, store.run(run))


def test_the_nearest_step_is_taken_and_the_newest_for_none() -> None:
    assert [taken_step((0, 4, 8), step, "r") for step in (1, 7, 99, None)] == [0, 8, 8, 8]
    with pytest.raises(UserError, match="no weights yet"):
        taken_step((), 3, "r")


def test_a_step_that_is_gone_is_told(make_run: MakeRun, runs_dir: Path) -> None:
    run = make_run(SPEC)
    with Store(runs_dir) as store, pytest.raises(UserError, match="step 5 are not kept"):
        weights_at(store, run, 5)
