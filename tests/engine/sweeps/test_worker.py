import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from normviz import __version__
from normviz.engine.keras_loading import load_keras
from normviz.engine.sweeps import worker
from normviz.engine.sweeps.answer import checked_answer
from normviz.engine.sweeps.worker import train_remotely
from normviz.errors import UserError
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


def test_a_run_is_trained_where_dask_removes_what_a_killed_worker_leaves(
    plan: SweepPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each worker that Ctrl-C ended left a folder with a run for ever."""
    own = SimpleNamespace(name=None, local_directory=str(tmp_path), log_event=lambda *_: None)
    monkeypatch.setattr(worker, "_worker", lambda: own)
    places = []

    def train(_spec: object, _listen: object, _control: object, store: Store, _: object) -> str:
        places.append(store.folder.parent)
        raise UserError("enough")

    monkeypatch.setattr("normviz.engine.training.trainer.train", train)
    assert train_remotely(json.dumps(plan.specs[0].to_json()), None)["problem"] == "enough"
    assert places == [tmp_path]
    assert not list(tmp_path.iterdir())


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
