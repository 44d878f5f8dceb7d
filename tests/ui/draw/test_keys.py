"""The Draw view's Alt keys are unique, whichever page is shown."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow, QWidget
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


def test_delete_deletes_the_selected_own_digits_and_leaves_the_page(
    qtbot: QtBot,
    theme: ThemeController,
    settings: SettingsStore,
    view: DrawView,
    draw: Callable[..., None],
    settle: Callable[[], None],
    find: Callable[[str], QWidget],
) -> None:
    window = MainWindow(
        [ViewEntry("draw", "&Draw", "draw", "Reads.", lambda: view)], theme, settings
    )
    qtbot.addWidget(window)
    window.show_view("draw")
    window.show()
    window.activateWindow()
    draw((200, 50), (200, 350))
    settle()
    view.side_pane.show_page("own")
    QTest.mouseClick(find("draw_own_save_1"), Qt.MouseButton.LeftButton)
    gallery = find("draw_own_gallery")
    assert isinstance(gallery, QListWidget)
    assert gallery.count() == 1
    page = view.model.page
    gallery.item(0).setSelected(True)
    gallery.setFocus()
    QTest.keyClick(gallery, Qt.Key.Key_Delete)
    assert gallery.count() == 0
    assert view.model.page == page
