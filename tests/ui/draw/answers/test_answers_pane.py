import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from normviz.ports.prediction import Answer, Question
from normviz.presentation.consensus import consensus_of
from normviz.ui.draw.answers.answer_panel import AnswerPanel
from normviz.ui.draw.answers.answers_pane import IN_TRAINING, Board, PanelSpec

IMAGE = np.ones((28, 28), np.float32)
QUESTION = Question(IMAGE, ())


def sure(digit: int) -> np.ndarray:
    values = np.full(10, 0.01, np.float32)
    values[digit] = 0.91
    return values


def answer(**digits: int) -> Answer:
    return Answer(QUESTION, {name: sure(digit) for name, digit in digits.items()})


def show(board: Board, said: Answer, default: str, count: int = 1) -> None:
    board.show_answer(said, consensus_of(said.probabilities, default), count)


@pytest.fixture
def board(qtbot: QtBot, theme: object) -> Board:
    made = Board()
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.set_panels([PanelSpec(name, name.title(), "") for name in ("none", "batch", "group")])
    made.show()
    return made


def panel(board: Board, name: str) -> AnswerPanel:
    found = board.findChild(AnswerPanel, f"draw_answer_{name}")
    assert isinstance(found, AnswerPanel), name
    return found


def test_every_model_has_a_panel_that_marks_another_opinion(board: Board) -> None:
    show(board, answer(none=3, batch=3, group=8), "batch")
    assert [panel(board, name).winner for name in ("none", "batch", "group")] == [3, 3, 8]
    assert [panel(board, name).differs for name in ("none", "batch", "group")] == [
        False,
        False,
        True,
    ]
    assert board.head.text().startswith("3")


def test_a_model_that_did_not_answer_has_an_empty_panel(board: Board) -> None:
    show(board, answer(none=3), "batch")
    assert panel(board, "group").winner is None
    assert board.head.text().startswith("3")


def test_several_digits_have_no_answer_in_large(board: Board) -> None:
    show(board, answer(none=3, batch=3), "batch", count=2)
    assert board.head.text().startswith("?")
    assert panel(board, "none").winner == 3


def test_an_empty_drawing_takes_the_answers_away(board: Board) -> None:
    show(board, answer(none=3), "none")
    board.show_image(np.zeros((28, 28), np.float32))
    assert panel(board, "none").winner is None
    show(board, answer(none=3), "none")
    board.show_image(IMAGE)
    assert panel(board, "none").winner == 3


def test_a_click_on_a_panel_names_its_model(qtbot: QtBot, board: Board) -> None:
    board.set_panels([PanelSpec("batch" + IN_TRAINING, "Batch Norm", "")])
    with qtbot.waitSignal(board.chosen) as chosen:
        QTest.mouseClick(panel(board, "batch_in_training"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["batch"]


def test_panels_that_stay_keep_their_answers(board: Board) -> None:
    show(board, answer(none=3, batch=3), "batch")
    kept = panel(board, "batch")
    board.set_panels([PanelSpec("batch", "Renamed", ""), PanelSpec("rms", "RMS", "")])
    assert panel(board, "batch") is kept
    assert (kept.winner, kept.title) == (3, "Renamed")


def test_the_answer_in_training_has_a_panel_of_its_own(board: Board) -> None:
    board.set_panels([PanelSpec("batch", "", ""), PanelSpec("batch" + IN_TRAINING, "", "")])
    said = Answer(QUESTION, {"batch": sure(3)}, {"batch": sure(5)})
    show(board, said, "batch")
    assert panel(board, "batch").winner == 3
    assert panel(board, "batch_in_training").winner == 5
    assert panel(board, "batch_in_training").differs
