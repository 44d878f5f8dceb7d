from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.style.palette import DARK, LIGHT, mix
from normviz.ui.style.theme import ThemeController
from normviz.ui.widgets.message_bar import MessageBar, MessageKind


@pytest.fixture
def bar(qtbot: QtBot, theme: ThemeController) -> MessageBar:
    widget = MessageBar()
    qtbot.addWidget(widget)
    return widget


def test_it_is_hidden_until_there_is_something_to_say(bar: MessageBar) -> None:
    assert not bar.isVisible()
    bar.show_message("error", "Expected a file, received a folder.")
    assert bar.isVisible()
    assert bar.text() == bar.accessibleDescription() == "Expected a file, received a folder."
    assert bar.kind() == "error"
    bar.show_message("info", "")
    assert not bar.isVisible()
    assert bar.text() == ""


@pytest.mark.parametrize(
    ("kind", "tone"), [("error", LIGHT.error), ("warning", LIGHT.warning), ("info", LIGHT.accent)]
)
def test_each_kind_has_its_colour(bar: MessageBar, kind: MessageKind, tone: str) -> None:
    bar.show_message(kind, "Text.")
    assert bar.palette().window().color().name() == mix(LIGHT.background, tone, 0.16)


def test_it_follows_the_theme(qtbot: QtBot, bar: MessageBar, theme: ThemeController) -> None:
    bar.show_message("error", "Text.")
    theme.set_mode("dark")
    ground = mix(DARK.background, DARK.error, 0.16)
    qtbot.waitUntil(lambda: bar.palette().window().color().name() == ground)


def test_the_close_button_and_escape_close(bar: MessageBar) -> None:
    closed: list[bool] = []
    bar.closed.connect(lambda: closed.append(True))
    bar.show_message("info", "Text.")
    close = bar.findChild(QToolButton, "message_bar_close")
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    bar.show_message("info", "Text.")
    QTest.keyClick(close, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert closed == [True, True]


def test_the_action_runs_once_and_closes(bar: MessageBar) -> None:
    done: list[bool] = []
    bar.show_message("info", "Run deleted.", "Undo", lambda: done.append(bar.isVisible()))
    button = bar.findChild(QPushButton, "message_bar_action")
    assert button.text() == "Undo"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [False]
    bar.show_message("info", "Nothing to do.")
    assert not button.isVisible()


def test_an_action_may_say_the_next_thing(bar: MessageBar) -> None:
    bar.show_message("error", "No.", "Again", lambda: bar.show_message("error", "Still no."))
    QTest.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert bar.text() == "Still no."


def test_markup_is_shown_as_it_is(bar: MessageBar) -> None:
    bar.show_message("error", "<b>x</b>")
    assert bar.text() == "<b>x</b>"


def test_it_is_described(bar: MessageBar, assert_described: Callable[[QWidget], None]) -> None:
    bar.show_message("info", "Text.", "Undo", lambda: None)
    assert_described(bar)
