import json

from normviz import __version__
from normviz.engine.sweeps.worker import train_remotely
from normviz.runs.sweeps.plan import SweepPlan


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
