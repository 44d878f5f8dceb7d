import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.quiz.quiz_dialog import QuizDialog
from normviz.ui.quiz.quiz_opener import QuizOpener

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    return made


def opened(window: QWidget) -> QuizDialog:
    (dialog,) = window.findChildren(QuizDialog)
    return dialog


def test_a_quiz_that_is_left_goes_on_where_it_was(qtbot: QtBot, window: QWidget) -> None:
    opener = QuizOpener(window)
    opener.open()
    first = opened(window)
    first.answer(0)
    first.go_on()
    question = first.round.question
    first.close()
    qtbot.waitUntil(lambda: not window.findChildren(QuizDialog))
    opener.open()
    again = opened(window)
    assert again.round.question == question
    assert len(again.round.answers) == 1


def test_one_quiz_is_open_at_a_time(window: QWidget) -> None:
    opener = QuizOpener(window)
    opener.open()
    opener.open()
    assert opened(window).isVisible()
