from itertools import islice

import numpy as np
import pytest

from normviz import norms
from normviz.errors import UserError
from normviz.lessons.quiz.catalog import KINDS, kind_named, question_at, questions
from normviz.lessons.quiz.question import QuizQuestion, texts_of, words_of
from normviz.scenes.cube_scene import CubeScene
from normviz.ui.text.catalogue_texts import TEXTS

SEEDS = 2000
SIGNS = {"N = 1", "H = W = 1", "G = {count}", "x[{index}]", "{axes}", "{share} %", "{why} {norm}"}
"""Sentences without words."""


def masks(scene: CubeScene, element: tuple[int, int, int, int]) -> list[bytes]:
    state = scene.figure
    return [
        norms.mask(norm, state.shape, element, state.groups, state.training).tobytes()
        for norm in state.norms
    ]


def has_equal_sets(scene: CubeScene) -> bool:
    return all(len(set(masks(scene, element))) == 1 for element in np.ndindex(scene.figure.shape))


def check(question: QuizQuestion) -> None:
    """One right answer, told by masks and not by the labels that made the question."""
    texts = [str(each.text) for each in question.choices]
    assert len(set(texts)) == len(texts) >= 3
    scenes = [each.scene for each in question.choices if each.scene is not None]
    if question.kind in ("set", "norm"):
        shown = [masks(scene, scene.element)[0] for scene in scenes]
        assert len(set(shown)) == len(texts)
        assert shown[question.answer] == masks(question.solution, question.solution.element)[0]
    if question.kind == "equal":
        equal = [has_equal_sets(scene) for scene in scenes]
        assert equal == [at == question.answer for at in range(len(texts))]


def test_two_thousand_seeds_ask_questions_with_one_right_answer() -> None:
    known = set(TEXTS)
    for seed in range(SEEDS):
        question = question_at(seed, seed % 7)
        check(question)
        for text in set().union(*map(texts_of, words_of(question))):
            assert text in known | SIGNS, text


def test_a_seed_asks_the_same_questions_again() -> None:
    first = list(islice(questions(5), 12))
    assert first == list(islice(questions(5), 12))
    assert first != list(islice(questions(6), 12))
    assert first[7] == question_at(5, 7)


def test_every_kind_comes_once_in_each_turn() -> None:
    asked = [question.kind for question in islice(questions(3), 2 * len(KINDS))]
    assert set(asked[: len(KINDS)]) == set(asked[len(KINDS) :]) == set(KINDS)


def test_a_kind_can_be_asked_alone() -> None:
    assert {question.kind for question in islice(questions(0, "axis"), 8)} == {"axis"}


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(UserError, match="expected a kind of question"):
        kind_named("nothing")


def test_every_place_of_the_right_answer_occurs() -> None:
    assert {question.answer for question in islice(questions(1), 60)} == {0, 1, 2, 3}
