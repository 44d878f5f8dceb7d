from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from normviz.app.one_training import one_training
from normviz.app.sweep_service import KerasSweepService
from normviz.errors import UserError
from normviz.ports.sweeps import RunEnded, StoppedError, SweepResult, SweepTask
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


class FakeWorkers:
    """An executor that trains nothing, and notes that it was ended."""

    def __init__(self, control: TrainingControl) -> None:
        self.control, self.is_closed = control, False

    def results(self, tasks: Iterable[SweepTask], *_: object) -> Iterator[SweepResult]:
        for task in tasks:
            with pytest.raises(UserError), one_training():
                pass  # the place of the only training is taken
            yield SweepResult(task.key, "", "no worker")

    def close(self) -> None:
        self.is_closed = True


def test_several_at_once_are_trained_by_processes_that_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[int, FakeWorkers] = {}

    def local_processes(
        count: int, emit: Callable[[Event], None], control: TrainingControl
    ) -> FakeWorkers:
        return made.setdefault(count, FakeWorkers(control))

    monkeypatch.setattr("normviz.engine.sweeps.dask_cluster.local_processes", local_processes)
    plan, _ = make_plan("one-layer", {"norm": ("none",), "seed": (0, 1)}, GIVEN)
    control, events = TrainingControl(), list[Event]()

    KerasSweepService(tmp_path).train_sweep(
        new_record(plan, tmp_path), events.append, control, at_once=3
    )

    assert [event.problem for event in events if isinstance(event, RunEnded)] == ["no worker"] * 2
    assert made[3].control is control
    assert made[3].is_closed


def test_a_stop_while_processes_start_is_no_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise StoppedError

    monkeypatch.setattr("normviz.engine.sweeps.dask_cluster.local_processes", stopped)
    plan, _ = make_plan("one-layer", {"norm": ("none",), "seed": (0,)}, GIVEN)
    service, events = KerasSweepService(tmp_path), list[Event]()

    service.train_sweep(new_record(plan, tmp_path), events.append, TrainingControl(), at_once=2)

    assert events == []


def test_one_at_a_time_is_all_without_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    assert KerasSweepService().most_at_once() >= 1
    monkeypatch.setattr("normviz.app.sweep_service.find_spec", lambda _: None)
    assert KerasSweepService().most_at_once() == 1


def test_no_sweep_begins_beside_another_training(tmp_path: Path) -> None:
    plan, _ = make_plan("one-layer", {"norm": ("none",), "seed": (0,)}, GIVEN)
    record, service = new_record(plan, tmp_path), KerasSweepService(tmp_path)
    service.load()
    with one_training(), pytest.raises(UserError, match="another run is being trained"):
        service.train_sweep(record, lambda _: None, TrainingControl())
