"""Answers that were given in the quiz: their score by kind of question, and as CSV."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from normviz.files.csv_text import Cell, csv_table
from normviz.lessons.quiz.question import QuizQuestion

COLUMNS: Final = ("seed", "number", "kind", "question", "answer", "right_answer", "right")


@dataclass(frozen=True)
class GivenAnswer:
    """One answer.

    Attributes:
        seed: Of the row of questions.
        number: Place of the question in it, from 0.
        question: What was asked.
        chosen: The place of the choice that was made.
    """

    seed: int
    number: int
    question: QuizQuestion
    chosen: int

    @property
    def is_right(self) -> bool:
        """Whether it is the right one."""
        return self.chosen == self.question.answer


@dataclass(frozen=True)
class QuizScore:
    """How many questions were asked, and how many answered rightly."""

    right: int
    asked: int


def score_of(answers: Sequence[GivenAnswer]) -> QuizScore:
    """The score of all answers."""
    return QuizScore(sum(each.is_right for each in answers), len(answers))


def score_by_kind(answers: Sequence[GivenAnswer]) -> dict[str, QuizScore]:
    """The score of each kind of question that was asked."""
    kinds = dict.fromkeys(each.question.kind for each in answers)
    return {
        kind: score_of([each for each in answers if each.question.kind == kind]) for kind in kinds
    }


def answers_csv(answers: Sequence[GivenAnswer]) -> bytes:
    """A table in English with one row per answer; `COLUMNS` are its columns, numbers from 1."""
    return csv_table(COLUMNS, map(_row, answers))


def _row(answer: GivenAnswer) -> list[Cell]:
    question = answer.question
    chosen, right = (question.choices[at].text for at in (answer.chosen, question.answer))
    words = (question.kind, str(question.text), str(chosen), str(right))
    return [answer.seed, answer.number + 1, *words, int(answer.is_right)]
