"""Asks which norm has the highlighted set."""

import numpy as np

from normviz.figure.state import Form
from normviz.lessons.quiz.norm_setting import (
    NormSetting,
    box_words,
    element_words,
    one_of,
    random_element,
    random_groups,
    random_shape,
    sharing_norms,
)
from normviz.lessons.quiz.question import Choice, QuestionKind, QuizQuestion, Words, mixed

_CHOICES = 4


def make(random: np.random.Generator) -> QuizQuestion | None:
    """A set and four norms that differ in it; None where too few do."""
    shape = random_shape(random)
    groups = random_groups(random, shape[1])
    form: Form = "tiles" if random.random() < 0.4 else "cubes"
    element = random_element(random, shape, form)
    right = NormSetting(one_of(random, sharing_norms()), shape, groups)
    found = {str(right.box(element)): right}
    names = sharing_norms()
    for at in random.permutation(len(names)):
        other = NormSetting(names[at], shape, groups)
        found.setdefault(str(other.box(element)), other)
    if len(found) < _CHOICES:
        return None
    listed = [
        Choice(each.title, each.explained(), each.scene(element, form))
        for each in list(found.values())[:_CHOICES]
    ]
    choices, answer = mixed(random, listed[0], listed[1:])
    return QuizQuestion(
        KIND.name,
        Words(
            "Which norm is this? {element} shares statistics with all of {box}.",
            {
                "element": element_words(element),
                "box": box_words(right.box(element), shape),
            },
        ),
        choices,
        answer,
        right.explained(),
        right.scene(element, form),
        given=right.scene(element, form),
    )


KIND = QuestionKind("norm", 20, "Which norm is this?", make)
