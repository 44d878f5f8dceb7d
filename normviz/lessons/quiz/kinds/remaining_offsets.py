"""Asks how much of the offsets of samples or channels is left in y, computed by normalizing."""

from typing import Final

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
    noise_with_offsets,
    output,
    share_between,
    stateless_norms,
)

_APART: Final = 15
"""Percentage points between two choices, so that no calculator is needed."""
_ROUNDING: Final = 5
"""Percentage points: what is left is all or nothing but for chance; the rest nobody can predict."""
_GUESSES: Final = (0, 100, 50, 25, 75)
_ASKED: Final = (
    (
        "x is noise with an offset for each sample: {before} % of its variance lies between "
        "samples. How much of the variance of y, the output of {norm}, does?"
    ),
    (
        "x is noise with an offset for each channel: {before} % of its variance lies between "
        "channels. How much of the variance of y, the output of {norm}, does?"
    ),
)
"""By the axis of the offsets, N or C."""


def make(random: np.random.Generator) -> QuizQuestion | None:
    """The share of the variance that is left, among others; None where it cannot be predicted."""
    shape = random_shape(random)
    setting = NormSetting(one_of(random, stateless_norms()), shape, random_groups(random, shape[1]))
    axis = int(random.integers(2))
    x = noise_with_offsets(shape, axis, random)
    before, after = (_percent(share_between(each, axis)) for each in (x, output(setting, x)))
    is_plain = after <= _ROUNDING or abs(after - before) <= _ROUNDING
    if not (40 <= before <= 85 and is_plain):
        return None
    chosen = [after]
    for guess in (before, *_GUESSES):
        if all(abs(guess - each) >= _APART for each in chosen):
            chosen.append(guess)
    told = Words(
        "Computed on this x: {after} % of the variance of y, {before} % of that of x. {norm}",
        {"after": after, "before": before, "norm": setting.explained()},
    )
    why = Words("It is {after} % of the variance of y.", {"after": after})
    listed = [Choice(Words("{share} %", {"share": share}), why) for share in chosen[:4]]
    choices, answer = mixed(random, listed[0], listed[1:])
    return QuizQuestion(
        KIND.name,
        Words(_ASKED[axis], {"before": before, "norm": setting.title}),
        choices,
        answer,
        told,
        setting.scene(random_element(random, shape, "cubes")),
    )


def _percent(share: float) -> int:
    return round(100 * share)


KIND = QuestionKind("remains", 60, "Predict the effect", make)
