import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from normviz.engine.sweeps import sweep_runner
from normviz.engine.sweeps.in_process import InProcess
from normviz.engine.sweeps.sweep_runner import RunEnded, SweepRunner
from normviz.engine.training import trainer, training_callback
from normviz.errors import UserError
from normviz.ports.sweeps import SweepResult, SweepTask
from normviz.runs.control import TrainingControl
from normviz.runs.events import Batches
from normviz.runs.run import NOT_FINITE
from normviz.runs.store import Store
from normviz.runs.sweeps.changes import moved, next_seed, with_seeds
from normviz.runs.sweeps.plan import SweepPlan
from normviz.runs.sweeps.record import SweepRecord, find_record, new_record, update_record
from tests.engine.sweeps.conftest import assert_same_runs, weights_by_key, whole_sweep
from tests.without_graphs import WITHOUT_GRAPHS

pytestmark = WITHOUT_GRAPHS


@pytest.fixture(scope="module")
def whole(plan: SweepPlan, tmp_path_factory: pytest.TempPathFactory, without_graphs: None) -> Path:
    """The runs folder of a sweep that nobody interrupted, computed as those it is compared with."""
    return whole_sweep(plan, tmp_path_factory.mktemp("whole"))


class Killed(BaseException):
    """Nothing goes on after it, as after SIGKILL."""


def train(record: SweepRecord, folder: Path) -> list[RunEnded]:
    return list(SweepRunner(record, InProcess(), folder, None).run())


def test_every_combination_is_trained_once_and_told(plan: SweepPlan, whole: Path) -> None:
    (path,) = (whole / "sweeps").iterdir()
    record = find_record(whole, path.name.partition(".")[0])

    assert set(record.runs) == set(plan.keys)
    assert len(weights_by_key(whole)) == 3

    again = train(record, whole)  # nothing is left to do
    assert {each.run for each in again} == set(record.runs.values())
    assert {each.state for each in again} == {"finished"}
    assert len(weights_by_key(whole)) == 3


def test_two_do_not_train_one_sweep(plan: SweepPlan, whole: Path) -> None:
    """Two windows that went on with a comparison trained its runs twice."""
    (path,) = (whole / "sweeps").iterdir()
    record = find_record(whole, path.name.partition(".")[0])
    first = SweepRunner(record, InProcess(), whole, None).run()
    next(first)
    with pytest.raises(UserError, match="being trained by another window or command"):
        train(record, whole)
    first.close()
    assert len(train(record, whole)) == 3


