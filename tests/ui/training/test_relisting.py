from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer
from pytestqt.qtbot import QtBot

from normviz.runs.spec_builder import build_spec
from normviz.runs.storage import recovery
from normviz.runs.store import Store
from normviz.ui.training.relisting import Relisting


@pytest.fixture
def lost(tmp_path: Path) -> list[str]:
    """The ids of three runs whose database is gone."""
    with Store(tmp_path) as store:
        found = []
        for seed in range(3):
            with store.create(build_spec("one-layer", seed=seed)) as writer:
                found.append(writer.run)
    for path in tmp_path.glob("runs.sqlite*"):
        path.unlink()
    return found


def listed(folder: Path) -> set[str]:
    with Store(folder, recovery_seconds=0) as store:
        return {run.id for run in store.runs()}


def test_all_lost_runs_are_listed_again(qtbot: QtBot, tmp_path: Path, lost: list[str]) -> None:
    relisting = Relisting(tmp_path)
    with qtbot.waitSignal(relisting.ended):
        relisting.start()
        assert relisting.busy
    assert not relisting.busy
    assert relisting.stop()
    assert listed(tmp_path) == set(lost)


def test_one_that_is_stopped_leaves_the_others_for_later(
    qtbot: QtBot, tmp_path: Path, lost: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    relisting, recover, recovered = Relisting(tmp_path), recovery.recover, []

    def recover_and_stop(database, folder: Path, state=None) -> None:
        recovered.append(folder.name)
        recover(database, folder, state)
        relisting._is_stopping.set()

    monkeypatch.setattr(recovery, "recover", recover_and_stop)
    relisting.start()
    qtbot.waitUntil(lambda: bool(recovered))
    assert relisting.stop(QDeadlineTimer(10_000))
    assert len(recovered) == 1
    relisting.start()  # after a stop nothing starts any more
    assert not relisting.busy
