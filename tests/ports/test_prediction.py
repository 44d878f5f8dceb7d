import inspect
from typing import Any

import numpy as np
import pytest

from normviz.app.prediction_service import KerasPredictionService
from normviz.ports.prediction import Answer, PredictionService, Question

METHODS = [name for name in vars(PredictionService) if not name.startswith("_")]
IMAGE = np.ones((28, 28), np.float32)


def names(method: Any) -> list[tuple[str, object]]:
    """The parameters of a method, each with its kind."""
    return [(each.name, each.kind) for each in inspect.signature(method).parameters.values()]


@pytest.mark.parametrize("name", METHODS)
def test_the_engine_takes_what_the_view_hands_over(name: str) -> None:
    given = getattr(KerasPredictionService, name)
    assert names(given) == names(getattr(PredictionService, name))


def test_a_plain_question_asks_for_nothing_beside_predictions() -> None:
    question = Question(IMAGE, ("batch",))
    assert question.mates is None
    assert question.in_training == ()
    assert question.salient == ""


def test_an_answer_has_only_what_was_asked_for() -> None:
    answer = Answer(Question(IMAGE, ()), {})
    assert answer.saliency is None
    assert (dict(answer.in_training), dict(answer.problems)) == ({}, {})
