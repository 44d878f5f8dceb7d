"""All kinds of questions, and the endless row of questions that follows from a seed."""

from collections.abc import Iterator
from itertools import count
from typing import Final

import numpy as np

from normviz.errors import UserError
from normviz.lessons.quiz.question import QuestionKind, QuizQuestion
from normviz.registry import Registry

KINDS: Final[Registry[QuestionKind]] = Registry("normviz.lessons.quiz.kinds", "KIND")
"""Every kind of question by its name."""

LARGEST_SEED: Final = 2**31 - 1
_ATTEMPTS: Final = 1000


def question_at(seed: int, number: int, kind: str = "") -> QuizQuestion:
    """One question of the row of a seed; the same seed and number give the same question.

    Args:
        seed: Of the row, 0 to `LARGEST_SEED`.
        number: Place in the row, from 0.
        kind: A name in `KINDS`; empty for the kinds in turns of random order.

    Raises:
        UserError: There is no such kind.
    """
    chosen = kind_named(kind or _kind_at(seed, number))
    random = np.random.default_rng([seed, number, chosen.order])
    for _ in range(_ATTEMPTS):
        question = chosen.make(random)
        if question is not None:
            return question
    raise RuntimeError(f"{chosen.name}: expected a question, received none")


def questions(seed: int, kind: str = "") -> Iterator[QuizQuestion]:
    """The questions of a seed, without end; as `question_at`."""
    for number in count():
        yield question_at(seed, number, kind)


def kind_named(name: str) -> QuestionKind:
    """The kind of that name.

    Raises:
        UserError: There is none.
    """
    if name not in KINDS:
        raise UserError(
            "expected a kind of question, one of {names}; received {name!r}",
            code="question-kind-unknown",
            names=", ".join(KINDS),
            name=name,
        )
    return KINDS[name]


def _kind_at(seed: int, number: int) -> str:
    """Every kind comes once in as many questions as there are kinds."""
    turn, place = divmod(number, len(KINDS))
    names = list(KINDS)
    return names[int(np.random.default_rng([seed, turn]).permutation(len(names))[place])]
