"""Workers in processes of this machine; skipped where Dask is not installed."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event as Gate
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest

from normviz import __version__
from normviz.engine.own_core import cores_for, keep_to_own_core
from normviz.engine.sweeps.dask_cluster import DaskCluster, existing_cluster, local_processes
from normviz.engine.sweeps.progress import TOPIC
from normviz.engine.sweeps.sweep_runner import SweepRunner
from normviz.engine.sweeps.worker import _name
from normviz.errors import UserError
from normviz.ports.sweeps import RunAdvanced, StoppedError, SweepTask, WorkersBegan
from normviz.runs.control import TrainingControl
from normviz.runs.events import Event, Paused
from normviz.runs.sweeps.plan import SweepPlan
from normviz.runs.sweeps.record import new_record
from tests.engine.sweeps.conftest import assert_same_runs

pytest.importorskip("distributed", reason="needs Dask: pip install normviz[cluster]")
pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]

GOOD = {"version": __version__, "files": {}, "problem": "", "failure": ""}
"""The form of an answer."""


@pytest.fixture
def told() -> list[Event]:
    return []


@pytest.fixture
def workers(told: list[Event]) -> Iterator[DaskCluster]:
    with socket.socket() as other:
        with suppress(OSError):  # another program has Dask's own port, here at the latest
            other.bind(("127.0.0.1", 8787))
            other.listen()
        found = local_processes(2, told.append)
        yield found
        found.close()


def test_a_killed_worker_loses_nothing_and_runs_are_the_same(
    plan: SweepPlan, whole: Path, workers: DaskCluster, told: list[Event], tmp_path: Path
) -> None:
    workers._client.wait_for_workers(2)
    workers._client.run(_tell_at_once)
    addresses = workers._client.scheduler_info()["workers"]
    if cores_for(2):  # not where there is a GPU, or one core
        kept = [workers._client.submit(_kept_to, workers=[each], pure=False) for each in addresses]
        one, other = (core.result() for core in kept)
        assert len(one | other) == len(one) + len(other) == 2
    there = tmp_path / "there"
    running = SweepRunner(new_record(plan, there), workers, there, None).run()
    first = next(running)
    pids = list(workers._client.run(os.getpid).values())
    os.kill(pids[0], signal.SIGKILL)
    ended = [first, *running]

    assert [each.state for each in ended] == ["finished"] * 3
    assert_same_runs(whole, there)
    advanced = [each for each in told if isinstance(each, RunAdvanced)]
    assert {each.key for each in advanced} == set(plan.keys)
    assert {each.steps_per_epoch for each in advanced} == {4}
    assert {epoch.epoch for each in advanced for epoch in each.epochs} == {1}
    assert set(workers._client.run(_is_profiled).values()) == {False}
    addresses = workers._client.scheduler_info()["workers"]
    assert {each["memory_limit"] for each in addresses.values()} == {0}
    assert all(address.startswith("tcp://127.0.0.1:") for address in addresses)
    assert workers._client.cluster.scheduler.http_server.address == "127.0.0.1"


def _kept_to() -> set[int]:
    """The cores of a thread that trains on this worker."""
    keep_to_own_core(_name())
    return os.sched_getaffinity(0)


def _is_profiled() -> bool:
    """Whether Dask looks at what this worker does, also at one that took a killed one's place."""
    import dask

    return bool(dask.config.get("distributed.worker.profile.enabled"))


def _tell_at_once() -> None:
    """Lets a worker send a record at each event: its runs take less than a second."""
    from normviz.engine.sweeps import progress

    progress.SECONDS = 0.0  # type: ignore[misc]  # Final for all others


