"""``QuizQuestion``: a question of the quiz, its choices, and why each is right or wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Union

import numpy as np

from normviz.scenes.cube_scene import CubeScene

Value = Union[int, str, "Words"]


@dataclass(frozen=True)
class Words:
    """A sentence with values, so that the window can translate it.

    Attributes:
        text: In English, with ``{names}`` of ``values``.
        values: Numbers, names, or sentences of their own.
    """

    text: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __str__(self) -> str:
        """The English text with its values."""
        return self.text.format(**self.values)


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen.

    Attributes:
        text: What is chosen.
        why: Why it is right, or what is wrong with it, with computed numbers.
        scene: The figure with the sets that it speaks of; None where it speaks of none.
    """

    text: Words
    why: Words
    scene: CubeScene | None = None


@dataclass(frozen=True)
class QuizQuestion:
    """One question with exactly one right answer.

    Attributes:
        kind: A name in `KINDS`.
        text: What is asked.
        choices: At least two.
        answer: The place of the right one.
        reason: Why it is right, with computed numbers.
        solution: The figure with the sets that the answer follows from.
        given: The figure that is shown with the question, without names; None for no figure.
        has_pictures: Whether the choices are chosen by their figures, shown without names.
    """

    kind: str
    text: Words
    choices: tuple[Choice, ...]
    answer: int
    reason: Words
    solution: CubeScene
    given: CubeScene | None = None
    has_pictures: bool = False

    def __post_init__(self) -> None:
        """Refuses a question that cannot be answered."""
        if len(self.choices) < 2 or not 0 <= self.answer < len(self.choices):
            raise ValueError(
                f"expected choices and the place of the right one, received {len(self.choices)} "
                f"and {self.answer}"
            )


@dataclass(frozen=True)
class QuestionKind:
    """One kind of question.

    Attributes:
        name: Unique.
        order: Its place in lists.
        title: A few words, in English.
        make: Makes a question from random numbers; None where these gave none with exactly one
            right answer.
    """

    name: str
    order: int
    title: str
    make: Callable[[np.random.Generator], QuizQuestion | None]


def mixed(
    random: np.random.Generator, right: Choice, wrong: list[Choice]
) -> tuple[tuple[Choice, ...], int]:
    """The choices in a random order, and the place of the right one."""
    listed = [right, *wrong]
    order = random.permutation(len(listed))
    return tuple(listed[at] for at in order), int(np.flatnonzero(order == 0)[0])


def words_of(question: QuizQuestion) -> list[Words]:
    """Every sentence of a question."""
    of_choices = [words for each in question.choices for words in (each.text, each.why)]
    return [question.text, question.reason, *of_choices]


def texts_of(words: Words) -> set[str]:
    """The English texts that a sentence is made from."""
    inner = [texts_of(each) for each in words.values.values() if isinstance(each, Words)]
    return {words.text}.union(*inner)
