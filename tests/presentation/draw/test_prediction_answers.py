import numpy as np
import pytest

from normviz.errors import UserError
from normviz.ports.prediction import Question
from normviz.presentation.draw.prediction_answers import answer_to, error_sentence
from tests.ui.draw.conftest import FakePredictor

IMAGE = np.ones((28, 28), np.float32)


@pytest.fixture
def fake() -> FakePredictor:
    return FakePredictor()


def test_one_that_fails_takes_no_other_along(fake: FakePredictor) -> None:
    fake.damaged = {"none"}
    answer = answer_to(Question(IMAGE, ("none", "batch")), fake)
    assert set(answer.probabilities) == {"batch"}
    assert answer.problems == {"none": "none.npz is damaged"}


def test_pixels_that_cannot_be_weighed_leave_the_answer(
    fake: FakePredictor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise UserError("this network cannot be weighed")

    monkeypatch.setattr(fake, "saliency", refuse)
    monkeypatch.setattr(fake, "predict_in_training", refuse)
    mates = np.stack([IMAGE])
    question = Question(IMAGE, ("batch",), mates, ("batch",), "batch")
    answer = answer_to(question, fake)
    assert set(answer.probabilities) == {"batch"}
    assert answer.saliency is None
    assert answer.in_training == {}
    assert answer.problems == {"batch": "this network cannot be weighed"}


def test_a_failed_model_is_not_weighed(fake: FakePredictor) -> None:
    fake.damaged = {"batch"}
    answer = answer_to(Question(IMAGE, ("batch",), salient="batch"), fake)
    assert answer.saliency is None
    assert fake.salient == []


def test_what_nobody_foresaw_is_one_line_and_printed_in_full(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert error_sentence(UserError("expected a, received b")) == "expected a, received b"
    assert capsys.readouterr().err == ""
    assert error_sentence(MemoryError()) == "MemoryError"
    assert "MemoryError" in capsys.readouterr().err
