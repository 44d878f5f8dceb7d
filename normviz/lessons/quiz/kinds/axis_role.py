"""Asks which axes share statistics, keep them separate, or are split."""

from itertools import combinations
from typing import Final

import numpy as np

from normviz import norms
from normviz.lessons.quiz.norm_setting import (
    NormSetting,
    one_of,
    random_element,
    random_groups,
    random_shape,
    sharing_norms,
)
from normviz.lessons.quiz.question import Choice, QuestionKind, QuizQuestion, Words, mixed
from normviz.norms.norm import Role

_CHOICES = 4
_ASKED: Final[dict[Role, str]] = {
    "kept": "Along which axes does {norm} keep statistics separate, one for each index?",
    "shared": "Over which axes does {norm} share its statistics?",
    "split": "Which axes does {norm} split into groups?",
}


def make(random: np.random.Generator) -> QuizQuestion:
    """The axes with one role among other axes."""
    shape = random_shape(random)
    kernels = [name for name, norm in norms.CATALOG.items() if norm.kind == "kernel"]
    name = one_of(random, sharing_norms() + kernels)
    setting = NormSetting(name, shape, random_groups(random, shape[1]))
    asked: Role = ("kept", "shared", "split")[int(random.choice(3, p=(0.4, 0.4, 0.2)))]
    roles = setting.roles
    right = tuple(axis for axis, role in roles.items() if role == asked)
    subsets = [each for count in range(5) for each in combinations(roles, count) if each != right]
    wrong = [subsets[at] for at in random.permutation(len(subsets))[: _CHOICES - 1]]
    told = setting.explained()
    listed = [Choice(_axes(each), _why(each, right)) for each in wrong]
    choices, answer = mixed(random, Choice(_axes(right), told), listed)
    return QuizQuestion(
        KIND.name,
        Words(_ASKED[asked], {"norm": setting.title}),
        choices,
        answer,
        told,
        setting.scene(random_element(random, shape, "cubes")),
    )


def _axes(names: tuple[str, ...]) -> Words:
    return Words("{axes}", {"axes": ", ".join(names)}) if names else Words("None")


def _why(named: tuple[str, ...], right: tuple[str, ...]) -> Words:
    values = {
        "wrong": ", ".join(axis for axis in named if axis not in right),
        "missing": ", ".join(axis for axis in right if axis not in named),
    }
    if not values["missing"]:
        return Words("It does not hold for {wrong}.", values)
    if not values["wrong"]:
        return Words("It also holds for {missing}.", values)
    return Words("It does not hold for {wrong}, but for {missing}.", values)


KIND = QuestionKind("axis", 30, "Which axis?", make)
