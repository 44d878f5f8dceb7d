"""The Draw view's Alt keys are unique, whichever page is shown."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from normviz.settings.store import SettingsStore
from normviz.ui.draw.view import DrawView
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.view import ViewEntry
from normviz.ui.style.theme import ThemeController


@pytest.mark.parametrize("page", ["answers", "own"])
def test_each_page(
    qtbot: QtBot,
    theme: ThemeController,
    settings: SettingsStore,
    view: DrawView,
    draw: Callable[..., None],
    settle: Callable[[], None],
    find: Callable[[str], QWidget],
    shared_keys: Callable[[QMainWindow], list[str]],
    page: str,
) -> None:
    window = MainWindow(
        [ViewEntry("draw", "&Draw", "draw", "Reads.", lambda: view)], theme, settings
    )
    qtbot.addWidget(window)
    window.show_view("draw")
    window.show()
    draw((200, 50), (200, 350))
    settle()
    view.side_pane.show_page("own")
    QTest.mouseClick(find("draw_own_save_1"), Qt.MouseButton.LeftButton)
    view.side_pane.show_page(page)
    QApplication.processEvents()
    assert shared_keys(window) == []
