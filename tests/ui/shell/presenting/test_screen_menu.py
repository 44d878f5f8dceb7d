from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.shell.presenting.screen_menu import ScreenMenu


def test_a_screen_is_chosen_by_its_name(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    first = QGuiApplication.screens()[0]
    menu = ScreenMenu(owner, "")
    assert menu.screen() is None
    assert menu.menu.menuAction().isVisible() == (len(QGuiApplication.screens()) > 1)
    action = menu.menu.actions()[1]
    assert str(first.size().width()) in action.text()
    with qtbot.waitSignal(menu.chosen) as chosen:
        action.trigger()
    assert chosen.args == [first.name() or "1"]
    assert menu.screen() is first


def test_a_screen_that_is_gone_is_that_of_the_window(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    assert ScreenMenu(owner, "no such screen").screen() is None
