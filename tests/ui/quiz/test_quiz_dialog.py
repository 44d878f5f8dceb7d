import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from normviz.lessons.quiz.catalog import KINDS, question_at
from normviz.lessons.quiz.quiz_round import QuizRound
from normviz.ui.quiz.quiz_dialog import QuizDialog
from normviz.ui.widgets.whole_spin import WholeSpin


@pytest.fixture
def dialog(qtbot: QtBot) -> QuizDialog:
    made = QuizDialog(seed=3)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def text(dialog: QuizDialog, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    assert label is not None
    return label.text()


def test_it_is_described(dialog: QuizDialog, assert_described: Callable[[QWidget], None]) -> None:
    assert_described(dialog)


def test_a_right_answer_by_key_and_enter_for_the_next(dialog: QuizDialog, qtbot: QtBot) -> None:
    question = question_at(3, 0)
    assert text(dialog, "quiz_question") == str(question.text)
    qtbot.keyClicks(dialog, str(question.answer + 1))
    assert text(dialog, "quiz_reason") == f"Right. {question.reason}"
    assert text(dialog, "quiz_score").startswith("1 of 1 right")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert text(dialog, "quiz_question") == str(question_at(3, 1).text)
    assert text(dialog, "quiz_reason") == ""


def test_a_wrong_answer_by_mouse_says_why(dialog: QuizDialog, qtbot: QtBot) -> None:
    question = question_at(3, 0)
    wrong = (question.answer + 1) % len(question.choices)
    button = dialog.findChild(QToolButton, f"choice_{wrong + 1}")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    why = question.choices[wrong].why
    assert text(dialog, "quiz_reason") == f"No. {why}\n{question.reason}"
    right = dialog.findChild(QToolButton, f"choice_{question.answer + 1}")
    assert right is not None
    assert right.text().startswith("✓")
    assert button.text().startswith("✗")
    figure = dialog.findChild(QLabel, "quiz_figure")
    assert figure is not None
    assert figure.isVisible() is not question.has_pictures
    assert figure.pixmap().isNull() is question.has_pictures


def test_another_seed_or_kind_begins_anew(dialog: QuizDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog, "1")
    spin, kind = dialog.findChild(WholeSpin, "quiz_seed"), dialog.findChild(QComboBox, "quiz_kind")
    assert spin is not None
    assert kind is not None
    spin.setValue(8)
    assert text(dialog, "quiz_question") == str(question_at(8, 0).text)
    assert text(dialog, "quiz_score") == ""
    kind.setCurrentIndex(kind.findData("axis"))
    assert text(dialog, "quiz_question") == str(question_at(8, 0, "axis").text)


def test_a_seed_that_is_refused_says_so_and_the_question_stays(
    dialog: QuizDialog, qtbot: QtBot
) -> None:
    spin = dialog.findChild(WholeSpin, "quiz_seed")
    assert spin is not None
    before = text(dialog, "quiz_question")
    for entered, said in (("many", "Type a whole number instead of many."), ("3", "")):
        spin.selectAll()
        qtbot.keyClicks(spin, entered)
        qtbot.keyClick(spin, Qt.Key.Key_Return)
        assert text(dialog, "quiz_reason") == said
        assert text(dialog, "quiz_question") == before


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_asked_and_told(kind: str, dialog: QuizDialog, qtbot: QtBot) -> None:
    combo = dialog.findChild(QComboBox, "quiz_kind")
    assert combo is not None
    combo.setCurrentIndex(combo.findData(kind))
    qtbot.keyClicks(dialog, "2")
    assert text(dialog, "quiz_reason")
    button = dialog.findChild(QPushButton, "quiz_next")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert text(dialog, "quiz_question") == str(question_at(3, 1, kind).text)


def test_answers_are_saved(dialog: QuizDialog, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.keyClicks(dialog, "1")
    path = tmp_path / "a.csv"
    dialog.save(path)
    with path.open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == 2
    assert str(path) in text(dialog, "quiz_reason")


def test_a_file_that_cannot_be_written_is_told(dialog: QuizDialog, tmp_path: Path) -> None:
    dialog.save(tmp_path)
    assert text(dialog, "quiz_reason")
    assert len(dialog.round.answers) == 0


def test_a_round_that_was_left_goes_on(qtbot: QtBot) -> None:
    left = QuizRound(7, "axis")
    left.answer(0)
    left.go_on()
    made = QuizDialog(left=left)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    assert text(made, "quiz_question") == str(question_at(7, 1, "axis").text)
    assert "of 1 right" in text(made, "quiz_score")
    spin = made.findChild(WholeSpin, "quiz_seed")
    assert spin is not None
    assert spin.value() == 7
