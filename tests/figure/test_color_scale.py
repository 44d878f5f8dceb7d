import pytest

from normviz.figure.color_scale import color_scale
from normviz.figure.marks import FigureText


def width_of(text: FigureText) -> float:
    return 10.0 * len(text.text)


def test_a_scale_stands_in_the_middle_below_its_caption() -> None:
    scale = color_scale((200.0, 50.0), 400.0, 20.0, 2.5, width_of)
    assert (scale.x, scale.width) == (155.0, 90.0)
    assert scale.y > 50.0
    assert [end.text for end in scale.ends] == ["−2.5", "2.5"]


@pytest.mark.parametrize("room", [40.0, 120.0, 180.0, 400.0])
@pytest.mark.parametrize("limit", [2.5, 3.5e-3, 1234.0])
def test_bar_and_values_stay_within_the_panel(room: float, limit: float) -> None:
    scale = color_scale((200.0, 50.0), room, 20.0, limit, width_of)
    taken = [min(width_of(end), end.room) for end in scale.ends]
    left, right = 200.0 - room / 2, 200.0 + room / 2
    assert scale.ends[-1].x + taken[-1] <= right
    assert scale.ends[0].x - (taken[0] if len(taken) == 2 else 0.0) >= left
    assert left <= scale.x < scale.x + scale.width <= right
    assert scale.width >= 12.0


def test_one_value_stands_for_both_where_two_could_not_be_read() -> None:
    scale = color_scale((200.0, 50.0), 90.0, 20.0, 0.118, width_of)
    assert [end.text for end in scale.ends] == ["±0.118"]
    assert scale.ends[0].room >= width_of(scale.ends[0]) * 0.72
