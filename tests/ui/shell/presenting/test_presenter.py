"""Presenting with the real Cube and Draw views, through keys that the window gets."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from normviz.app import composition
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.scene import Scene
from normviz.scenes.slides import Deck, Slide
from normviz.settings.store import SettingsStore
from normviz.ui.cube.view import CubeView
from normviz.ui.draw.prediction.prediction_client import PredictionClient
from normviz.ui.shell.guide.course import course_of
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.presenting.laser_pointer import LaserPointer
from normviz.ui.shell.presenting.notes_window import NotesWindow
from normviz.ui.style.text_scale import PRESENTING
from tests.figure.states import figure_state

CUBE = Scene("cube", CubeScene(figure_state(groups=3)))
DECK = Deck((Slide("One", CUBE, "Say this."), Slide("Two", Scene("draw")), Slide("Three", CUBE)))
Looks = dict[str, tuple[QFont, bool]]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(PredictionClient, "start", lambda _: None)  # no networks are asked here
    places = composition.UserFolders(tmp_path / "data", tmp_path / "runs", None)
    window = composition.make_window(SettingsStore(tmp_path / "settings.json"), places, "light")
    qtbot.addWidget(window, before_close_func=lambda each: each.leave())
    window.show_view("cube")
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def press(window: MainWindow, key: Qt.Key) -> None:
    """A key of the keyboard or of a presenter's remote."""
    QTest.keyClick(window.windowHandle(), key)


def looks(window: MainWindow) -> Looks:
    """Font and visibility of every widget of the window that has a name."""
    found = [each for each in window.findChildren(QWidget) if each.objectName()]
    return {each.objectName(): (each.font(), each.isVisible()) for each in found}


def shown_slide(window: MainWindow) -> tuple[int, Scene]:
    return window.slides.model.show.current, Scene(window.scene_name())


def test_f5_shows_the_view_alone_in_large_text_and_esc_gives_all_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = window.current_view()
    assert isinstance(view, CubeView)
    assert view.inspector.isVisible()
    qtbot.waitUntil(view.is_settled)
    qtbot.waitUntil(lambda: not looks(window)["inspector_section_kernel"][1])  # filled
    before, place, size = looks(window), window.geometry(), view.canvas.font().pointSizeF()
    scene = window.scene()
    press(window, Qt.Key.Key_F5)
    assert window.presenter.is_presenting
    assert window.isFullScreen()
    for name in ("rail", "status_bar", "slides_panel"):
        assert not looks(window)[name][1]
    assert not view.controls.isVisible()
    assert not view.inspector.isVisible()
    assert view.canvas.font().pointSizeF() == pytest.approx(PRESENTING * size)
    assert view.canvas.style_now().font.pointSizeF() == pytest.approx(PRESENTING * size)
    qtbot.waitUntil(lambda: window.menuBar().height() == 0)
    press(window, Qt.Key.Key_F8)
    assert view.inspector.isVisible()
    assert window.scene() == scene
    press(window, Qt.Key.Key_Escape)
    assert not window.presenter.is_presenting
    assert looks(window) == before
    assert window.geometry() == place
    assert window.scene() == scene
    qtbot.waitUntil(lambda: window.menuBar().height() > 0)


def test_the_keys_of_a_remote_walk_through_the_slides(window: MainWindow) -> None:
    window.slides.open(DECK)
    press(window, Qt.Key.Key_F5)
    assert shown_slide(window) == (0, Scene("cube"))
    press(window, Qt.Key.Key_PageDown)
    assert shown_slide(window) == (1, Scene("draw"))
    assert not window.current_view().settings_parts[0].isVisible()
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Down)
    assert shown_slide(window) == (2, Scene("cube"))
    press(window, Qt.Key.Key_Left)
    press(window, Qt.Key.Key_PageUp)
    assert shown_slide(window) == (0, Scene("cube"))
    press(window, Qt.Key.Key_F5)
    assert not window.presenter.is_presenting
    press(window, Qt.Key.Key_Right)
    assert shown_slide(window) == (0, Scene("cube"))
    assert window.slides.panel.isVisible()


def test_without_slides_the_arrows_are_the_views(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F5)
    before = window.scene()
    press(window, Qt.Key.Key_Right)
    assert window.scene() != before


def test_presenting_is_not_what_the_next_session_starts_with(window: MainWindow) -> None:
    kept = window.presenter.geometry()
    press(window, Qt.Key.Key_F5)
    window.keep_session()
    assert window._settings.settings.mapping("window/geometry") == kept


def test_a_dot_follows_the_pointer_while_l_is_held(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_F5)
    handle = window.windowHandle()
    dot = window.findChild(LaserPointer)
    assert not dot.isVisible()
    QTest.keyPress(handle, Qt.Key.Key_L)
    QTest.mouseMove(handle, QPoint(200, 150))
    qtbot.waitUntil(lambda: dot.geometry().center() == QPoint(200, 150))
    assert window.childAt(200, 150) is not dot
    QTest.keyRelease(handle, Qt.Key.Key_L)
    assert not dot.isVisible()
    QTest.mousePress(handle, Qt.MouseButton.MiddleButton, pos=QPoint(90, 80))
    assert dot.isVisible()
    QTest.mouseRelease(handle, Qt.MouseButton.MiddleButton, pos=QPoint(90, 80))
    assert not dot.isVisible()


def test_the_notes_are_shown_where_asked_for_and_leave_with_the_presentation(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.slides.open(DECK)
    press(window, Qt.Key.Key_F5)
    assert window.findChild(NotesWindow) is None  # there is one screen
    press(window, Qt.Key.Key_Escape)
    window.presenter.notes_action.trigger()
    assert window.presenter.is_presenting
    notes = window.findChild(NotesWindow)
    assert notes.isVisible()
    with qtbot.waitSignal(notes.destroyed):
        press(window, Qt.Key.Key_Escape)
    assert not window.presenter.notes_action.isChecked()


def test_views_can_be_changed_after_f6_while_presenting(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view("inspect")
    press(window, Qt.Key.Key_F5)
    laser = window.findChild(LaserPointer)
    press(window, Qt.Key.Key_F6)
    press(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(laser))
    window.show_view("learn")
    assert window.scene_name() == "learn"


def test_what_had_the_focus_may_be_gone_when_presenting_ends(
    window: MainWindow, qtbot: QtBot
) -> None:
    field = QLineEdit(window.current_view())  # as the badge of a norm that is removed meanwhile
    field.show()
    field.setFocus()
    press(window, Qt.Key.Key_F5)
    field.deleteLater()
    qtbot.waitUntil(lambda: not isValid(field))
    press(window, Qt.Key.Key_Escape)
    assert not window.presenter.is_presenting
    assert window.focusWidget() is not None


def test_a_remote_walks_through_a_lesson_and_stays_at_its_ends(window: MainWindow) -> None:
    window.slides.open_deck(DECK)
    window.guide.follow(course_of("batch-one"))
    press(window, Qt.Key.Key_F5)
    assert (window.guide.at, window.scene_name()) == (0, "cube")
    assert window.scene() != CUBE  # the lesson is presented, not the slide
    press(window, Qt.Key.Key_PageUp)
    assert window.guide.at == 0
    for expected in (1, 2, 2):
        press(window, Qt.Key.Key_PageDown)
        assert window.guide.at == expected
    assert window.guide.is_open
    assert window.scene_name() == "train"
    window.guide.leave()
    press(window, Qt.Key.Key_PageDown)
    assert window.slides.model.show.current == 1
