"""Asks which elements share statistics with one, answered by clicking a figure."""

import numpy as np

from normviz.figure.state import Form, Index
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
from normviz.norms.validation import divisors_of

_CHOICES = 4


def make(random: np.random.Generator) -> QuizQuestion | None:
    """The set of one element among those of other norms; None where too few differ."""
    shape = random_shape(random)
    groups = random_groups(random, shape[1])
    form: Form = "tiles" if random.random() < 0.4 else "cubes"
    element = random_element(random, shape, form)
    right = NormSetting(one_of(random, sharing_norms()), shape, groups)
    others = [
        NormSetting(name, shape, count, training)
        for name in sharing_norms()
        for count in divisors_of(shape[1])
        for training in (True, False)
    ]
    found = {str(right.box(element)): right}
    for at in random.permutation(len(others)):
        found.setdefault(str(others[at].box(element)), others[at])
    if len(found) < _CHOICES:
        return None
    wrong = list(found.values())[1:_CHOICES]
    choices, answer = mixed(
        random, _choice(right, element, form), [_choice(each, element, form) for each in wrong]
    )
    return QuizQuestion(
        KIND.name,
        Words(
            "Which elements share statistics with the outlined one, {place}, in {norm}?",
            {"place": element_words(element), "norm": right.title},
        ),
        choices,
        answer,
        right.explained(),
        right.scene(element, form),
        has_pictures=True,
    )


def _choice(setting: NormSetting, element: Index, form: Form) -> Choice:
    return Choice(
        box_words(setting.box(element), setting.shape),
        Words("This is the set of {told}", {"told": setting.explained()}),
        setting.scene(element, form),
    )


KIND = QuestionKind("set", 10, "Click the set", make)
