import math

import numpy as np
import pytest

from normviz.presentation.axis_ranges import fitting, joined, on_log_axis, robust_range, zoomed


@pytest.mark.parametrize(
    ("zoom", "loss", "accuracy"), [(1, (0, 1.2), (0.5, 1.05)), (5, (0, 0.24), (0.9, 1.01))]
)
def test_zoom_is_the_codelabs(
    zoom: float, loss: tuple[float, float], accuracy: tuple[float, float]
) -> None:
    assert zoomed("loss", zoom) == pytest.approx(loss)
    assert zoomed("accuracy", zoom) == pytest.approx(accuracy)


def test_a_fitting_range_holds_all_and_is_round() -> None:
    assert fitting("loss", [(0.1, 1.13), (0.2, 0.9)])[1] == pytest.approx(1.2)
    assert fitting("accuracy", [(0.62, 0.97)])[0] == pytest.approx(0.6)
    assert fitting("loss", [(0.013, 2.2)], log=True) == pytest.approx((0.012, 2.5))


@pytest.mark.parametrize(
    ("low", "floor"), [(0.07, 0), (0.2, 0.2), (0.59, 0.4), (0.79, 0.6), (0.93, 0.9), (0.99, 0.95)]
)
def test_a_rising_accuracy_moves_its_axis_in_few_steps(low: float, floor: float) -> None:
    assert fitting("accuracy", [(low, 1.0)])[0] == floor


def test_the_lines_of_no_loss_and_of_no_error_are_not_cut_by_the_frame() -> None:
    low, high = fitting("loss", [(0.0, 2.0)])
    assert 0 < -low < 0.1 * high
    low, high = fitting("accuracy", [(0.93, 1.0)])
    assert 0 < high - 1 < 0.1 * (1 - low)


def test_nothing_to_fit_gives_the_codelabs_range() -> None:
    nothing = [robust_range(np.zeros(0)), robust_range(np.array([math.nan]))]
    assert fitting("loss", nothing) == zoomed("loss", 1)
    assert fitting("loss", nothing, log=True) == (0.01, 1)


def test_a_loss_of_zero_has_a_place_on_a_logarithmic_axis() -> None:
    low, high = fitting("loss", [(0.0, 0.0)], log=True)
    assert 0 < low < high


def test_a_loss_of_zero_is_a_gap_on_a_logarithmic_axis() -> None:
    placed = on_log_axis(np.array([0.0, 0.01, math.nan, -1.0]))
    assert placed[1] == pytest.approx(-2)
    assert np.isnan(placed).tolist() == [True, False, True, True]


def test_no_validation_is_left_out() -> None:
    validation = np.array([math.nan, 7.5, 0.05])
    assert joined((0.1, 1.0), [validation, np.zeros(0)]) == (0.05, 7.5)
    assert joined((math.nan, math.nan), [validation]) == (0.05, 7.5)
    assert joined((0.1, 1.0), [np.array([math.inf])]) == (0.1, 1.0)
    assert np.isnan(joined((math.nan, math.nan), [np.zeros(0)])).all()


def test_a_spike_does_not_flatten_the_rest() -> None:
    values = np.append(np.full(500, 0.2), 1e6)
    assert robust_range(values)[1] < 1


@pytest.mark.parametrize("count", [1, 2, 3, 50, 101, 1999])
def test_a_range_goes_from_the_first_to_the_last_percentile(count: int) -> None:
    values = np.random.default_rng(count).normal(size=count)
    assert robust_range(values) == pytest.approx(tuple(np.percentile(values, (1, 99))))
