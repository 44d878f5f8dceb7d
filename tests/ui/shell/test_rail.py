import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from normviz.ui.shell.rail import Rail
from normviz.ui.shell.view import View, ViewEntry
from normviz.ui.style.theme import current_theme

ENTRIES = [ViewEntry(name, f"&{name.title()}", name, f"Shows {name}", View)
           for name in ("cube", "train", "draw")]  # fmt: skip


@pytest.fixture
def rail(qtbot: QtBot, theme: object) -> Rail:
    made = Rail(ENTRIES)
    qtbot.addWidget(made)
    made.resize(made.width(), 400)
    made.set_current("cube")
    made.show()
    return made


def button(rail: Rail, name: str) -> QToolButton:
    found = rail.findChild(QToolButton, f"rail_{name}")
    assert isinstance(found, QToolButton)
    return found


def test_a_click_chooses_a_view(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.chosen) as chosen:
        QTest.mouseClick(button(rail, "train"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["train"]


def test_exactly_one_button_is_down(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.assertNotEmitted(rail.chosen):
        rail.set_current("draw")
    down = [entry.name for entry in ENTRIES if button(rail, entry.name).isChecked()]
    assert down == ["draw"]
    QTest.mouseClick(button(rail, "draw"), Qt.MouseButton.LeftButton)
    assert button(rail, "draw").isChecked()


def test_buttons_say_what_they_show_and_their_key(rail: Rail) -> None:
    assert button(rail, "train").text() == "Train"
    assert button(rail, "train").toolTip() == "Shows train (Ctrl+2)"


def test_the_keyboard_walks_through_the_buttons(qtbot: QtBot, rail: Rail) -> None:
    rail.activateWindow()
    button(rail, "cube").setFocus()
    with qtbot.waitSignal(rail.chosen) as chosen:
        QTest.keyClick(button(rail, "cube"), Qt.Key.Key_Down)
        QTest.keyClick(button(rail, "train"), Qt.Key.Key_Space)
    assert chosen.args == ["train"]


def test_a_hairline_lies_towards_the_view(rail: Rail) -> None:
    border = QColor(current_theme().border)
    image = rail.grab().toImage()
    assert image.pixelColor(rail.width() - 1, 300) == border
    rail.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert rail.grab().toImage().pixelColor(0, 300) == border
