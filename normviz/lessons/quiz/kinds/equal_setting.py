"""Asks which setting gives two norms the same statistic sets."""

from dataclasses import dataclass

import numpy as np

from normviz import norms
from normviz.figure.state import Index, Shape
from normviz.lessons.quiz.norm_setting import (
    NormSetting,
    box_words,
    figure_scene,
    random_element,
    random_groups,
    random_shape,
    same_sets,
    sharing_norms,
)
from normviz.lessons.quiz.question import Choice, QuestionKind, QuizQuestion, Words, mixed
from normviz.norms.validation import divisors_of

_CHOICES = 4


@dataclass(frozen=True)
class _Pair:
    """Two norms under one setting, and what the setting is called."""

    text: Words
    one: NormSetting
    other: NormSetting

    @property
    def is_equal(self) -> bool:
        return same_sets(self.one, self.other)


def make(random: np.random.Generator) -> QuizQuestion | None:
    """One setting that makes two norms equal among others that do not; None where there is none."""
    shape = random_shape(random)
    groups = random_groups(random, shape[1])
    names = sharing_norms()
    one, other = (names[at] for at in random.choice(len(names), 2, replace=False))
    if same_sets(NormSetting(one, shape, groups), NormSetting(other, shape, groups)):
        return None
    pairs = [
        _Pair(text, NormSetting(one, sizes, count), NormSetting(other, sizes, count))
        for text, sizes, count in _settings(shape, groups)
    ]
    right = [pair for pair in pairs if pair.is_equal]
    wrong = [pair for pair in pairs if not pair.is_equal]
    if not right or len(wrong) < _CHOICES - 1:
        return None
    chosen = right[int(random.integers(len(right)))]
    others = [wrong[at] for at in random.permutation(len(wrong))[: _CHOICES - 1]]
    choices, answer = mixed(random, _choice(chosen), [_choice(each) for each in others])
    return QuizQuestion(
        KIND.name,
        Words(
            "x has N = {n}, C = {c}, H = {h}, W = {w}, and G = {groups} where a norm has groups. "
            "Which change gives {one} and {other} the same statistic sets, in training?",
            {
                **dict(zip("nchw", shape, strict=True)),
                "groups": groups,
                "one": Words(norms.CATALOG[one].title),
                "other": Words(norms.CATALOG[other].title),
            },
        ),
        choices,
        answer,
        _told(chosen),
        figure_scene((chosen.one, chosen.other), _element(chosen)),
    )


def _settings(shape: Shape, groups: int) -> list[tuple[Words, Shape, int]]:
    """The changes that are offered: what they are called, the shape and the groups."""
    n, c, h, w = shape
    found = [
        (Words("G = {count}", {"count": count}), shape, count)
        for count in divisors_of(c)
        if count != groups
    ]
    return [
        *found,
        (Words("N = 1"), (1, c, h, w), groups),
        (Words("C = 1 and G = 1"), (n, 1, h, w), 1),
        (Words("H = W = 1"), (n, c, 1, 1), groups),
    ]


def _choice(pair: _Pair) -> Choice:
    return Choice(pair.text, _told(pair), figure_scene((pair.one, pair.other), _element(pair)))


def _told(pair: _Pair) -> Words:
    values = {"setting": pair.text, "one": _counted(pair.one), "other": _counted(pair.other)}
    if pair.is_equal:
        return Words("With {setting} every label is the same: {one}; {other}.", values)
    return Words("With {setting} the labels differ: {one}; {other}.", values)


def _counted(setting: NormSetting) -> Words:
    sets = setting.sets
    return Words(
        "{norm}: {box}, sets: {count}, elements in each: {size}",
        {
            "norm": setting.title,
            "box": box_words(setting.box((0, 0, 0, 0)), setting.shape),
            "count": sets.count,
            "size": sets.size,
        },
    )


def _element(pair: _Pair) -> Index:
    return random_element(np.random.default_rng(0), pair.one.shape, "cubes")


KIND = QuestionKind("equal", 40, "Which setting makes these equal?", make)
