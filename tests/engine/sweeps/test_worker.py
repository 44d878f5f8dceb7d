import json
from pathlib import Path

import numpy as np
import pytest

from normviz import __version__
from normviz.engine.keras_loading import load_keras
from normviz.engine.sweeps.answer import checked_answer
from normviz.engine.sweeps.worker import train_remotely
from normviz.runs.store import Store
from normviz.runs.sweeps.plan import SweepPlan, make_plan
from tests.engine.sweeps.conftest import GIVEN


@pytest.fixture(scope="module", autouse=True)
def keras() -> None:
    """Loaded before a worker would set the threads of this process."""
    load_keras()


def test_a_worker_gives_the_files_of_the_run_back(plan: SweepPlan) -> None:
    answer = train_remotely(json.dumps(plan.specs[0].to_json()), None)

    assert answer["version"] == __version__
    assert (answer["problem"], answer["failure"]) == ("", "")
    assert {"run.json", "checkpoint.npz", "batches.f4", "epochs.f8"} <= set(answer["files"])


def test_a_worker_tells_what_cannot_be_trained(plan: SweepPlan) -> None:
    spec = plan.specs[0].to_json() | {"dataset": "nowhere"}

    answer = train_remotely(json.dumps(spec), None)

    assert "nowhere" in answer["problem"]
    assert answer["files"] == {}


def test_a_worker_gives_back_a_run_that_its_own_numbers_ended(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    given = GIVEN | {"settings": GIVEN["settings"] | {"optimizer": "sgd"}}
    spec = make_plan("relu", {"learning_rate": (1e30,)}, given)[0].specs[0]

    answer = checked_answer(train_remotely(json.dumps(spec.to_json()), None))

    assert answer.problem == ""
    run = answer.adopted(tmp_path, spec)
    with Store(tmp_path) as store:
        found = store.run(run)
        assert found.is_done
        assert found.state == "failed"
        assert np.isnan(store.batches(run)).any() or np.isinf(store.batches(run)).any()
    assert "Traceback" not in capfd.readouterr().err
