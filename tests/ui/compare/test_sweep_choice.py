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


def test_the_open_list_says_what_the_comparisons_are(qtbot: QtBot) -> None:
    choice = SweepChoice(lambda sweep: f"{sweep}: five norms on a deep network, 15 runs")
    qtbot.addWidget(choice)
    choice.show_sweeps(["sweep-a", "sweep-b"], "sweep-a")
    with qtbot.waitExposed(choice):
        choice.show()
    assert choice.about.wordWrap()  # a longer language makes the window no wider
    box = choice.findChild(QComboBox)
    assert box is not None
    box.showPopup()
    assert box.itemText(1) == "sweep-b: five norms on a deep network, 15 runs"
    assert box.view().width() >= box.view().sizeHintForColumn(0)
    box.hidePopup()
    assert box.itemText(1) == "sweep-b"


def test_an_empty_box_says_whether_there_is_anything_to_choose(qtbot: QtBot) -> None:
    choice = SweepChoice()
    qtbot.addWidget(choice)
    box = choice.findChild(QComboBox)
    assert box is not None
    for ids, text in (([], "None yet"), (["sweep-a"], "Choose one")):
        choice.show_sweeps(ids, "")
        assert (box.currentIndex(), box.placeholderText()) == (-1, text)