class Answers:
    """A client whose workers answer what they like."""

    def __init__(self, answer: object) -> None:
        self._answer = answer
        self.told: list[object] = []
        self.submitted: list[str] = []
        self.cancelled = -1

    def submit(self, *_: Any, key: str, **__: Any) -> Any:
        self.submitted.append(key)
        future = SimpleNamespace(
            key=key, status="finished", result=lambda: self._answer, release=lambda: None
        )
        future.add_done_callback = lambda told: told(future)
        return future

    def subscribe_topic(self, topic: str, tell: Callable[[object], None]) -> None:
        assert topic == TOPIC
        for each in self.told:
            tell((0.0, each))

    def run(self, ask: Callable[[], str], workers: list[str], **_: object) -> dict[str, str]:
        return {address: ask() for address in workers}

    def nthreads(self) -> dict[str, int]:
        return {"tcp://127.0.0.1:1": 1}

    def cancel(self, futures: list[Any]) -> None:
        self.cancelled = len(futures)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"version": "0.0", "files": {}, "problem": ""}, "normviz"),
        ("anything", "another form"),
        (GOOD | {"files": []}, "names and bytes"),
        (GOOD | {"files": {"a": 1}}, "names and bytes"),
        (GOOD | {"failure": None}, "names and bytes"),
        (GOOD | {"files": {"../a": b""}}, "the files of a run"),
        (GOOD | {"failure": "no space"}, "a run whose loss is not a number"),
        (GOOD | {"problem": "no data"}, "no data"),
    ],
)
def test_what_workers_send_back_is_checked(
    plan: SweepPlan, tmp_path: Path, answer: object, told: str
) -> None:
    task = SweepTask(plan.keys[0], plan.specs[0])

    (result,) = DaskCluster(Answers(answer)).results([task], tmp_path, None, lambda *_: None)

    assert told in result.problem
    assert result.run == ""
    assert list(tmp_path.iterdir()) == []


def test_records_of_other_runs_are_dropped(plan: SweepPlan, tmp_path: Path) -> None:
    client, told = Answers("anything"), list[Event]()
    good = {
        "key": plan.keys[0],
        "steps_per_epoch": 4,
        "step": 1,
        "batches": 1,
        "points": bytes(8),
        "epochs": [],
    }
    client.told = ["anything", good | {"key": "another"}, good]
    task = SweepTask(plan.keys[0], plan.specs[0])

    list(DaskCluster(client, emit=told.append).results([task], tmp_path, None, lambda *_: None))

    assert told == [WorkersBegan(1), RunAdvanced(task.key, 4, 1, (0.0,), (0.0,))]


def test_no_run_is_given_to_the_workers_before_one_can_train_it(
    plan: SweepPlan, tmp_path: Path
) -> None:
    client, asked = Answers("anything"), []

    def tasks() -> Iterator[SweepTask]:
        for key, spec in zip(plan.keys, plan.specs, strict=True):
            asked.append(key)
            yield SweepTask(key, spec)

    results = DaskCluster(client).results(tasks(), tmp_path, None, lambda *_: None)

    given = []
    for _ in results:
        assert len(asked) == len(client.submitted)
        given.append(len(asked))
    assert given == [2, 3, 3]  # the next one is under way while a result is taken up


def test_a_pause_lets_runs_end_and_a_stop_takes_them_back(plan: SweepPlan, tmp_path: Path) -> None:
    client, control, told = Answers("anything"), TrainingControl(), list[Event]()

    def listen(event: Event) -> None:
        told.append(event)
        if isinstance(event, Paused):
            control.resume()

    tasks = [SweepTask(key, spec) for key, spec in zip(plan.keys, plan.specs, strict=True)]
    cluster = DaskCluster(client, emit=listen, control=control)
    results = cluster.results(tasks, tmp_path, None, lambda *_: None)
    next(results)
    control.pause()
    next(results)
    assert told == [WorkersBegan(1)]
    assert len(client.submitted) == 2
    next(results)
    assert told == [WorkersBegan(1), Paused(0)]
    cluster.stop()
    assert list(results) == []
    assert len(client.submitted) == 3
    assert client.cancelled == 0


def test_a_stop_takes_back_the_run_that_was_given_meanwhile(
    plan: SweepPlan, tmp_path: Path
) -> None:
    client = Answers("anything")
    tasks = [SweepTask(key, spec) for key, spec in zip(plan.keys, plan.specs, strict=True)]
    cluster = DaskCluster(client)
    results = cluster.results(tasks, tmp_path, None, lambda *_: None)
    next(results)
    cluster.stop()
    assert list(results) == []
    assert client.cancelled == 1


