"""Regressions: faults that were found by using the window."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from normviz.app.composition import UserFolders, make_window
from normviz.figure.colors import LIGHT
from normviz.figure.marks import FigureText, Wording
from normviz.scenes.scene import Scene
from normviz.settings.store import SettingsStore
from normviz.ui.cube.figure_style import style_of
from normviz.ui.cube.text_painter import paint_texts
from normviz.ui.cube.view import CubeView
from normviz.ui.shell.main_window import MainWindow

MakeWindow = Callable[[], MainWindow]


@pytest.fixture
def make_shown(qtbot: QtBot, settings: SettingsStore, tmp_path: Path) -> MakeWindow:
    def make() -> MainWindow:
        window = make_window(settings, UserFolders(tmp_path, tmp_path), "light")
        qtbot.addWidget(window)
        window.show_view("cube")
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(cube_of(window).is_settled)
        return window

    return make


def cube_of(window: MainWindow) -> CubeView:
    view = window.current_view()
    assert isinstance(view, CubeView)
    return view


def marked(text: str) -> str:
    found = re.search("&([^&])", text.replace("&&", ""))
    return found[1].lower() if found else ""


def entries(menu: QMenu) -> list[QAction]:
    return [each for each in menu.actions() if each.isVisible() and not each.isSeparator()]


def test_arrows_walk_before_the_first_click(make_shown: MakeWindow) -> None:
    view = cube_of(make_shown())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert view.model.index == (0, 0, 0, 1)


def test_the_figure_shows_a_frame_to_those_who_come_by_keyboard(make_shown: MakeWindow) -> None:
    view = cube_of(make_shown())
    before = view.canvas.grab().toImage()
    QTest.keyClick(view.canvas, Qt.Key.Key_F6)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert view.canvas.hasFocus()
    assert view.canvas.grab().toImage() != before
    view.canvas.clearFocus()
    assert view.canvas.grab().toImage() == before


def test_every_entry_of_a_menu_has_a_key_of_its_own(make_shown: MakeWindow) -> None:
    window = make_shown()
    menus = [each for each in window.menuBar().findChildren(QMenu) if entries(each)]
    assert len(menus) >= 5
    for view in ("cube", "train", "compare", "inspect"):  # the others load Keras
        window.open_scene(Scene(view))
        for menu in menus:
            keys = Counter(marked(action.text()) for action in entries(menu))
            assert "" not in keys, (view, menu.title())
            assert set(keys.values()) <= {1}, (view, menu.title())


def test_every_action_of_the_menus_has_a_shortcut_and_no_two_share_one(
    make_shown: MakeWindow,
) -> None:
    window = make_shown()
    actions = [
        action
        for menu in window.menuBar().findChildren(QMenu)
        for action in entries(menu)
        if action.menu() is None
    ]
    keys = Counter(keys.toString() for action in actions for keys in action.shortcuts())
    assert all(not action.shortcut().isEmpty() for action in actions)
    assert set(keys.values()) == {1}


def test_nothing_overlaps_in_the_smallest_window(make_shown: MakeWindow) -> None:
    window = make_shown()
    window.resize(window.minimumSize())
    QApplication.processEvents()
    view = cube_of(window)
    parts = (view.controls, view.canvas, view.inspector)
    places = [each.rect().translated(each.mapTo(view, each.rect().topLeft())) for each in parts]
    for at, place in enumerate(places):
        assert view.rect().contains(place)
        assert not any(place.intersects(other) for other in places[at + 1 :])


def painted(texts: list[FigureText], direction: Qt.LayoutDirection) -> QImage:
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    paint_texts(painter, texts, style_of(LIGHT))
    painter.end()
    return image


def test_an_axis_letter_behind_a_caption_is_left_out(make_shown: MakeWindow) -> None:
    make_shown()
    caption = FigureText(150, 50, "6 sets of 36", "caption")
    half_hidden, clear = FigureText(150, 42, "C 6", "axis"), FigureText(150, 15, "C 6", "axis")
    direction = Qt.LayoutDirection.LeftToRight
    assert painted([half_hidden, caption], direction) == painted([caption], direction)
    assert painted([clear, caption], direction) != painted([caption], direction)


def test_a_window_from_right_to_left_leaves_the_words_in_order(
    make_shown: MakeWindow,
) -> None:
    view = cube_of(make_shown())
    before = view.canvas.grab().toImage()
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert view.canvas.grab().toImage() == before
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_tab_reaches_every_part_and_comes_round(make_shown: MakeWindow) -> None:
    window = make_shown()
    view = cube_of(window)
    reached = []
    start = QApplication.focusWidget()
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        reached.append(focus)
        if focus is start:
            break
    assert reached[-1] is start
    for part in (view.controls, view.inspector):
        inside = [each for each in reached if part.isAncestorOf(each)]
        assert len(inside) > 10
    assert view.canvas in reached
    assert any(each.objectName().startswith("rail_") for each in reached)


def test_one_element_is_one(make_shown: MakeWindow) -> None:
    view = cube_of(make_shown())
    view.model.change("Change sizes", shape=(1, 1, 1, 1), groups=1)
    view.inspector.refresh()
    assert view.controls.findChild(QLabel, "cube_tensor_summary").text() == (
        "(1, 1, 1, 1): one element"
    )
    assert view.inspector.findChild(QLabel, "inspector_sets").text() == "1 set of 1"


def test_figure_and_window_group_digits_alike(
    make_shown: MakeWindow,
) -> None:
    view = cube_of(make_shown())
    view.model.change("Change sizes", shape=(64, 64, 28, 28), groups=2)
    view.inspector.refresh()
    state = view.model.state
    for norm in state.norms:
        view.model.focus(norm)
        view.inspector.refresh()
        shown = view.inspector.findChild(QLabel, "inspector_sets").text()
        assert shown == Wording().caption(state, norm)
