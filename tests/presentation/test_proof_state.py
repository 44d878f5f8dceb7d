"""Questions and answers of proofs: what is asked, kept and forgotten."""

import pytest

from normviz.figure.state import FigureState
from normviz.presentation import proof_state
from normviz.presentation.proof_state import ProofAnswers, question_of, short_version
from tests.figure.states import figure_state
from tests.ui.cube.proof.conftest import report_of

STATE = FigureState()


def test_settings_that_a_norm_ignores_are_no_part_of_the_question() -> None:
    index = (0, 0, 0, 0)
    assert question_of(figure_state(groups=3), "batch", index) == question_of(STATE, "batch", index)
    assert question_of(figure_state(groups=3), "group", index) != question_of(STATE, "group", index)
    inference = figure_state(training=False)
    assert question_of(inference, "layer", index) == question_of(STATE, "layer", index)
    assert question_of(inference, "batch", index) != question_of(STATE, "batch", index)


def test_an_answer_stands_for_its_neighbours_until_theirs_is_there() -> None:
    answers = ProofAnswers()
    here, there = (question_of(STATE, "batch", (n, 0, 0, 0)) for n in (0, 1))
    assert answers.of(here).kind == "pending"
    answers.keep(here, report_of(here))
    assert answers.of(there).question == here
    assert there not in answers
    answers.keep(there, report_of(there))
    assert answers.of(there).question == there


def test_a_reason_is_kept_too() -> None:
    answers = ProofAnswers()
    question = question_of(STATE, "batch", (0, 0, 0, 0))
    answers.keep(question, "No Keras.")
    state = answers.of(question)
    assert (state.kind, state.reason, state.report) == ("unavailable", "No Keras.", None)


def test_the_oldest_answers_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof_state, "_MOST_KEPT", 2)
    answers = ProofAnswers()
    questions = [question_of(STATE, "batch", (n, 0, 0, 0)) for n in range(4)]
    for question in questions:
        answers.keep(question, report_of(question))
    assert [question in answers for question in questions] == [False, False, True, True]
    assert answers.of(questions[0]).question == questions[3]


def test_versions_are_written_short() -> None:
    assert short_version("3.15.1") == "3.15"
