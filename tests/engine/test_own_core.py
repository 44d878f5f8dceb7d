"""Which core each worker of this machine has."""

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace

import pytest

from normviz.engine import own_core
from normviz.engine.own_core import (
    Core,
    best,
    cores_for,
    keep_to_own_core,
    sharing_watched,
)

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity"), reason="the system gives no thread a core"
)


def numbers(cores: Iterable[Core], count: int) -> list[int]:
    return [core.number for core in best(cores, count)]


@pytest.mark.parametrize(
    ("cores", "count", "expected"),
    [
        ([Core(0, 0.9), Core(1, 0.0), Core(2, 0.02)], 2, [1, 2]),  # others compute on the first
        ([Core(0, 0.1), Core(1, 0.0, twin=True), Core(2, 0.2)], 2, [0, 2]),
        ([Core(0, 0.9), Core(1, 0.0, twin=True), Core(2, 0.1)], 3, [2, 1, 0]),
        ([Core(0, 0.0, hertz=2e9), Core(1, 0.1, hertz=4e9)], 2, [1, 0]),
        ([Core(3, 0.0), Core(2, 0.0)], 2, [2, 3]),
    ],
)
def test_idle_cores_of_their_own_come_first_and_fast_ones_before_slow_ones(
    cores: list[Core], count: int, expected: list[int]
) -> None:
    assert numbers(cores, count) == expected


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A machine of four hardware threads in two cores, of which the first computes."""

    def make(after: str) -> None:
        stat = tmp_path / "stat"
        stat.write_text("cpu 1 1 1 1\n" + "".join(f"cpu{at} 10 0 10 80 0 0\n" for at in range(4)))
        for at in range(4):
            (tmp_path / f"cpu{at}" / "topology").mkdir(parents=True)
            siblings = "0-1" if at < 2 else "2-3"
            (tmp_path / f"cpu{at}" / "topology" / "thread_siblings_list").write_text(siblings)
        monkeypatch.setattr(own_core, "_GPUS", (tmp_path / "gpu",))
        monkeypatch.setattr(own_core, "_STAT", stat)
        monkeypatch.setattr(own_core, "_TOPOLOGY", tmp_path)
        monkeypatch.setattr(own_core.time, "sleep", lambda _: stat.write_text(after))
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3})

    return make


def test_the_cores_are_watched_for_a_moment(machine: Callable[..., None]) -> None:
    machine("cpu0 20 0 10 80 0 0\n" + "".join(f"cpu{at} 10 0 10 90 0 0\n" for at in (1, 2, 3)))
    assert cores_for(3) == {"NORMVIZ_WORKER_CORES": "2,1,3"}


@pytest.mark.parametrize("after", ["", "cpu0 x\n", "cpu0 1 2 3 4 5 6\n"])
def test_where_the_system_does_not_tell_workers_may_use_all_cores(
    machine: Callable[..., None], after: str
) -> None:
    machine(after)
    assert cores_for(2) == {}


def test_more_workers_than_cores_share_them(machine: Callable[..., None]) -> None:
    machine("")
    assert cores_for(5) == {}


def test_where_there_is_a_gpu_its_threads_stay_free(
    machine: Callable[..., None], tmp_path: Path
) -> None:
    machine("cpu0 20 0 10 80 0 0\n" * 4)
    (tmp_path / "gpu").touch()
    assert cores_for(1) == {}


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """What the clocks say; nothing was measured before."""
    found = SimpleNamespace(wall=0.0, computing=0.0)
    monkeypatch.setattr(own_core.time, "perf_counter", lambda: found.wall)
    monkeypatch.setattr(own_core.time, "process_time", lambda: found.computing)
    for name in ("wall", "computing"):
        monkeypatch.setattr(own_core._Time, name, 0.0)
    monkeypatch.setattr(own_core._Time, "allowed", {0, 1})
    monkeypatch.setenv("NORMVIZ_WORKER_CORES", "0")
    return found


@pytest.mark.parametrize(
    ("runs", "given_back"),
    [
        ([(10.0, 9.0)], False),
        ([(10.0, 5.0)], True),  # two programs on one core
        ([(1.0, 0.1)], False),  # too short to tell
        ([(2.0, 1.0), (2.0, 1.0)], True),
        ([(10.0, 9.0), (10.0, 5.0)], True),
        ([(10.0, 5.0), (10.0, 9.0)], True),
    ],
)
def test_a_core_that_is_shared_is_given_back(
    times: SimpleNamespace,
    monkeypatch: pytest.MonkeyPatch,
    runs: list[tuple[float, float]],
    given_back: bool,
) -> None:
    given: dict[int, set[int]] = {}
    monkeypatch.setattr(os, "sched_setaffinity", given.__setitem__)
    for wall, computing in runs:
        with sharing_watched():
            times.wall += wall
            times.computing += computing
    assert bool(given) is given_back
    assert os.environ["NORMVIZ_WORKER_CORES"] == ("" if given_back else "0")
    if given_back:
        assert threading.get_native_id() in given
        assert given[threading.get_native_id()] == {0, 1}


def test_who_has_no_core_gives_none_back(
    times: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_core._Time, "allowed", set())
    monkeypatch.setattr(os, "sched_setaffinity", lambda *_: pytest.fail("given back"))
    with sharing_watched():
        times.wall += 100


@pytest.mark.parametrize(
    ("given", "worker", "kept"),
    [
        ("7,{core}", 1, True),
        ("{core}", 1, False),
        ("{core}", "tcp://10.0.0.1:1", False),
        ("{core}", None, False),
        ("none", 0, False),
        ("", 0, False),
        ("9999", 0, False),
    ],
)
def test_a_worker_keeps_its_own_thread_to_its_core(
    monkeypatch: pytest.MonkeyPatch, given: str, worker: object, kept: bool
) -> None:
    before = os.sched_getaffinity(0)
    core = max(before)
    monkeypatch.setenv("NORMVIZ_WORKER_CORES", given.format(core=core))
    monkeypatch.setattr(own_core._Time, "allowed", set())
    found: list[set[int]] = []

    def work() -> None:
        keep_to_own_core(worker)
        found.append(os.sched_getaffinity(0))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [{core} if kept else before]
    assert os.sched_getaffinity(0) == before
