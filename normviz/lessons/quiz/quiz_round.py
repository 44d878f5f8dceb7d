"""``QuizRound``: the questions of a seed one after the other, with the answers that were given."""

from normviz.lessons.quiz.answers import GivenAnswer
from normviz.lessons.quiz.catalog import question_at
from normviz.lessons.quiz.question import QuizQuestion


class QuizRound:
    """The questions of one seed.

    Attributes:
        seed: Of the questions.
        kind: The kind that is asked; empty for all.
        answers: In the order in which they were given.
        question: What is asked now.
    """

    def __init__(self, seed: int, kind: str = "") -> None:
        """Asks the first question; arguments and errors as for `question_at`."""
        self.seed, self.kind = seed, kind
        self.answers: list[GivenAnswer] = []
        self._number = 0
        self.question: QuizQuestion = question_at(seed, 0, kind)

    @property
    def given(self) -> GivenAnswer | None:
        """The answer to the question that is asked now; None before it."""
        last = self.answers[-1] if self.answers else None
        return last if last is not None and last.number == self._number else None

    def answer(self, place: int) -> bool:
        """Takes the choice at a place, once per question; whether it was taken.

        A place without a choice is not taken.
        """
        if self.given is not None or not 0 <= place < len(self.question.choices):
            return False
        self.answers.append(GivenAnswer(self.seed, self._number, self.question, place))
        return True

    def go_on(self) -> bool:
        """Asks the next question, if this one is answered; whether it did."""
        if self.given is None:
            return False
        self._number += 1
        self.question = question_at(self.seed, self._number, self.kind)
        return True
