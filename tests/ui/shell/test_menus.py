from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QUndoCommand, QUndoGroup, QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from normviz.ui.shell.menus import Menus
from normviz.ui.shell.view import MenuName, View, ViewEntry

ENTRIES = [ViewEntry(name, f"&{name.title()}", "cube", f"Shows {name}.", View)
           for name in ("cube", "train")]  # fmt: skip


class RunningView(View):
    """Offers an action of its own in the menu Run."""

    def __init__(self) -> None:
        super().__init__()
        self.start = QAction("&Start", self)
        self.start.setShortcut("Ctrl+Return")

    def menu_actions(self) -> dict[MenuName, list[QAction]]:
        return {"run": [self.start]}


@pytest.fixture
def group(qapp: object) -> QUndoGroup:
    return QUndoGroup()


@pytest.fixture
def menus(qtbot: QtBot, group: QUndoGroup) -> Menus:
    window = QMainWindow()
    made = Menus(window, ENTRIES, group)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    return made


def action(menus: Menus, name: str) -> QAction:
    found = menus.findChild(QAction, f"action_{name}")
    assert isinstance(found, QAction), name
    return found


def titles(menus: Menus) -> list[str]:
    bar = menus.parent().menuBar()
    return [each.text() for each in bar.actions() if each.isVisible()]


@pytest.mark.parametrize(
    ("name", "signal", "arguments"),
    [
        ("train", "view_chosen", ["train"]),
        ("theme_dark", "mode_chosen", ["dark"]),
        ("next_region", "region_wanted", [1]),
        ("previous_region", "region_wanted", [-1]),
        ("shortcuts", "shortcuts_wanted", []),
        ("report", "report_wanted", []),
        ("about", "about_wanted", []),
    ],
)
def test_an_entry_asks_for_what_it_says(
    qtbot: QtBot, menus: Menus, name: str, signal: str, arguments: list[Any]
) -> None:
    with qtbot.waitSignal(getattr(menus, signal)) as asked:
        action(menus, name).trigger()
    assert asked.args == arguments


def test_a_view_brings_its_own_actions_and_takes_them_away(qtbot: QtBot, menus: Menus) -> None:
    running, plain = RunningView(), View()
    for view in (running, plain):
        qtbot.addWidget(view)
    menus.show_view("train", running)
    assert "&Run" in titles(menus)
    assert action(menus, "train").isChecked()
    assert ("Run", [(running.start.shortcut().toString(), "Start")]) in menus.shortcuts()
    menus.show_view("cube", plain)
    assert "&Run" not in titles(menus)
    assert action(menus, "cube").isChecked()
    assert not action(menus, "train").isChecked()


def test_undo_names_the_step_of_the_active_stack(menus: Menus, group: QUndoGroup) -> None:
    assert not action(menus, "undo").isEnabled()
    stack = QUndoStack()
    group.addStack(stack)
    stack.setActive()
    stack.push(QUndoCommand("Peel"))
    assert action(menus, "undo").isEnabled()
    assert "Peel" in action(menus, "undo").text()
    action(menus, "undo").trigger()
    assert stack.index() == 0
    assert action(menus, "redo").isEnabled()
    stack.clear()


def test_views_have_keys_in_their_order(menus: Menus) -> None:
    keys = [action(menus, name).shortcut() for name in ("cube", "train")]
    assert keys == [QKeySequence("Ctrl+1"), QKeySequence("Ctrl+2")]
    assert action(menus, "train").statusTip() == "Shows train."


def test_the_theme_that_was_chosen_is_ticked(qtbot: QtBot, menus: Menus) -> None:
    with qtbot.assertNotEmitted(menus.mode_chosen):
        menus.show_mode("dark")
    assert action(menus, "theme_dark").isChecked()
    menus.show_mode("light")
    assert not action(menus, "theme_dark").isChecked()


def test_quit_closes_the_window(qtbot: QtBot, menus: Menus) -> None:
    window = menus.parent()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()
