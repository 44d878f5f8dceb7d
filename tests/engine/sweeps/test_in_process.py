from collections.abc import Callable
from pathlib import Path

import pytest

from normviz.engine.sweeps.in_process import InProcess
from normviz.engine.training.training_process import ProcessLostError
from normviz.ports.sweeps import SweepTask
from normviz.runs.events import Event, Started
from normviz.runs.sweeps.plan import SweepPlan


def test_a_run_is_told_of_before_it_ends(plan: SweepPlan, tmp_path: Path) -> None:
    begun: list[tuple[str, str]] = []
    task = SweepTask(plan.keys[0], plan.specs[0])

    results = InProcess().results([task], tmp_path, None, lambda key, run: begun.append((key, run)))

    (result,) = results
    assert begun == [(task.key, result.run)]
    assert result.problem == ""


def test_a_run_that_is_not_there_is_a_problem_of_its_own(plan: SweepPlan, tmp_path: Path) -> None:
    task = SweepTask(plan.keys[0], plan.specs[0], run="one-layer-none")

    (result,) = InProcess().results([task], tmp_path, None, lambda *_: None)

    assert "one-layer-none" in result.problem


def test_nothing_is_trained_after_a_stop(plan: SweepPlan, tmp_path: Path) -> None:
    executor = InProcess()
    executor.stop()

    task = SweepTask(plan.keys[0], plan.specs[0])
    assert list(executor.results([task], tmp_path, None, lambda *_: None)) == []


class LostTrainings:
    """Trains in a process that is lost some times, first of all before the run has begun."""

    def __init__(self, losses: int) -> None:
        self.losses, self.calls = losses, list[str]()

    def train(self, _: object, emit: Callable[[Event], None], __: object) -> str:
        return self._lose_or("new", emit)

    def resume(self, run: str, emit: Callable[[Event], None], _: object) -> str:
        return self._lose_or(run, emit)

    def _lose_or(self, what: str, emit: Callable[[Event], None]) -> str:
        self.calls.append(what)
        if len(self.calls) > 1:
            emit(Started("a-run", 1, 0, 4, 16, 64, 10, "cpu:0", "digits"))
        if len(self.calls) <= self.losses:
            raise ProcessLostError("lost")
        return "a-run"


@pytest.mark.parametrize(
    ("losses", "calls", "result"),
    [
        (2, ["new", "new", "a-run"], ("a-run", "")),
        (9, ["new", "new", "a-run", "a-run"], ("a-run", "lost")),
    ],
)
def test_a_run_goes_on_whose_process_was_lost(
    plan: SweepPlan, losses: int, calls: list[str], result: tuple[str, str]
) -> None:
    task, trainings = SweepTask(plan.keys[0], plan.specs[0]), LostTrainings(losses)

    found = InProcess()._train(task, trainings, lambda *_: None)  # type: ignore[arg-type]  # a fake

    assert trainings.calls == calls
    assert (found.run, found.problem) == result
