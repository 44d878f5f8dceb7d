from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.style.palette import DARK, LIGHT, mix
from normviz.ui.style.theme import ThemeController
from normviz.ui.widgets import message_bar
from normviz.ui.widgets.message_bar import WIDEST, MessageBar, MessageKind


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


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_bar, "reading_time", lambda _text, **_: 1)


def shown(qtbot: QtBot, bar: MessageBar) -> MessageBar:
    bar.show()
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    QApplication.focusWidget().clearFocus()  # in the app it has other widgets around it
    return bar


@pytest.mark.usefixtures("hurry")
def test_an_info_leaves_by_itself(
    qtbot: QtBot, bar: MessageBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bar, "has_attention", lambda: False)
    bar.show_message("info", "Saved.")
    assert bar.text() == "Saved."
    qtbot.waitUntil(lambda: not bar.text())


@pytest.mark.usefixtures("hurry")
@pytest.mark.parametrize("kind", ["warning", "error"])
def test_what_went_wrong_stays(qtbot: QtBot, bar: MessageBar, kind: MessageKind) -> None:
    shown(qtbot, bar).show_message("info", "Saved.")
    bar.show_message(kind, "No space left.")
    assert not bar._reading._timer.isActive()


def test_the_pointer_and_the_focus_keep_an_info(qtbot: QtBot, bar: MessageBar) -> None:
    shown(qtbot, bar).show_message("info", "Run deleted.", "Undo", lambda: None)
    bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=True)
    assert bar.has_attention()
    bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    assert not bar.has_attention()
    bar.findChild(QPushButton, "message_bar_action").setFocus()
    assert bar.has_attention()


def test_screen_readers_are_told(bar: MessageBar, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[QAccessibleEvent] = []
    monkeypatch.setattr(message_bar.QAccessible, "updateAccessibility", told.append)
    bar.show_message("info", "Saved.")
    assert [event.type() for event in told] == [QAccessible.Event.Alert]
    bar.show_message("info", "")
    assert len(told) == 1


def test_it_is_as_wide_as_its_text_up_to_a_limit(bar: MessageBar) -> None:
    bar.show_message("info", "Saved.")
    narrow = bar.sizeHint()
    bar.show_message("info", "A long text. " * 40)
    assert narrow.width() < bar.sizeHint().width() == WIDEST
    assert bar.sizeHint().height() > 2 * narrow.height()
