from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from normviz.engine.sweeps.deferred import DeferredExecutor
from normviz.errors import UserError
from normviz.ports.sweeps import StoppedError, SweepResult, SweepTask
from normviz.runs.control import TrainingControl
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec


class Workers:
    """They train nothing, and note that they were ended."""

    is_closed = False

    def results(self, tasks: Iterable[SweepTask], *_: object) -> Iterator[SweepResult]:
        for task in tasks:
            yield SweepResult(task.key, "", "no worker")

    def stop(self) -> None:
        raise AssertionError("the control stops them")

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture(scope="module")
def spec() -> RunSpec:
    return build_spec("one-layer")


def keys(executor: DeferredExecutor, tasks: Iterable[SweepTask]) -> list[str]:
    return [each.key for each in executor.results(tasks, Path(), None, lambda *_: None)]


def test_nothing_is_made_where_nothing_is_to_be_trained() -> None:
    made: list[Workers] = []

    def make() -> Workers:
        made.append(Workers())
        return made[-1]

    executor = DeferredExecutor(make, TrainingControl())
    assert keys(executor, []) == []
    executor.close()
    assert made == []


def test_it_is_made_once_trains_every_task_and_is_ended(spec: RunSpec) -> None:
    made = [Workers()]
    executor = DeferredExecutor(made.pop, TrainingControl())
    workers = executor.begin()
    assert keys(executor, [SweepTask("a", spec), SweepTask("b", spec)]) == ["a", "b"]
    executor.close()
    assert isinstance(workers, Workers)
    assert workers.is_closed


def test_a_stop_is_heeded_before_and_while_it_is_made(spec: RunSpec) -> None:
    def stopped() -> Workers:
        raise StoppedError

    tasks = [SweepTask("a", spec)]
    assert keys(DeferredExecutor(stopped, TrainingControl()), tasks) == []
    executor = DeferredExecutor(Workers, TrainingControl())
    executor.stop()
    assert keys(executor, tasks) == []


def test_what_cannot_be_made_is_told(spec: RunSpec) -> None:
    def missing() -> Workers:
        raise UserError("several workers need Dask")

    with pytest.raises(UserError, match="Dask"):
        keys(DeferredExecutor(missing, TrainingControl()), [SweepTask("a", spec)])
