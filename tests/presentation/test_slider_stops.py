from itertools import pairwise

import pytest

from normviz.figure.state import MAX_SIZES
from normviz.presentation.slider_stops import geometric_stops, size_stops, slider_reach, with_size


@pytest.mark.parametrize("maximum", [1, 2, 16, 17, 50, *MAX_SIZES])
def test_stops_rise_from_one_to_the_maximum(maximum: int) -> None:
    stops = size_stops(maximum)
    assert stops[0] == 1
    assert stops[-1] == maximum
    assert all(a < b for a, b in pairwise(stops))


def test_the_usual_sizes_are_stops() -> None:
    assert {1, 2, 3, 6, 7, 14, 28, 32, 64, 128, 256, 512} <= set(size_stops(512))


def test_slider_of_the_channels_gives_small_sizes_a_quarter_of_its_way() -> None:
    stops = size_stops(512)
    assert stops.index(16) / len(stops) > 0.15


def test_with_size_changes_one_axis() -> None:
    assert with_size((4, 6, 3, 2), 2, 9) == (4, 6, 9, 2)


@pytest.mark.parametrize(("low", "high"), [(1, 4096), (0, 10), (-3, 1000)])
def test_geometric_stops_rise_from_end_to_end(low: int, high: int) -> None:
    stops = geometric_stops(low, high)
    assert (stops[0], stops[-1]) == (low, high)
    assert all(first < second for first, second in pairwise(stops))
    assert len(stops) <= 65


@pytest.mark.parametrize(("x", "reach"), [(0.0, 5.0), (-5.0, 5.0), (5.1, 50.0), (-700.0, 5000.0)])
def test_the_slider_reaches_x(x: float, reach: float) -> None:
    assert slider_reach(x) == reach
