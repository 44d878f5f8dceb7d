import json
import os
import sys

import pytest

from normviz import __version__
from normviz.engine.keras_loading import load_keras
from normviz.engine.sweeps.worker import ONE_CORE, keep_to_one_core, threads, train_remotely
from normviz.runs.sweeps.plan import SweepPlan


@pytest.fixture(scope="module", autouse=True)
def keras() -> None:
    """Loaded before a worker would set the threads of this process."""
    load_keras()


def test_a_worker_computes_with_one_thread_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "environ", {"OMP_NUM_THREADS": "4"})
    keep_to_one_core()
    assert os.environ == {"OMP_NUM_THREADS": "4"}  # TensorFlow is loaded: it is too late

    monkeypatch.delitem(sys.modules, "tensorflow")
    keep_to_one_core()
    assert os.environ == threads() == ONE_CORE | {"OMP_NUM_THREADS": "4"}


def test_a_worker_gives_the_files_of_the_run_back(plan: SweepPlan) -> None:
    answer = train_remotely(json.dumps(plan.specs[0].to_json()), None)

    assert answer["version"] == __version__
    assert answer["problem"] == ""
    assert {"run.json", "checkpoint.npz", "batches.f4", "epochs.f8"} <= set(answer["files"])


def test_a_worker_tells_what_cannot_be_trained(plan: SweepPlan) -> None:
    spec = plan.specs[0].to_json() | {"dataset": "nowhere"}

    answer = train_remotely(json.dumps(spec), None)

    assert "nowhere" in answer["problem"]
    assert answer["files"] == {}