@pytest.mark.parametrize("batch", [1, 6])
def test_a_killed_sweep_ends_with_the_same_runs(
    plan: SweepPlan, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    folder = tmp_path / "killed"
    record = new_record(plan, folder)
    monkeypatch.setattr(training_callback, "_SECONDS_BETWEEN_CHECKPOINTS", 0.0)
    left = [batch]

    class Dying(InProcess):
        def _train(self, task, trainings, _begun):  # type: ignore[no-untyped-def]
            def listen(event: object) -> None:
                if isinstance(event, Batches):
                    left[0] -= 1
                    if left[0] <= 0:
                        raise Killed

            control = TrainingControl()
            if task.run:
                return SweepResult(task.key, trainings.resume(task.run, listen, control))
            return SweepResult(task.key, trainings.train(task.spec, listen, control))

    with pytest.raises(Killed):
        list(SweepRunner(record, Dying(), folder, None).run())

    ended = train(find_record(folder, record.id), folder)

    assert [each.state for each in ended] == ["finished"] * 3
    assert_same_runs(folder, whole)


def test_an_equal_run_that_was_trained_before_counts(plan: SweepPlan, tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        spec = replace(plan.specs[1], name="mine")
        run = trainer.train(spec, lambda _: None, TrainingControl(), store)

    ended = train(new_record(plan, tmp_path), tmp_path)

    assert run in {each.run for each in ended}
    assert len(weights_by_key(tmp_path)) == 3


def test_a_run_of_other_data_does_not_count(
    plan: SweepPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path) as store:
        trainer.train(plan.specs[0], lambda _: None, TrainingControl(), store)
    monkeypatch.setattr(SweepRunner, "_digest", lambda *_: "other data")

    train(new_record(plan, tmp_path), tmp_path)

    with Store(tmp_path) as store:
        assert len(store.runs()) == 4


def test_what_cannot_begin_is_told_and_the_rest_goes_on(plan: SweepPlan, tmp_path: Path) -> None:
    class Refusing(InProcess):
        def _train(self, task, trainings, begun):  # type: ignore[no-untyped-def]
            if task.key == plan.keys[1]:
                return SweepResult(task.key, "", "no such thing")
            return super()._train(task, trainings, begun)

    runner = SweepRunner(new_record(plan, tmp_path), Refusing(), tmp_path, None)
    ended = list(runner.run())

    assert [each.state for each in ended] == ["finished", "failed", "finished"]
    assert ended[1].to_json()["problem"] == "no such thing"
    assert sum(row.missing for row in runner.table()) == 1


def test_a_stopped_sweep_goes_on_where_it_was(plan: SweepPlan, tmp_path: Path, whole: Path) -> None:
    folder = tmp_path / "stopped"
    record = new_record(plan, folder)
    runner = SweepRunner(record, InProcess(), folder, None)
    running: Iterator[RunEnded] = runner.run()
    next(running)
    runner.stop()
    assert list(running) == []

    train(find_record(folder, record.id), folder)

    assert_same_runs(folder, whole)


class Pretending:
    """Trains nothing, and lets something happen after each task."""

    def __init__(self, then: list[Callable[[], object]]) -> None:
        self.keys: list[str] = []
        self._then = then

    def results(self, tasks: Iterable[SweepTask], *_: object) -> Iterator[SweepResult]:
        for task in tasks:
            self.keys.append(task.key)
            if self._then:
                self._then.pop(0)()
            yield SweepResult(task.key, "", "not trained")

    def stop(self) -> None:
        """Nothing is at work."""


def test_another_order_and_more_seeds_count_while_a_sweep_runs(
    plan: SweepPlan, tmp_path: Path
) -> None:
    record, keys = new_record(plan, tmp_path), plan.keys

    def reorder() -> None:
        update_record(tmp_path, record.id, lambda old: moved(old, {keys[-1]}, to_front=True))

    def add() -> None:
        seed = [next_seed(plan)]
        update_record(
            tmp_path, record.id, lambda old: replace(old, plan=with_seeds(old.plan, seed))
        )

    executor = Pretending([reorder, add])
    ended = list(SweepRunner(record, executor, tmp_path, None).run())
    assert executor.keys[:3] == [keys[0], keys[-1], keys[1]]
    whole = find_record(tmp_path, record.id).plan
    assert len(whole.specs) > len(keys)
    assert sorted(executor.keys) == sorted(whole.keys)
    assert len(ended) == len(whole.keys)


def test_what_a_full_disk_has_ended_is_trained_when_the_sweep_goes_on(
    plan: SweepPlan, whole: Path, tmp_path: Path
) -> None:
    shutil.copytree(whole, tmp_path / "runs")
    record = new_record(plan, tmp_path / "runs")
    runner = SweepRunner(record, Pretending([]), tmp_path / "runs", None)
    full, diverged, _ = (runner.runs()[key].id for key in plan.keys)
    sql = "UPDATE runs SET state = 'failed', reason = ? WHERE id = ?"
    with Store(tmp_path / "runs") as store:
        for run, code in ((full, "disk-full"), (diverged, NOT_FINITE[0])):
            reason = json.dumps({"text": "why", "code": code, "values": {}})
            store._database.write(sql, (reason, run))
            store._database.write("DELETE FROM epochs WHERE run = ?", (run,))

    executor = Pretending([])
    ended = list(SweepRunner(record, executor, tmp_path / "runs", None).run())

    assert executor.keys == [plan.keys[0]]
    assert [each.state for each in ended] == ["failed", "finished", "failed"]
    assert (ended[-1].key, ended[-1].problem) == (plan.keys[0], "not trained")


def test_a_sweep_goes_on_where_its_file_cannot_be_written(
    plan: SweepPlan, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(whole, tmp_path / "runs")
    record = new_record(plan, tmp_path / "runs")

    def full(*_: object) -> None:
        raise UserError("no space left")

    monkeypatch.setattr(sweep_runner, "update_record", full)
    ended = train(record, tmp_path / "runs")
    assert [each.state for each in ended] == ["finished"] * 3
