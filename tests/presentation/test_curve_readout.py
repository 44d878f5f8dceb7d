import math

import pytest

from normviz.presentation.curve_readout import read, step_at
from normviz.presentation.learning_curves import LearningCurves
from normviz.runs.events import Batches, Epoch


def curves(*losses: float, steps: int = 2, validated: bool = True) -> LearningCurves:
    made = LearningCurves(steps)
    made.extend([Batches(len(losses), 1.0, losses, tuple(1 - each for each in losses), 0, 0, 1)])
    for number in range(1, len(losses) // steps + 1):
        value = 1 / number if validated else None
        made.add_epoch(Epoch(number, number * steps, 0.5, 0.5, value, value, 1.0, 1.0, 0.01))
    return made


def test_every_curve_is_read_at_its_nearest_batch_and_last_validation() -> None:
    found = read([curves(0.4, 0.3, 0.2, 0.1)], 1.6, 1)
    assert (found.loss, found.accuracy) == pytest.approx((0.2, 0.8))
    assert (found.val_loss, found.val_accuracy) == (1.0, 1.0)
    found = read([curves(0.4, 0.3, 0.2, 0.1)], 2.0, 1)
    assert found.loss == pytest.approx(0.1)
    assert found.val_loss == 0.5


def test_before_the_first_validation_there_is_none() -> None:
    assert read([curves(0.4, 0.3)], 0.5, 1).val_loss is None
    assert read([curves(0.4, 0.3, validated=False)], 1.0, 1).val_loss is None


def test_a_run_says_nothing_beyond_its_end_and_before_its_start() -> None:
    for place in (0.0, 1.4, 5.0):
        found = read([curves(0.4, 0.3)], place, 1)
        assert found.loss is found.val_loss is found.accuracy is None


def test_it_reads_what_is_drawn_smoothed_and_as_a_mean() -> None:
    assert read([curves(0.4, 0.2)], 1.0, 2).loss == pytest.approx(0.3)
    assert read([curves(0.4, 0.2), curves(0.4, 0.4)], 1.0, 1).loss == pytest.approx(0.3)


def test_not_a_number_is_no_value() -> None:
    assert read([curves(0.4, math.nan)], 1.0, 1).loss is None


def test_the_step_at_a_place() -> None:
    assert [step_at(curves(0.4, 0.3), place) for place in (0.0, 0.5, 1.5)] == [1, 1, 3]
