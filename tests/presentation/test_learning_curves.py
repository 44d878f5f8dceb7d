import numpy as np
import pytest

from normviz.presentation.learning_curves import GrowingRows, LearningCurves, moving_mean, spread
from normviz.runs.events import Batches, Epoch


def test_growing_keeps_every_row() -> None:
    rows = GrowingRows(np.array([[1, 2]], np.float32))
    for at in range(3000):
        rows.extend(np.array([[at, -at], [at, 0]], np.float32))
    assert len(rows) == 6001
    assert list(rows.column(0)[:4]) == [1, 0, 0, 1]
    assert rows.column(1)[-2:] == pytest.approx([-2999, 0])


def test_positions_are_in_epochs() -> None:
    series = LearningCurves(4, np.array([[3, 0.1], [2, 0.2]], np.float32))
    before = series.revision
    series.extend([Batches(4, 1.0, (1.0, 0.5), (0.3, 0.4), 1.6, 0.2, 2.0)])
    x, y = series.training("loss")
    assert list(x) == [0.25, 0.5, 0.75, 1.0]
    assert list(y) == [3, 2, 1, 0.5]
    assert series.training("accuracy")[1] == pytest.approx([0.1, 0.2, 0.3, 0.4])
    assert series.revision != before
    assert len(series) == 4


def test_a_series_without_values_is_empty() -> None:
    series = LearningCurves(0)
    assert len(series.training("loss", 10)[0]) == 0
    assert len(series.validation("accuracy")[0]) == 0


@pytest.mark.parametrize("window", [1, 2, 3, 7, 50])
def test_moving_mean_is_the_mean_of_the_last_values(window: int) -> None:
    values = np.random.default_rng(0).random(20)
    wanted = [values[max(0, at - window + 1) : at + 1].mean() for at in range(20)]
    assert moving_mean(values, window) == pytest.approx(wanted)


def test_moving_mean_passes_over_what_is_not_finite() -> None:
    values = np.array([np.nan, 1.0, np.inf, 3.0])
    assert moving_mean(values, 2) == pytest.approx([np.nan, 1, 1, 3], nan_ok=True)


def test_moving_mean_of_finite_values_is_that_of_values_with_gaps_elsewhere() -> None:
    values = np.random.default_rng(0).random(300)
    with_gap = np.append(values, np.nan)
    assert np.array_equal(moving_mean(values, 50), moving_mean(with_gap, 50)[:-1])
    assert np.isfinite(values).all()  # they are still the values of the caller


def test_spread_reaches_as_far_as_the_shortest() -> None:
    x = np.arange(3.0)
    _, mean, deviation = spread([(x, np.array([1.0, 2, 3])), (x[:2], np.array([3.0, 2]))])
    assert list(mean) == [2, 2]
    assert deviation == pytest.approx([2**0.5, 0])


def test_the_best_epoch_is_the_first_of_the_highest_validation_accuracy() -> None:
    def epoch(number: int, accuracy: float | None) -> Epoch:
        return Epoch(number, number, 0.1, 0.9, 0.1, accuracy, 1.0, 1.0, 0.01)

    values = [None, 0.5, 0.8, 0.8, 0.7]
    series = LearningCurves(1, None, [epoch(at + 1, value) for at, value in enumerate(values)])
    assert series.best_epoch() == 3
    assert LearningCurves(1).best_epoch() is None
