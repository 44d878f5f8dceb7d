from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from normviz.lessons.quiz.catalog import question_at, questions
from normviz.ui.quiz.choice_buttons import ChoiceButtons, broken_lines


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


def test_long_choices_stand_below_one_another_and_widen_nothing(qtbot: QtBot) -> None:
    choices = ChoiceButtons()
    qtbot.addWidget(choices)
    question = next(each for each in questions(3, "erased") if len(str(each.choices[0].text)) > 40)
    choices.show_question(question)
    choices.resize(300, 400)
    choices.show()
    shown = buttons(choices)
    assert len({each.x() for each in shown}) == 1
    assert choices.minimumSizeHint().width() < 300
    for button in shown:
        lines = button.text().split("\n")
        assert max(map(button.fontMetrics().horizontalAdvance, lines)) < button.width()
        assert len(lines) * button.fontMetrics().height() <= button.height()


def test_lines_are_broken_between_words(qtbot: QtBot) -> None:
    metrics = ChoiceButtons().fontMetrics()
    width = metrics.horizontalAdvance("one two")
    assert broken_lines("one two three", metrics, width) == "one two\nthree"
    assert broken_lines("immeasurable", metrics, 1) == "immeasurable"
