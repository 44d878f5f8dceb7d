import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from normviz.app import composition
from normviz.errors import UserError
from normviz.runs.run import ACTIVE
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.scene import VIEWS, Scene
from normviz.settings.store import SettingsStore
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.view import View
from normviz.ui.style.palette import DARK
from normviz.ui.style.theme import Mode, current_theme
from tests.benchmarks import closes
from tests.figure.states import figure_state

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def places(tmp_path: Path) -> composition.UserFolders:
    return composition.UserFolders(tmp_path / "data", tmp_path / "runs")


@pytest.fixture
def kept() -> list[QWidget]:
    """What stays alive until the end of the test, whatever the garbage collector does."""
    return []


@pytest.fixture
def open_window(
    qtbot: QtBot, settings: SettingsStore, places: composition.UserFolders, kept: list[QWidget]
) -> Callable[..., MainWindow]:
    def make(mode: Mode | None = None) -> MainWindow:
        window = composition.make_window(settings, places, mode)
        kept.append(window)
        qtbot.addWidget(window)
        return window

    return make


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[composition.UserFolders]:
    """Two plain views; the places that each was made with."""
    made: list[composition.UserFolders] = []

    def load(places: composition.UserFolders) -> View:
        made.append(places)
        return View()

    sources = [composition.ViewSource(name, name.title(), "cube", "A page.", load) for name in "ab"]
    monkeypatch.setattr(composition, "VIEWS", tuple(sources))
    return made


@pytest.fixture
def settings(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.json")


def test_the_window_opens_on_the_cube() -> None:
    assert composition.view_names()[0] == "cube"
    assert composition.check_view("cube") == "cube"
    with pytest.raises(UserError, match="expected a view, one of cube"):
        composition.check_view("nonsense")


def test_scenes_tell_of_every_view_of_the_window() -> None:
    assert composition.view_names() == VIEWS


def test_views_are_made_when_shown_with_the_places_of_the_command(
    loaded: list[composition.UserFolders],
    places: composition.UserFolders,
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window("light")
    assert loaded == []
    window.show_last_view()
    assert loaded == [places]
    window.show_view("b")
    window.show_view("a")
    assert loaded == [places, places]


def test_the_theme_of_the_last_session_comes_back(
    loaded: list[composition.UserFolders],
    settings: SettingsStore,
    open_window: Callable[..., MainWindow],
) -> None:
    settings.save({"window/theme": "dark"})
    open_window()
    assert current_theme() is DARK
    open_window("light")
    assert current_theme() is not DARK


def test_the_application_has_its_names(qapp: QApplication) -> None:
    assert composition.make_application() is qapp
    assert qapp.applicationName() == qapp.organizationName() == "normviz"
    assert not qapp.windowIcon().isNull()


def test_every_place_of_a_fast_pen_is_told(qapp: QApplication) -> None:
    attributes = Qt.ApplicationAttribute
    kinds = (attributes.AA_CompressHighFrequencyEvents, attributes.AA_CompressTabletEvents)
    before = [qapp.testAttribute(kind) for kind in kinds]
    for kind in kinds:
        qapp.setAttribute(kind, True)
    composition.make_application()
    assert not any(qapp.testAttribute(kind) for kind in kinds)
    for kind, was in zip(kinds, before, strict=True):
        qapp.setAttribute(kind, was)


def test_a_machine_without_fonts_is_told_so(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "families", list)
    with pytest.raises(UserError, match="expected at least one font"):
        composition.make_application()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_a_machine_without_a_display_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(UserError, match="expected a display"):
        composition.run(None, None, None)
    monkeypatch.setenv("DISPLAY", ":0")
    composition.check_screen()


def test_an_unknown_view_is_told_before_anything_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="received 'nonsense'"):
        composition.run("nonsense", None, None)


def test_run_shows_the_view_and_ends_with_the_window(
    qtbot: QtBot,
    loaded: list[composition.UserFolders],
    settings: SettingsStore,
    kept: list[QWidget],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(composition, "user_settings", lambda: settings)
    shown: list[str] = []

    def execute() -> int:
        (window,) = (each for each in QApplication.topLevelWidgets() if each.isVisible())
        kept.append(window)
        shown.append(window.windowTitle())
        window.close()
        return 7

    monkeypatch.setattr(QApplication, "exec", staticmethod(execute))
    hook = sys.excepthook
    assert composition.run("b", Path("d"), None) == 7
    assert composition.run(None, None, None) == 7
    assert shown == ["B – normviz", "B – normviz"]
    drawings = tmp_path / "drawings.npz"
    assert loaded == [
        composition.UserFolders(Path("d"), None, drawings),
        composition.UserFolders(drawings=drawings),
    ]
    assert sys.excepthook is hook


@pytest.mark.timeout(600)  # the window loads TensorFlow behind all else that the machine does
@pytest.mark.parametrize(("moment", "delay_ms"), [("idle", 30), ("loading", 200), ("running", 100)])
def test_a_window_that_is_closed_at_any_moment_ends_well(
    moment: closes.Moment, delay_ms: int
) -> None:
    closing = closes.closed(moment, delay_ms)
    assert (closing.status, closing.errors) == (0, "")
    assert not set(closing.states) & set(ACTIVE)


def test_run_opens_scenes_in_place_of_the_last_session(
    qtbot: QtBot, settings: SettingsStore, kept: list[QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composition, "user_settings", lambda: settings)
    settings.save({"window/view": "train"})
    cube = CubeScene(figure_state(groups=3), element=(1, 1, 1, 1), pinned=True)
    shown: list[Scene] = []

    def execute() -> int:
        (window,) = (each for each in QApplication.topLevelWidgets() if each.isVisible())
        assert isinstance(window, MainWindow)
        kept.append(window)
        shown.append(window.scene())
        window.close()
        return 0

    monkeypatch.setattr(QApplication, "exec", staticmethod(execute))
    assert composition.run(None, None, None, [Scene("cube", cube), Scene("cube")]) == 0
    assert shown == [Scene("cube", cube)]
