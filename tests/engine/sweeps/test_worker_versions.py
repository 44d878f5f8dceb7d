from collections.abc import Callable
from typing import Any

import pytest

from normviz import __version__
from normviz.engine.sweeps.worker_versions import WorkerVersions


class Cluster:
    """Workers that tell their version, or why they cannot."""

    def __init__(self, **versions: Any) -> None:
        self.versions = versions
        self.asked: list[str] = []

    def nthreads(self) -> dict[str, int]:
        return dict.fromkeys(self.versions, 2)

    def run(self, _: Callable[[], str], workers: list[str], on_error: str) -> dict[str, Any]:
        assert on_error == "return"
        self.asked += workers
        return {each: self.versions[each] for each in workers}


def test_all_workers_of_this_version_train() -> None:
    versions = WorkerVersions(Cluster(a=__version__, b=__version__))
    assert versions.able() == {"a": 2, "b": 2}
    assert versions.place() == {}
    assert versions.remark() == ""


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("9.9.9", "received 9.9.9"),
        (ModuleNotFoundError("normviz"), "received another version or none"),
        ("\n" * 1000, "received another version or none"),
    ],
)
def test_runs_are_kept_from_workers_of_another_version(other: object, told: str) -> None:
    versions = WorkerVersions(Cluster(a=__version__, b=other))
    assert versions.able() == {"a": 2}
    assert versions.place()["workers"] == ["a"]
    assert versions.remark().startswith("1 of 2 workers train nothing")
    assert told in versions.remark()


def test_where_no_worker_is_able_they_are_left_to_tell_why() -> None:
    versions = WorkerVersions(Cluster(a="9.9.9"))
    assert versions.able() == {"a": 2}
    assert versions.place() == {}


def test_each_worker_is_asked_once_also_one_that_comes_later() -> None:
    cluster = Cluster(a="9.9.9")
    versions = WorkerVersions(cluster)
    versions.able()
    cluster.versions["b"] = __version__
    assert versions.able() == {"b": 2}
    assert versions.place()["workers"] == ["b"]
    assert cluster.asked == ["a", "b"]


def test_a_worker_that_has_gone_meanwhile_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise OSError("gone")

    cluster = Cluster(a=__version__)
    versions = WorkerVersions(cluster)
    monkeypatch.setattr(cluster, "run", gone)
    versions.able()
    monkeypatch.undo()
    assert versions.able() == {"a": 2}
    assert cluster.asked == ["a"]
