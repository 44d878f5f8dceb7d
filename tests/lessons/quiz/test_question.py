from dataclasses import replace

import numpy as np
import pytest

from normviz.lessons.quiz.catalog import question_at
from normviz.lessons.quiz.question import Choice, Words, mixed, texts_of


def test_a_sentence_is_filled_with_others() -> None:
    words = Words("{norm}: {count} sets", {"norm": Words("Batch Norm"), "count": 6})
    assert str(words) == "Batch Norm: 6 sets"
    assert texts_of(words) == {"{norm}: {count} sets", "Batch Norm"}


def test_the_place_of_the_right_choice_is_told() -> None:
    listed = [Choice(Words(name), Words("")) for name in "abcd"]
    for seed in range(20):
        choices, answer = mixed(np.random.default_rng(seed), listed[0], listed[1:])
        assert choices[answer] is listed[0]
        assert len(choices) == 4


def test_an_answer_outside_of_the_choices_is_refused() -> None:
    question = question_at(0, 0)
    with pytest.raises(ValueError, match="expected choices"):
        replace(question, answer=len(question.choices))
