"""Slides in the window: kept for the next session, saved, opened, and taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from normviz.app import composition
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.files import read_content
from normviz.scenes.scene import Scene
from normviz.scenes.slides import Deck
from normviz.settings.store import SettingsStore
from normviz.ui.cube.view import CubeView
from normviz.ui.shell.main_window import MainWindow
from tests.figure.states import figure_state


def make_window(qtbot: QtBot, folder: Path) -> MainWindow:
    places = composition.UserFolders(folder / "data", folder / "runs", None)
    window = composition.make_window(SettingsStore(folder / "settings.json"), places, "light")
    qtbot.addWidget(window, before_close_func=lambda each: each.leave())
    window.show_view("cube")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def click(window: MainWindow, name: str) -> None:
    button = window.findChild(QPushButton, f"slides_{name}")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def deck(window: MainWindow) -> Deck:
    return window.slides.model.show.deck


def test_what_the_view_shows_becomes_a_slide_and_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window(qtbot, tmp_path)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert window.slides.panel.isVisible()
    first = window.scene()
    click(window, "add")
    view = window.current_view()
    assert isinstance(view, CubeView)
    view.show_scene(CubeScene(figure_state(groups=3)))
    click(window, "add")
    second = window.scene()
    assert [each.scene for each in deck(window).slides] == [first, second]
    window.slides.panel.list.setCurrentRow(0)
    QTest.keyClick(window.slides.panel.list, Qt.Key.Key_Return)
    assert window.scene() == first
    kept = deck(window)
    window.leave()
    assert deck(make_window(qtbot, tmp_path)) == kept


def test_a_deleted_slide_comes_back_with_undo(qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window(qtbot, tmp_path)
    window.slides.toggle.trigger()
    click(window, "add")
    before = deck(window)
    window.slides.panel.list.setFocus()
    QTest.keyClick(window.slides.panel.list, Qt.Key.Key_Delete)
    assert deck(window) == Deck()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert deck(window) == before


def test_slides_are_saved_opened_and_recent(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window(qtbot, tmp_path)
    window.slides.toggle.trigger()
    click(window, "add")
    path = tmp_path / "talk.normviz"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    click(window, "save")
    saved = deck(window)
    assert read_content(path) == saved
    click(window, "delete")
    menu = window.findChild(QAction, "action_save_slides").associatedObjects()[0]
    recent = next(each.menu() for each in menu.actions() if each.menu())
    recent.actions()[0].trigger()
    assert deck(window) == saved


def test_a_broken_file_of_slides_is_set_aside_and_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "slides.normviz").write_bytes(b"nonsense")
    window = make_window(qtbot, tmp_path)
    assert deck(window) == Deck()
    assert len(list(tmp_path.glob("slides.normviz.broken-*"))) == 1
    assert Scene(window.scene_name()) == Scene("cube")
