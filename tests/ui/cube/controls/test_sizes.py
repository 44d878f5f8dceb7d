from itertools import pairwise

import pytest

from normviz.figure.state import MAX_SIZES, FigureState
from normviz.ui.cube.controls.sizes import peel_limits, size_stops, with_shape, with_size


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


def test_one_slice_always_remains() -> None:
    assert peel_limits((4, 6, 3, 2)) == (3, 5, 5)


def test_groups_and_peel_follow_the_shape() -> None:
    state = FigureState(shape=(4, 6, 3, 3), groups=3, peel=(3, 5, 8))
    fields = with_shape(state, (2, 4, 3, 1), 3)
    assert fields == {"shape": (2, 4, 3, 1), "groups": 2, "peel": (1, 3, 2)}
