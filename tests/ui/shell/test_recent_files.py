from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.settings.store import SettingsStore
from normviz.ui.shell.recent_files import MOST, RecentFiles


def test_the_last_file_is_the_first_and_each_is_listed_once(
    qtbot: QtBot, tmp_path: Path, settings: SettingsStore
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    recent = RecentFiles(owner, settings)
    assert not recent.menu.isEnabled()
    for number in (*range(MOST + 2), 5):
        recent.add(tmp_path / f"{number}.normviz")
    names = [action.text() for action in recent.menu.actions()]
    assert names == [f"{number}.normviz" for number in (5, 9, 8, 7, 6, 4, 3, 2)]
    with qtbot.waitSignal(recent.opened) as chosen:
        recent.menu.actions()[1].trigger()
    assert chosen.args == [str(tmp_path / "9.normviz")]
    recent.remove(tmp_path / "9.normviz")
    again = RecentFiles(owner, SettingsStore(settings.path))
    assert [Path(each).stem for each in again.paths()] == ["5", "8", "7", "6", "4", "3", "2"]
