from itertools import pairwise

import pytest

from normviz.figure.state import MAX_SIZES
from normviz.ui.cube.controls.sizes import size_stops, with_size


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
