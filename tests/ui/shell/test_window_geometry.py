import gc

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from normviz.settings.values import Settings
from normviz.ui.shell.window_geometry import (
    FRAME,
    first_size,
    geometry_of,
    hide_all,
    restore_geometry,
)

PLACE = {"x": 60, "y": 70, "width": 400, "height": 300}


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def room() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_the_window_comes_back_where_it_was(qtbot: QtBot, window: QWidget) -> None:
    window.setGeometry(QRect(60, 70, 400, 300))
    kept = geometry_of(window)
    assert kept == PLACE | {"maximized": False, "full_screen": False}
    other = QWidget()
    qtbot.addWidget(other)
    assert restore_geometry(other, Settings(kept))
    assert other.geometry() == window.geometry()


@pytest.mark.parametrize("state", ["maximized", "full_screen"])
def test_a_large_window_comes_back_large_and_knows_its_place(
    qtbot: QtBot, window: QWidget, state: str
) -> None:
    assert restore_geometry(window, Settings(PLACE | {state: True}))
    with qtbot.waitExposed(window):
        window.show()
    assert window.isMaximized() is (state == "maximized")
    assert window.isFullScreen() is (state == "full_screen")
    assert geometry_of(window) == PLACE | {"maximized": False, "full_screen": False} | {state: True}


@pytest.mark.parametrize(
    "place",
    [
        {"x": -5000, "y": 9000},
        {"x": 30_000, "y": -30_000},
        {"width": 30_000, "height": 30_000},
        {"y": 0},
        {"x": 2**15, "y": 2**15, "width": 1, "height": 1},
    ],
)
def test_one_screen_shows_all_of_it_and_its_title_bar(
    window: QWidget, place: dict[str, int]
) -> None:
    assert restore_geometry(window, Settings(PLACE | place))
    assert room().adjusted(0, FRAME.height(), 0, 0).contains(window.geometry())


@pytest.mark.parametrize("name", PLACE)
@pytest.mark.parametrize("value", [None, "hello", 1.5, True, 10**9, -(10**9), [], {}])
def test_what_is_no_place_changes_nothing(window: QWidget, name: str, value: object) -> None:
    before = window.geometry()
    assert not restore_geometry(window, Settings(PLACE | {name: value}))
    assert window.geometry() == before


def test_the_first_size_leaves_room_for_the_frame() -> None:
    assert first_size(QSize(10, 10)) == QSize(10, 10)
    assert first_size(QSize(10**5, 10**5)) == room().size() - FRAME


def test_nothing_is_collected_while_qt_lists_the_windows(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Garbage that is collected then may be a window of the list: the process would end."""
    collects: list[bool] = []
    original = QApplication.topLevelWidgets

    def recorded() -> list[QWidget]:
        collects.append(gc.isenabled())
        return original()

    monkeypatch.setattr(QApplication, "topLevelWidgets", recorded)
    window.show()
    hide_all()
    assert window.isHidden()
    assert collects == [False]
    assert gc.isenabled()
