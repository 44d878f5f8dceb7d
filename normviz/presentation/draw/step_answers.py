"""What is worth saying about a run's answers over its training."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from normviz.ports.prediction import StepAnswers


@dataclass(frozen=True)
class Reading:
    """What a run reads at a step.

    Attributes:
        step: The kept step nearest to the one that was asked for.
        digit: The most probable digit.
        share: Its probability, 0 to 1.
        since: The step from which on it has read this digit without a break.
    """

    step: int
    digit: int
    share: float
    since: int


def all_steps(answers: Iterable[StepAnswers]) -> tuple[int, ...]:
    """The steps of all runs, ascending."""
    return tuple(sorted({step for each in answers for step in each.steps}))


def reading_at(answers: StepAnswers, step: int | None) -> Reading | None:
    """What a run reads at a step, None for the newest one; None where it has no steps.

    Args:
        answers: Of the run.
        step: Of another run's training perhaps: the nearest one of its own is taken.
    """
    if not answers.steps:
        return None
    steps = np.array(answers.steps)
    place = len(steps) - 1 if step is None else int(np.abs(steps - step).argmin())
    digits = answers.probabilities.argmax(1)
    digit = int(digits[place])
    others = np.flatnonzero(digits[: place + 1] != digit)
    since = int(steps[others[-1] + 1]) if len(others) else int(steps[0])
    return Reading(int(steps[place]), digit, float(answers.probabilities[place, digit]), since)


def named_digits(answers: StepAnswers, most: int = 3) -> tuple[int, ...]:
    """The digits whose curves are worth a name: those that were ever the most probable ones.

    Args:
        answers: Of a run.
        most: How many at most; those with the highest probability at the end come first.
    """
    if not answers.steps:
        return ()
    ever = sorted(set(answers.probabilities.argmax(1).tolist()))
    last = answers.probabilities[-1]
    return tuple(sorted(ever, key=lambda digit: -last[digit])[:most])
