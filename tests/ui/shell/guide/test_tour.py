from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from normviz.settings.store import SettingsStore
from normviz.ui.shell.guide.tour import tour
from normviz.ui.shell.main_window import MainWindow
from tests.ui.learn.conftest import FakeLessons, lessons, window

__all__ = ["FakeLessons", "lessons", "window"]


def test_the_tour_has_at_most_five_steps_and_changes_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    before = window.scene()
    window.offer_tour()
    for at, step in enumerate(tour().steps):
        assert (window.guide.at, window.scene_name()) == (at, step.scene.view)
        qtbot.waitUntil(lambda: window.guide.mark is not None)
        window.guide.next()
    assert not window.guide.is_open
    assert len(tour().steps) <= 5
    assert window.scene_name() == "learn"  # where to begin
    window.show_view("cube")
    assert window.scene() == before


def test_escape_skips_it_and_it_never_comes_again(
    qtbot: QtBot, window: MainWindow, settings: SettingsStore
) -> None:
    window.offer_tour()
    window.current_view().first_focus().setFocus()
    qtbot.keyClick(window.current_view().first_focus(), Qt.Key.Key_Escape)
    assert not window.guide.is_open
    window.offer_tour()
    assert not window.guide.is_open
    assert SettingsStore(settings.path).settings.flag("window/tour")
    action = window.findChild(QAction, "action_tour")
    assert isinstance(action, QAction)
    action.trigger()
    assert window.guide.is_open
