from typing import Any

import pytest

from normviz.runs.run import ACTIVE, STATES, Run
from normviz.runs.spec import RunSpec


@pytest.fixture
def values(spec: RunSpec) -> dict[str, Any]:
    return {
        "id": "relu-2abc", "name": "mine", "spec": spec, "state": "stopped", "reason": "",
        "steps_per_epoch": 10, "created": 1.0, "started": 2.0, "ended": 3.0, "epochs_done": 1,
        "seconds": 4.0, "ms_per_step": 1.5, "loss": 0.5, "accuracy": 0.8, "val_loss": 0.6,
        "val_accuracy": 0.7, "best_val_accuracy": 0.75, "deleted": None,
    }  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_what_was_left_early_can_be_continued(values: dict[str, Any], state: str) -> None:
    expected = state in ("stopped", "interrupted", "failed")
    assert Run(**values | {"state": state}).can_continue == expected
    assert not Run(**values | {"state": state, "has_files": False}).can_continue


def test_a_living_process_trains_what_is_active() -> None:
    assert set(ACTIVE) < set(STATES)
    assert ACTIVE == ("running", "paused")


def test_json_says_what_is_trained_and_how_far_it_is(values: dict[str, Any]) -> None:
    found = Run(**values).to_json()
    assert (found["id"], found["name"], found["state"]) == ("relu-2abc", "mine", "stopped")
    assert (found["recipe"], found["norm"], found["dataset"]) == ("relu", "none", "mnist")
    assert (found["epochs_done"], found["epochs"], found["batch_size"]) == (1, 3, 64)
    assert (found["val_accuracy"], found["best_val_accuracy"]) == (0.7, 0.75)
    assert found["has_files"]
