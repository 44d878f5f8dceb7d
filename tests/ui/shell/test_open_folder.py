from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from normviz.settings.store import SettingsStore
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.open_folder import open_folder_of
from normviz.ui.shell.view import View, ViewEntry
from normviz.ui.style.theme import ThemeController


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return urls


def test_the_folder_of_the_file_is_opened(opened: list[str], tmp_path: Path) -> None:
    open_folder_of(str(tmp_path / "a b#c" / "figure.svg"))
    assert opened == [(tmp_path / "a b#c").as_posix()]


def test_a_saved_file_is_told_with_its_folder(
    qtbot: QtBot, theme: ThemeController, settings: SettingsStore, opened: list[str], tmp_path: Path
) -> None:
    window = MainWindow([ViewEntry("cube", "Cube", "cube", "A figure.", View)], theme, settings)
    qtbot.addWidget(window)
    view = window.show_view("cube")
    view.saved.emit("Figure saved to x.svg.", str(tmp_path / "x.svg"))
    assert window.message_bar.text() == "Figure saved to x.svg."
    assert window.message_bar._action.text() == "Open folder"
    window.message_bar._action.click()
    assert opened == [tmp_path.as_posix()]
