from itertools import islice

import numpy as np

from normviz import norms
from normviz.lessons.quiz.catalog import questions


def test_the_index_of_the_right_choice_is_the_mask() -> None:
    for question in islice(questions(2, "set"), 30):
        scene = question.solution
        state, (norm,) = scene.figure, scene.figure.norms
        mask = norms.mask(norm, state.shape, scene.element, state.groups, state.training)
        x = np.zeros(state.shape)
        exec(f"{question.choices[question.answer].text} = 1")  # noqa: S102 (our own index)
        assert np.array_equal(x == 1, mask)
        assert question.has_pictures


def test_every_choice_has_the_same_element_and_form() -> None:
    for question in islice(questions(4, "set"), 10):
        looks = {(each.scene.element, each.scene.figure.form) for each in question.choices
                 if each.scene}  # fmt: skip
        assert looks == {(question.solution.element, question.solution.figure.form)}
