"""Workers in processes of this machine; skipped where Dask is not installed."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from normviz import __version__
from normviz.engine.sweeps.dask_cluster import DaskCluster, existing_cluster, local_processes
from normviz.engine.sweeps.sweep_runner import SweepRunner
from normviz.errors import UserError
from normviz.ports.sweeps import SweepTask
from normviz.runs.sweeps.plan import SweepPlan
from normviz.runs.sweeps.record import new_record
from tests.engine.sweeps.conftest import assert_same_runs

pytest.importorskip("distributed", reason="needs Dask: pip install normviz[cluster]")
pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]


@pytest.fixture
def workers() -> Iterator[DaskCluster]:
    found = local_processes(2)
    yield found
    found.close()


def test_a_killed_worker_loses_nothing_and_runs_are_the_same(
    plan: SweepPlan, whole: Path, workers: DaskCluster, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    running = SweepRunner(new_record(plan, there), workers, there, None).run()
    first = next(running)
    pids = list(workers._client.run(os.getpid).values())
    os.kill(pids[0], signal.SIGKILL)
    ended = [first, *running]

    assert [each.state for each in ended] == ["finished"] * 3
    assert_same_runs(whole, there)
    addresses = workers._client.scheduler_info()["workers"]
    assert all(address.startswith("tcp://127.0.0.1:") for address in addresses)


class Answers:
    """A client whose workers answer what they like."""

    def __init__(self, answer: object) -> None:
        self._answer = answer

    def submit(self, *_: Any, key: str, **__: Any) -> Any:
        return SimpleNamespace(
            key=key, status="finished", result=lambda: self._answer, release=lambda: None
        )


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"version": "0.0", "files": {}, "problem": ""}, "normviz"),
        ("anything", "another form"),
        ({"version": __version__, "files": [], "problem": ""}, "names and bytes"),
        ({"version": __version__, "files": {"a": 1}, "problem": ""}, "names and bytes"),
        ({"version": __version__, "files": {"../a": b""}, "problem": ""}, "the files of a run"),
        ({"version": __version__, "files": {}, "problem": "no data"}, "no data"),
    ],
)
def test_what_workers_send_back_is_checked(
    plan: SweepPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: object, told: str
) -> None:
    monkeypatch.setattr("distributed.as_completed", lambda futures: iter(futures))
    task = SweepTask(plan.keys[0], plan.specs[0])

    (result,) = DaskCluster(Answers(answer)).results([task], tmp_path, None, lambda *_: None)

    assert told in result.problem
    assert result.run == ""
    assert list(tmp_path.iterdir()) == []


def test_a_scheduler_that_is_not_there_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("normviz.engine.sweeps.dask_cluster._CONNECT_SECONDS", 0.2)

    with pytest.raises(UserError, match="could not connect") as caught:
        existing_cluster("tcp://127.0.0.1:9")
    assert "\n" not in str(caught.value)
