"""Asks which change of x is not seen in y, computed by normalizing."""

from collections.abc import Sequence

import numpy as np

from normviz.lessons.quiz.norm_setting import (
    NormSetting,
    one_of,
    random_element,
    random_groups,
    random_shape,
)
from normviz.lessons.quiz.question import Choice, QuestionKind, QuizQuestion, Words, mixed
from normviz.lessons.quiz.tensor_changes import (
    CHANGES,
    TensorChange,
    effect,
    is_erased,
    stateless_norms,
)

_CHOICES = 4


def make(random: np.random.Generator) -> QuizQuestion | None:
    """One change that is erased among others that are not, or the other way round."""
    shape = random_shape(random)
    setting = NormSetting(one_of(random, stateless_norms()), shape, random_groups(random, shape[1]))
    effects = [(change, effect(setting, change, random)) for change in CHANGES]
    wants_erased = bool(random.random() < 0.5)
    right = [each for each in effects if is_erased(each[1]) is wants_erased]
    wrong = [each for each in effects if is_erased(each[1]) is (not wants_erased)]
    if not right or len(wrong) < _CHOICES - 1:
        return None
    chosen = right[int(random.integers(len(right)))]
    others = _some(random, wrong)
    choices, answer = mixed(random, _choice(*chosen), [_choice(*each) for each in others])
    told = {"norm": setting.title}
    erased = Words("Which change of x leaves y, the output of {norm}, as it was, with ε = 0?", told)
    seen = Words("Which change of x is seen in y, the output of {norm}, with ε = 0?", told)
    return QuizQuestion(
        KIND.name,
        erased if wants_erased else seen,
        choices,
        answer,
        Words(
            "{why} {norm}",
            {"why": _choice(*chosen).why, "norm": setting.explained()},
        ),
        setting.scene(random_element(random, shape, "cubes")),
    )


def _some(
    random: np.random.Generator, listed: Sequence[tuple[TensorChange, float]]
) -> list[tuple[TensorChange, float]]:
    return [listed[at] for at in random.permutation(len(listed))[: _CHOICES - 1]]


def _choice(change: TensorChange, moved: float) -> Choice:
    if is_erased(moved):
        return Choice(change.text, Words("Computed on noise, y does not change."))
    values = {"moved": f"{moved:.2f}"}
    return Choice(change.text, Words("Computed on noise, y changes by up to {moved}.", values))


KIND = QuestionKind("erased", 50, "What is erased?", make)
