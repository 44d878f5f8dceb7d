from PySide6.QtCore import QPoint
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from normviz.ui.widgets.instant_tip import InstantTip


def test_the_tip_is_there_when_the_pointer_comes(qtbot: QtBot) -> None:
    button = QToolButton(toolTip="Renames the run.", enabled=False)
    qtbot.addWidget(button)
    InstantTip(button)
    with qtbot.waitExposed(button):
        button.show()
    place = QPoint(2, 2)
    QApplication.sendEvent(button, QEnterEvent(place, place, button.mapToGlobal(place)))
    assert QToolTip.text() == "Renames the run."
    QToolTip.hideText()
