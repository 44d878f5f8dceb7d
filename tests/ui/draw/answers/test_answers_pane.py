import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from normviz.ports.prediction import Answer, Question
from normviz.presentation.consensus import consensus_of
from normviz.ui.draw.answers.answer_panel import AnswerPanel
from normviz.ui.draw.answers.answers_pane import IN_TRAINING, AnswersPane, PanelSpec

IMAGE = np.ones((28, 28), np.float32)
QUESTION = Question(IMAGE, ())


def sure(digit: int) -> np.ndarray:
    values = np.full(10, 0.01, np.float32)
    values[digit] = 0.91
    return values


def answer(**digits: int) -> Answer:
    return Answer(QUESTION, {name: sure(digit) for name, digit in digits.items()})


def show(answers_pane: AnswersPane, said: Answer, default: str, count: int = 1) -> None:
    answers_pane.show_answer(said, consensus_of(said.probabilities, default), count)


@pytest.fixture
def answers_pane(qtbot: QtBot, theme: object) -> AnswersPane:
    made = AnswersPane()
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.set_panels([PanelSpec(name, name.title(), "") for name in ("none", "batch", "group")])
    made.show()
    return made


def panel(answers_pane: AnswersPane, name: str) -> AnswerPanel:
    found = answers_pane.findChild(AnswerPanel, f"draw_answer_{name}")
    assert isinstance(found, AnswerPanel), name
    return found


def test_every_model_has_a_panel_that_marks_another_opinion(answers_pane: AnswersPane) -> None:
    show(answers_pane, answer(none=3, batch=3, group=8), "batch")
    assert [panel(answers_pane, name).winner for name in ("none", "batch", "group")] == [3, 3, 8]
    assert [panel(answers_pane, name).differs for name in ("none", "batch", "group")] == [
        False,
        False,
        True,
    ]
    assert answers_pane.head.text().startswith("3")


def test_a_model_that_did_not_answer_has_an_empty_panel(answers_pane: AnswersPane) -> None:
    show(answers_pane, answer(none=3), "batch")
    assert panel(answers_pane, "group").winner is None
    assert answers_pane.head.text().startswith("3")


def test_several_digits_have_no_answer_in_large(answers_pane: AnswersPane) -> None:
    show(answers_pane, answer(none=3, batch=3), "batch", count=2)
    assert answers_pane.head.text().startswith("?")
    assert panel(answers_pane, "none").winner == 3


def test_an_empty_drawing_takes_the_answers_away(answers_pane: AnswersPane) -> None:
    show(answers_pane, answer(none=3), "none")
    answers_pane.show_image(np.zeros((28, 28), np.float32))
    assert panel(answers_pane, "none").winner is None
    show(answers_pane, answer(none=3), "none")
    answers_pane.show_image(IMAGE)
    assert panel(answers_pane, "none").winner == 3


def test_a_click_on_a_panel_names_its_model(qtbot: QtBot, answers_pane: AnswersPane) -> None:
    answers_pane.set_panels([PanelSpec("batch" + IN_TRAINING, "Batch Norm", "")])
    with qtbot.waitSignal(answers_pane.chosen) as chosen:
        QTest.mouseClick(panel(answers_pane, "batch_in_training"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["batch"]


def test_panels_that_stay_keep_their_answers(answers_pane: AnswersPane) -> None:
    show(answers_pane, answer(none=3, batch=3), "batch")
    kept = panel(answers_pane, "batch")
    answers_pane.set_panels([PanelSpec("batch", "Renamed", ""), PanelSpec("rms", "RMS", "")])
    assert panel(answers_pane, "batch") is kept
    assert (kept.winner, kept.title) == (3, "Renamed")


def test_the_answer_in_training_has_a_panel_of_its_own(answers_pane: AnswersPane) -> None:
    answers_pane.set_panels([PanelSpec("batch", "", ""), PanelSpec("batch" + IN_TRAINING, "", "")])
    said = Answer(QUESTION, {"batch": sure(3)}, {"batch": sure(5)})
    show(answers_pane, said, "batch")
    assert panel(answers_pane, "batch").winner == 3
    assert panel(answers_pane, "batch_in_training").winner == 5
    assert panel(answers_pane, "batch_in_training").differs
