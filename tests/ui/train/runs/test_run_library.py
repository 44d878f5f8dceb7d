"""The runs of the window while another program locks, damages or removes them."""

import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from normviz.runs.database import Database
from normviz.runs.run import Run, State
from normviz.runs.spec_builder import build_spec
from normviz.runs.storage import recovery
from normviz.runs.store import Store
from normviz.ui.train.runs.cells import NAME, STATE
from normviz.ui.train.runs.run_library import RunLibrary
from normviz.ui.train.view import TrainView
from normviz.ui.training import runs_access

PATIENCE_MS = 20_000
LONGEST_GAP_MS = 200  # a call that waits would take seconds


@contextmanager
def locked(folder: Path, *, wholly: bool = False) -> Iterator[None]:
    """Another connection has the database: for writing, or wholly."""
    other = sqlite3.connect(folder / "runs.sqlite", isolation_level=None)
    if wholly:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("DELETE FROM runs WHERE id = ''")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


class Gaps:
    """The longest time (ms) for which the event loop did not come round, though it had a core."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = self._now()
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = self._now()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def _now(self) -> float:
        """Milliseconds, without those in which other processes had the cores (Linux)."""
        queued = 0
        with suppress(OSError):
            queued = int(Path("/proc/thread-self/schedstat").read_text("ascii").split()[1])
        return (time.monotonic_ns() - queued) / 1e6


def names_in_store(folder: Path) -> list[str]:
    with Store(folder) as store:
        return [run.name for run in store.runs()]


def test_a_folder_that_is_not_there_is_told_and_not_made(qapp: object, tmp_path: Path) -> None:
    folder = tmp_path / "mistyped" / "runs"
    library = RunLibrary(folder)
    library.refresh()
    assert library.runs() == []
    assert library.unshown_message is not None
    assert f"There is no folder {folder} yet" in library.unshown_message[1]
    assert list(tmp_path.iterdir()) == []
    with Store(folder) as store, store.create(build_spec("one-layer")) as writer:
        writer.state("finished")
    library.refresh()
    assert len(library.runs()) == 1
    library.close()


def test_a_folder_that_cannot_be_made_is_a_problem(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    library = RunLibrary(tmp_path / "file" / "runs")
    assert "file" in library.problem
    library.close()


def test_a_view_opens_on_a_locked_folder_and_recovers(
    qtbot: QtBot,
    make_run: Callable[..., Run],
    make_view: Callable[[], TrainView],
    runs_dir: Path,
) -> None:
    run = make_run()
    with locked(runs_dir, wholly=True):
        began = time.monotonic()
        view = make_view()
        assert time.monotonic() - began < 5
        bar = view.window().message_bar
        qtbot.waitUntil(lambda: "in use by another program" in bar.text(), timeout=PATIENCE_MS)
        assert "runs.sqlite" in bar.text()
        assert "in use by another program" in view.table._empty.text()
        gaps = Gaps()
        qtbot.waitUntil(lambda: gaps.longest > 0, timeout=PATIENCE_MS)
        assert gaps.longest < LONGEST_GAP_MS
    qtbot.waitUntil(lambda: [each.id for each in view.library.runs()] == [run.id])
    qtbot.waitUntil(lambda: bar.text() == "", timeout=PATIENCE_MS)
    view.table.select([run.id])
    assert len(view.library.series(run.id)) > 0
    view.actions_.start.trigger()
    qtbot.waitUntil(lambda: view.session.state == "idle", timeout=PATIENCE_MS)
    assert len(view.library.runs()) == 2


def test_what_is_changed_while_locked_is_done_in_its_order_afterwards(
    qtbot: QtBot, make_run: Callable[..., Run], view: TrainView, runs_dir: Path
) -> None:
    first, second = make_run(name="first"), make_run(name="second")
    view.library.refresh()
    bar = view.window().message_bar
    with locked(runs_dir):
        gaps = Gaps()
        view.library.rename(first.id, "renamed")
        view.library.rename(first.id, "renamed again")
        view.table.select([second.id])
        view.actions_.delete.trigger()
        qtbot.waitUntil(lambda: "in use by another program" in bar.text(), timeout=PATIENCE_MS)
        assert gaps.longest < LONGEST_GAP_MS
        assert [run.name for run in view.library.runs()] == ["first", "second"]
        assert len(view.library.series(second.id)) > 0
    qtbot.waitUntil(lambda: names_in_store(runs_dir) == ["renamed again"], timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: "second is deleted" in bar.text(), timeout=PATIENCE_MS)
    view.undo_stack.undo()
    assert [run.name for run in view.library.runs()] == ["renamed again", "second"]
    view.undo_stack.undo()
    view.undo_stack.undo()
    assert [run.name for run in view.library.runs()] == ["first", "second"]


def test_undo_waits_for_the_lock_too(
    qtbot: QtBot, make_run: Callable[..., Run], view: TrainView, runs_dir: Path
) -> None:
    run = make_run(name="mine")
    view.library.refresh()
    view.library.delete([run.id])
    with locked(runs_dir):
        view.undo_stack.undo()
        assert view.library.runs() == []
    qtbot.waitUntil(lambda: [each.id for each in view.library.runs()] == [run.id])
    assert view.table.selected() == [run.id]


def test_a_change_that_waits_when_the_window_closes_is_made(
    make_run: Callable[..., Run], runs_dir: Path, qtbot: QtBot
) -> None:
    run = make_run(name="old")
    library = RunLibrary(runs_dir)
    with locked(runs_dir):
        library.rename(run.id, "new")
    library.close()
    assert names_in_store(runs_dir) == ["new"]


def spoil(runs_dir: Path, run: Run, spec: str = '{"version": 99}') -> None:
    with Store(runs_dir) as store:
        store._database.write("UPDATE runs SET spec = ? WHERE id = ?", (spec, run.id))


def test_one_unreadable_run_is_told_once_and_the_others_are_there(
    make_run: Callable[..., Run], make_view: Callable[[], TrainView], runs_dir: Path
) -> None:
    newer, good = make_run(name="newer"), make_run(name="good")
    spoil(runs_dir, newer)
    view = make_view()
    bar = view.window().message_bar
    assert bar.text().startswith("A run is left out: The settings of")
    assert newer.id in bar.text()
    assert bar.kind() == "warning"
    assert [run.id for run in view.library.runs()] == [good.id]
    assert view.actions_.start.isEnabled()
    bar.clear()
    view.library.refresh()
    assert bar.text() == ""


def test_a_folder_that_breaks_under_the_window_keeps_its_list(
    make_run: Callable[..., Run], view: TrainView, runs_dir: Path
) -> None:
    run = make_run()
    view.library.refresh()
    for path in runs_dir.glob("runs.sqlite*"):
        path.unlink()
    with closing(sqlite3.connect(runs_dir / "runs.sqlite")) as other:
        other.execute("CREATE TABLE recipes (dish TEXT)")  # of another program: it is left alone
    view.library.refresh()
    assert "is not a runs file of normviz" in view.window().message_bar.text()
    assert [each.id for each in view.library.runs()] == [run.id]
    assert not view.actions_.start.isEnabled()
    (runs_dir / "runs.sqlite").unlink()
    view.library.refresh()
    assert view.actions_.start.isEnabled()


def test_a_file_of_garbage_is_set_aside_with_one_message(
    make_run: Callable[..., Run], view: TrainView, runs_dir: Path
) -> None:
    run = make_run()
    for path in runs_dir.glob("runs.sqlite*"):
        path.unlink()
    (runs_dir / "runs.sqlite").write_bytes(b"something else" * 100)
    view.library.refresh()
    (aside,) = runs_dir.glob("runs.sqlite.broken-*")
    assert aside.read_bytes() == b"something else" * 100
    assert f"is now called {aside.name}" in view.window().message_bar.text()
    assert [each.id for each in view.library.runs()] == [run.id]
    assert view.actions_.start.isEnabled()


def test_hundreds_of_lost_runs_leave_the_window_free(
    qtbot: QtBot, view: TrainView, runs_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[bool] = []
    recover = recovery.recover

    def noted(database: Database, folder: Path, state: State | None = None) -> None:
        is_gui = threading.current_thread() is threading.main_thread()
        threads.append(is_gui)
        recover(database, folder, state)

    monkeypatch.setattr(recovery, "recover", noted)
    monkeypatch.setattr(runs_access, "_RECOVERY_SECONDS", -1.0)
    with Store(runs_dir) as store:
        for seed in range(20):
            store.create(build_spec("one-layer", seed=seed)).close()
    for path in runs_dir.glob("runs.sqlite*"):
        path.unlink()
    view.library.refresh()
    assert view.library.empty_reason.startswith("The runs are being listed again")
    qtbot.waitUntil(lambda: len(view.library.runs()) == 20)
    assert view.library.empty_reason == ""
    assert threads.count(True) == 1


def test_a_run_whose_process_ended_without_a_word_is_interrupted(
    qapp: object, runs_dir: Path
) -> None:
    with Store(runs_dir) as store:
        writer = store.create(build_spec("one-layer", dataset="digits"))
        library = RunLibrary(runs_dir)
        library.follow_others()
        assert [run.state for run in library.runs()] == ["running"]
        writer.close()  # as the end of its process does
    library.follow_others()
    assert [run.state for run in library.runs()] == ["interrupted"]
    library.close()


def test_files_that_were_deleted_by_hand_are_told(
    make_run: Callable[..., Run], view: TrainView, runs_dir: Path
) -> None:
    run = make_run()
    shutil.rmtree(runs_dir / run.id)
    view.library.refresh()
    view.table.select([run.id])
    index = view.table.model.index(0, STATE)
    assert index.data() == "files deleted"
    assert "its files were deleted" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert view.table.model.index(0, NAME).data() == "No norm, Published"
    keras: QAction = view.actions_.keras
    assert not keras.isEnabled()
    assert view.actions_.delete.isEnabled()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_opening_removes_nothing_outside_the_folder(
    make_run: Callable[..., Run], make_view: Callable[[], TrainView], runs_dir: Path
) -> None:
    victim = runs_dir.parent / "victim"
    victim.mkdir()
    (victim / "thesis").write_text("years")
    escaping, linked = make_run(), make_run()
    for run in (escaping, linked):
        shutil.rmtree(runs_dir / run.id)
    (runs_dir / linked.id).symlink_to(victim)
    with Store(runs_dir) as store:
        store._database.write("UPDATE runs SET deleted = 1")
        store._database.write("PRAGMA foreign_keys = OFF")
        store._database.write("UPDATE runs SET id = '../victim' WHERE id = ?", (escaping.id,))
    view = make_view()
    assert view.library.runs() == []
    assert (victim / "thesis").read_text() == "years"
