from pathlib import Path

from normviz.engine.sweeps.in_process import InProcess
from normviz.ports.sweeps import SweepTask
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
