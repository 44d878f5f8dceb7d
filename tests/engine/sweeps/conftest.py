from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from normviz.engine.sweeps.in_process import InProcess
from normviz.engine.sweeps.sweep_runner import SweepRunner
from normviz.runs.store import Store
from normviz.runs.sweeps.plan import SweepPlan, make_plan, spec_key
from normviz.runs.sweeps.record import new_record

GIVEN = {
    "preset": "quick",
    "dataset": "digits",
    "settings": {"epochs": 1, "train_size": 64, "validation_size": 32, "batch_size": 16},
}


@pytest.fixture(scope="session")
def plan() -> SweepPlan:
    """Three short trainings of four batches each."""
    return make_plan("one-layer", {"learning_rate": (0.1, 0.2, 0.5), "seed": (0,)}, GIVEN)[0]


@pytest.fixture(scope="session")
def whole(plan: SweepPlan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runs folder of a sweep that nobody interrupted."""
    return whole_sweep(plan, tmp_path_factory.mktemp("whole"))


def whole_sweep(plan: SweepPlan, folder: Path) -> Path:
    """Trains all runs of a sweep; returns their folder."""
    list(SweepRunner(new_record(plan, folder), InProcess(), folder, None).run())
    return folder


def weights_by_key(folder: Path) -> dict[str, list[NDArray[np.float32]]]:
    """The last weights of every run in a folder; no two have one key."""
    with Store(folder) as store:
        runs = store.runs()
        found = {}
        for run in runs:
            checkpoint = store.checkpoint(run.id)
            assert checkpoint is not None
            found[spec_key(run.spec)] = checkpoint.weights()
    assert len(found) == len(runs)
    return found


def assert_same_runs(one: Path, other: Path) -> None:
    """Both folders hold the same trainings, bit for bit."""
    mine, its = weights_by_key(one), weights_by_key(other)
    assert set(mine) == set(its)
    for key, weights in mine.items():
        for left, right in zip(weights, its[key], strict=True):
            np.testing.assert_array_equal(left, right)
