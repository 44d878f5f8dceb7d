from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from normviz.ui.compare.sweep_choice import SweepChoice


def test_another_comparison_is_chosen_by_key(qtbot: QtBot) -> None:
    choice = SweepChoice()
    qtbot.addWidget(choice)
    choice.show_sweeps(["sweep-a", "sweep-b"], "sweep-a")
    box = choice.findChild(QComboBox)
    assert box is not None
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert told.args == ["sweep-b"]
