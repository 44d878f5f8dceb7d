import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.runs.database import BusyError
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store
from normviz.ui.training import runs_access
from normviz.ui.training.runs_access import RunsAccess, StoreChange


@pytest.fixture
def access(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[RunsAccess]:
    monkeypatch.setattr(runs_access, "RETRY_MS", 5)
    monkeypatch.setattr(runs_access, "_TELL_AFTER_SECONDS", 0.0)
    monkeypatch.setattr(runs_access, "_LAST_WAIT", 0.0)
    made = RunsAccess(tmp_path / "runs")
    yield made
    made.close()


@pytest.fixture
def run(tmp_path: Path) -> str:
    with Store(tmp_path / "runs") as store, store.create(build_spec("one-layer")) as writer:
        writer.state("finished")
        return writer.run


@pytest.fixture
def lock(run: str, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Another program that is writing until it rolls back."""
    other = sqlite3.connect(tmp_path / "runs" / "runs.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


class Log:
    """Changes and what became of them."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.failed: list[str] = []

    def rename(self, run: str, name: str) -> StoreChange:
        return StoreChange(
            lambda store: store.rename(run, name),
            lambda: self.done.append(name),
            self.failed.append,
        )


def names(access: RunsAccess) -> list[str]:
    return access.read(lambda store: [run.name for run in store.runs()])


def test_a_change_is_made_at_once(access: RunsAccess, run: str) -> None:
    log = Log()
    assert access.change(log.rename(run, "mine"))
    assert (log.done, names(access)) == (["mine"], ["mine"])


def test_a_change_that_cannot_be_made_is_told(access: RunsAccess, run: str) -> None:
    log = Log()
    assert not access.change(log.rename("none", "mine"))
    assert log.done == []
    assert "none" in log.failed[0]
    assert access.change(log.rename(run, "next"))


def test_changes_wait_for_a_lock_and_are_made_in_order(
    qtbot: QtBot, access: RunsAccess, run: str, lock: sqlite3.Connection
) -> None:
    log = Log()
    with qtbot.waitSignal(access.runs_locked) as locked:
        assert not access.change(log.rename(run, "first"))
        assert not access.change(log.rename(run, "second"))
    assert "is in use by another program" in locked.args[0]
    assert log.done == []
    lock.execute("ROLLBACK")
    qtbot.waitUntil(lambda: log.done == ["first", "second"])
    with qtbot.waitSignal(access.runs_unlocked):
        assert names(access) == ["second"]


def test_what_could_not_be_read_is_asked_for_again(
    qtbot: QtBot, access: RunsAccess, run: str
) -> None:
    def busy(_: Store) -> None:
        raise BusyError("in use")

    with qtbot.waitSignal(access.due), pytest.raises(BusyError):
        access.read(busy)
    assert names(access) == [run]


def test_what_still_waits_is_made_when_the_window_closes(
    access: RunsAccess, run: str, lock: sqlite3.Connection, tmp_path: Path
) -> None:
    log = Log()
    access.change(log.rename(run, "late"))
    lock.execute("ROLLBACK")
    access.close()
    with Store(tmp_path / "runs") as store:
        assert store.run(run).name == "late"


def test_closing_waits_for_a_lock_no_longer_than_it_may(
    access: RunsAccess, run: str, lock: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs_access, "_LAST_WAIT", 10.0)
    log = Log()
    access.change(log.rename(run, "late"))
    began = time.monotonic()
    assert not access.close(QDeadlineTimer(50))
    assert time.monotonic() - began < 5
    lock.execute("ROLLBACK")
    assert access.close()
    assert names(access) == ["late"]


def test_lost_runs_are_listed_again_in_the_background(
    qtbot: QtBot, access: RunsAccess, run: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs_access, "_RECOVERY_SECONDS", -1.0)
    with Store(access.folder) as store:
        for seed in range(2):
            store.create(build_spec("one-layer", seed=seed, name=f"of seed {seed}")).close()
    for path in access.folder.glob("runs.sqlite*"):
        path.unlink()
    with qtbot.waitSignal(access.due):
        assert len(names(access)) == 1  # the first is listed at once
        assert access.relisting.busy
    assert len(names(access)) == 3


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")
def test_a_database_that_was_replaced_is_opened_anew(
    access: RunsAccess, run: str, tmp_path: Path
) -> None:
    assert names(access) == [run]
    for path in (tmp_path / "runs").glob("runs.sqlite*"):
        path.unlink()
    assert names(access) == [run]  # its folder tells of it


def test_an_error_is_no_lock(access: RunsAccess) -> None:
    def fail(_: Store) -> None:
        raise UserError("It is damaged.")

    with pytest.raises(UserError, match="damaged"):
        access.read(fail)
    assert not access._timer.isActive()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be renamed there")
@pytest.mark.parametrize("whole_bytes", [4096, 0])
def test_a_damaged_database_is_set_aside_and_the_runs_stay(
    qtbot: QtBot, access: RunsAccess, run: str, tmp_path: Path, whole_bytes: int
) -> None:
    assert names(access) == [run]
    access.close()
    path = tmp_path / "runs" / "runs.sqlite"
    path.write_bytes(path.read_bytes()[:whole_bytes] + b"\xa5" * 40_000)
    with qtbot.waitSignal(access.replaced) as told:
        assert names(access) == [run]
    (aside,) = path.parent.glob("runs.sqlite.broken-*")
    assert aside.name in told.args[0]