@pytest.mark.parametrize(("status", "kind"), [("closed", UserError), ("running", OSError)])
def test_a_scheduler_that_has_gone_is_told_in_one_line(
    plan: SweepPlan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    status: str,
    kind: type[Exception],
) -> None:
    """The command ended with the traceback of Dask's own error."""
    client = Answers("anything")
    monkeypatch.setattr(client, "status", status, raising=False)
    tasks = [SweepTask(key, spec) for key, spec in zip(plan.keys, plan.specs, strict=True)]
    results = DaskCluster(client).results(tasks, tmp_path, None, lambda *_: None)
    next(results)

    def gone() -> dict[str, int]:
        raise OSError("Timed out trying to connect")

    monkeypatch.setattr(client, "nthreads", gone)
    with pytest.raises(kind) as caught:
        list(results)
    assert ("has gone: start it again" in str(caught.value)) == (kind is UserError)


def test_processes_end_where_nobody_can_connect_to_them(monkeypatch: pytest.MonkeyPatch) -> None:
    import distributed

    made: list[SimpleNamespace] = []

    def cluster(**_: object) -> SimpleNamespace:
        closed: list[bool] = []
        made.append(SimpleNamespace(workers={}, closed=closed, close=lambda: closed.append(True)))
        return made[0]

    def refuse(_: object) -> None:
        raise OSError("no connection")

    monkeypatch.setattr(distributed, "LocalCluster", cluster)
    monkeypatch.setattr(distributed, "Client", refuse)

    with pytest.raises(OSError, match="no connection"):
        local_processes(2)
    assert made[0].closed


def test_a_stop_is_heeded_while_the_workers_start(monkeypatch: pytest.MonkeyPatch) -> None:
    import distributed

    control, may_end, ended = TrainingControl(), Gate(), Gate()
    client = SimpleNamespace(close=lambda: None)

    def cluster(**_: object) -> SimpleNamespace:
        control.stop()
        may_end.wait(30)
        return SimpleNamespace(workers={}, close=ended.set)

    monkeypatch.setattr(distributed, "LocalCluster", cluster)
    monkeypatch.setattr(distributed, "Client", lambda _: client)

    with pytest.raises(StoppedError):
        local_processes(2, control=control)
    may_end.set()
    assert ended.wait(30)


def test_a_scheduler_that_is_not_there_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("normviz.engine.sweeps.dask_cluster._CONNECT_SECONDS", 0.2)

    with pytest.raises(UserError, match="could not connect") as caught:
        existing_cluster("tcp://127.0.0.1:9")
    assert "\n" not in str(caught.value)


def test_a_cluster_with_certificates_asks_for_one_here() -> None:
    with pytest.raises(UserError, match="asks for a certificate of this machine too: set DASK_"):
        existing_cluster("tls://127.0.0.1:9")


def test_certificates_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    import dask

    place = str(tmp_path / "none.pem")
    names = ("ca-file", "client.cert", "client.key")
    with (
        dask.config.set({f"distributed.comm.tls.{name}": place for name in names}),
        pytest.raises(UserError, match="certificates that Dask's configuration names cannot be"),
    ):
        existing_cluster("tls://127.0.0.1:9")


@pytest.mark.parametrize(
    ("answer", "reason"), [(b"", "no answer in 0.5 s"), (b"\x7f" * 64, "could not connect: .+")]
)
def test_what_listens_but_is_no_scheduler_is_told(
    monkeypatch: pytest.MonkeyPatch, answer: bytes, reason: str
) -> None:
    monkeypatch.setattr("normviz.engine.sweeps.dask_cluster._ANSWER_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with suppress(OSError):
                asked.append(server.accept()[0])
                asked[0].sendall(answer)

        asked: list[socket.socket] = []
        thread = Thread(target=serve)
        thread.start()
        with pytest.raises(UserError, match=reason):
            existing_cluster(f"tcp://127.0.0.1:{server.getsockname()[1]}")
        thread.join(30)
    for connection in asked:
        connection.close()
