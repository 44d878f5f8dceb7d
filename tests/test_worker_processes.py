"""Folders of tests are spread over the cores, files are not."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests import worker_processes
from tests.worker_processes import cores, pytest_xdist_auto_num_workers, share_cores


def config(*args: str) -> Any:
    here = Path(__file__).parent
    return SimpleNamespace(args=args, invocation_params=SimpleNamespace(dir=here))


@pytest.mark.parametrize(("found", "workers"), [(1, 1), (2, 2), (4, 4), (64, 4)])
def test_a_folder_gets_a_worker_per_core(
    monkeypatch: pytest.MonkeyPatch, found: int, workers: int
) -> None:
    monkeypatch.setattr(worker_processes, "cores", lambda: found)
    monkeypatch.setattr(worker_processes, "_is_measured", lambda: False)
    for args in ((".",), ("ui", "test_rooms.py")):
        assert pytest_xdist_auto_num_workers(config(*args)) == workers


def test_files_are_tested_in_this_process() -> None:
    assert pytest_xdist_auto_num_workers(config("test_rooms.py", "test_cli.py::test_a")) == 0


def test_coverage_measures_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    running = SimpleNamespace(Coverage=SimpleNamespace(current=object))
    monkeypatch.setitem(worker_processes.sys.modules, "coverage", running)
    assert pytest_xdist_auto_num_workers(config(".")) == 0


def test_workers_share_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_processes, "cores", lambda: 8)
    environment = {"PYTEST_XDIST_WORKER_COUNT": "4", "OMP_NUM_THREADS": "1"}
    share_cores(environment)
    assert environment["TF_NUM_INTRAOP_THREADS"] == "2"
    assert environment["OMP_NUM_THREADS"] == "1"


@pytest.mark.parametrize(("found", "workers"), [(2, "4"), (1, "1")])
def test_a_worker_has_a_thread_at_least(
    monkeypatch: pytest.MonkeyPatch, found: int, workers: str
) -> None:
    monkeypatch.setattr(worker_processes, "cores", lambda: found)
    environment = {"PYTEST_XDIST_WORKER_COUNT": workers}
    share_cores(environment)
    assert environment["TF_NUM_INTRAOP_THREADS"] == "1"


def test_without_workers_nothing_is_set() -> None:
    environment: dict[str, str] = {}
    share_cores(environment)
    assert environment == {}


def test_there_is_a_core() -> None:
    assert cores() >= 1
