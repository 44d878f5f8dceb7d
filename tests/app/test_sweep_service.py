from pathlib import Path

import pytest

from normviz.app.one_training import one_training
from normviz.app.sweep_service import KerasSweepService
from normviz.errors import UserError
from normviz.ports.sweeps import RunEnded
from normviz.runs.control import TrainingControl
from normviz.runs.events import Event, Finished
from normviz.runs.sweeps.plan import make_plan
from normviz.runs.sweeps.record import find_record, new_record
from tests.without_graphs import WITHOUT_GRAPHS

pytestmark = WITHOUT_GRAPHS

GIVEN = {
    "preset": "quick",
    "dataset": "digits",
    "settings": {"epochs": 1, "train_size": 64, "validation_size": 32},
}


def test_a_sweep_is_trained_once_and_each_run_is_told_of(tmp_path: Path) -> None:
    plan, _ = make_plan("one-layer", {"norm": ("none",), "seed": (0, 1)}, GIVEN)
    record, service = new_record(plan, tmp_path), KerasSweepService(tmp_path)
    service.load()
    events: list[Event] = []

    service.train_sweep(record, events.append, TrainingControl())

    assert sum(isinstance(event, Finished) for event in events) == 2
    ended = [event.state for event in events if isinstance(event, RunEnded)]
    assert ended == ["finished", "finished"]
    again: list[Event] = []
    service.train_sweep(find_record(tmp_path, record.id), again.append, TrainingControl())
    assert {type(event) for event in again} == {RunEnded}


def test_no_sweep_begins_beside_another_training(tmp_path: Path) -> None:
    plan, _ = make_plan("one-layer", {"norm": ("none",), "seed": (0,)}, GIVEN)
    record, service = new_record(plan, tmp_path), KerasSweepService(tmp_path)
    service.load()
    with one_training(), pytest.raises(UserError, match="another training"):
        service.train_sweep(record, lambda _: None, TrainingControl())
