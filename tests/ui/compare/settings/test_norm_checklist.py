from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.compare.settings.norm_checklist import NormChecklist


def test_ticks_are_shown_and_given_back(qtbot: QtBot) -> None:
    norms = NormChecklist()
    qtbot.addWidget(norms)
    with qtbot.assertNotEmitted(norms.ticked):
        norms.show_norms(("none", "group"))
    assert norms.norms() == ("none", "group")


def test_a_key_and_a_click_tick(qtbot: QtBot) -> None:
    norms = NormChecklist()
    qtbot.addWidget(norms)
    with qtbot.waitExposed(norms):
        norms.show()
    norms.setFocus()
    QTest.keyClick(norms, Qt.Key.Key_Down)
    with qtbot.waitSignal(norms.ticked):
        QTest.keyClick(norms, Qt.Key.Key_Space)
    assert norms.norms() == ("batch",)
    assert norms.selectedItems() == []


def test_every_row_has_room(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    norms = NormChecklist()
    QVBoxLayout(around).addWidget(norms)
    with qtbot.waitExposed(around):
        around.show()
    last = norms.visualItemRect(norms.item(norms.count() - 1))
    assert norms.viewport().rect().contains(last)
