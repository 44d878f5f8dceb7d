from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store
from normviz.ui.draw.settings import runs_watch
from normviz.ui.draw.settings.runs_watch import RunsWatch


@pytest.fixture
def watch(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(runs_watch, "LOOK_MS", 10)
    made = RunsWatch(tmp_path / "runs")
    yield made
    made.stop()
    made.deleteLater()


def test_a_run_of_another_process_is_noticed(qtbot: QtBot, watch: RunsWatch, tmp_path) -> None:
    watch.start()
    with qtbot.waitSignal(watch.changed), Store(tmp_path / "runs") as store:
        store.create(build_spec("one-layer")).close()


def test_looking_makes_no_folder(watch: RunsWatch, tmp_path: Path) -> None:
    watch.start()
    assert not (tmp_path / "runs").exists()


def test_nothing_is_said_where_nobody_cares(qtbot: QtBot, watch: RunsWatch, tmp_path) -> None:
    watch.start()
    watch.stop()
    with qtbot.assertNotEmitted(watch.changed, wait=50), Store(tmp_path / "runs"):
        pass
    with qtbot.waitSignal(watch.changed):
        watch.start()
