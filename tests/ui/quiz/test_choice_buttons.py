from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from normviz.lessons.quiz.catalog import question_at
from normviz.ui.quiz.choice_buttons import ChoiceButtons


def buttons(choices: ChoiceButtons) -> list[QToolButton]:
    return [each for each in choices.findChildren(QToolButton) if not each.isHidden()]


def test_choices_are_texts_or_pictures(qtbot: QtBot) -> None:
    choices = ChoiceButtons()
    qtbot.addWidget(choices)
    choices.show_question(question_at(0, 0, "set"))
    assert not any(each.icon().isNull() for each in buttons(choices))
    question = question_at(0, 0, "axis")
    choices.show_question(question)
    shown = buttons(choices)
    assert all(each.icon().isNull() for each in shown)
    assert [each.text() for each in shown] == [
        f"{place}: {choice.text}" for place, choice in enumerate(question.choices, 1)
    ]


def test_a_click_chooses_and_marks_are_shown(qtbot: QtBot) -> None:
    choices = ChoiceButtons()
    qtbot.addWidget(choices)
    choices.show_question(question_at(0, 0, "axis"))
    with qtbot.waitSignal(choices.chosen) as told:
        qtbot.mouseClick(buttons(choices)[2], Qt.MouseButton.LeftButton)
    assert told.args == [2]
    choices.mark(answer=1, chosen=2)
    assert [each.isEnabled() for each in buttons(choices)] == [False, True, True, False]
