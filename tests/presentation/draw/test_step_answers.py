"""What is said about answers over a training."""

import numpy as np

from normviz.ports.prediction import StepAnswers
from normviz.presentation.draw.step_answers import Reading, all_steps, named_digits, reading_at


def answers(*digits: int, name: str = "run", step: int = 10) -> StepAnswers:
    rows = np.full((len(digits), 10), 0.02, np.float32)
    rows[np.arange(len(digits)), list(digits)] = 0.82
    return StepAnswers(name, tuple(range(0, step * len(digits), step)), rows)


def test_what_is_read_since_when() -> None:
    found = answers(1, 7, 1, 7, 7)
    assert reading_at(found, None) == Reading(40, 7, np.float32(0.82), 30)
    assert reading_at(found, 22) == Reading(20, 1, np.float32(0.82), 20)
    assert reading_at(found, 0) == Reading(0, 1, np.float32(0.82), 0)
    assert reading_at(answers(), None) is None


def test_the_digits_that_were_ever_read_have_names_the_last_one_first() -> None:
    assert named_digits(answers(3, 1, 7)) == (7, 1, 3)
    assert named_digits(answers(3, 1, 2, 4, 7))[0] == 7
    assert len(named_digits(answers(3, 1, 2, 4, 7))) == 3
    assert named_digits(answers()) == ()


def test_the_steps_of_all_runs() -> None:
    assert all_steps([answers(1, 2), answers(1, 2, step=4)]) == (0, 4, 10)
    assert all_steps([]) == ()
