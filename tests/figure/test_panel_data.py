import numpy as np
import pytest

from normviz import norms
from normviz.figure.panel_data import MOST_AT_ONCE
from normviz.figure.state import FigureState
from tests.figure.made import make_input, panel_of, panels_of

STATE = FigureState(color="y", gamma=-2.0, beta=0.5)


def test_another_element_has_other_members_and_the_same_numbers() -> None:
    data = panel_of(STATE, "layer")
    members, limit, normalizer = data.members, data.limit, data.numbers.normalizer("layer")
    data.look_at((3, 0, 0, 0))
    assert data.members.box[0] == slice(3, 4)
    assert members.box[0] == slice(0, 1)
    assert (data.limit, data.numbers.normalizer("layer")) == (limit, normalizer)


def test_colourings_of_sets_have_no_limit() -> None:
    assert panel_of(FigureState(), "batch").limit is None
    assert panel_of(STATE, "batch").limit == 2.5 * 2 + 0.5


def test_labels_and_their_number_are_those_of_the_norm() -> None:
    data = panel_of(STATE, "group")
    np.testing.assert_array_equal(data.labels, norms.labels("group", STATE.shape, STATE.groups))
    assert data.set_count == len(np.unique(data.labels)) == len(np.unique(data.cube_labels))


def test_a_part_is_cut_from_x_and_from_the_whole() -> None:
    data = panel_of(STATE, "instance")
    place = (slice(1, 3), slice(0, 2), slice(1, 2), slice(0, 3))
    part, whole = data.part(place), data.whole()
    np.testing.assert_array_equal(part.x, whole.x[place])
    np.testing.assert_array_equal(part.normalized.y, whole.normalized.y[place])


@pytest.mark.parametrize(("channels", "small"), [(6, True), (MOST_AT_ONCE // 36 + 1, False)])
def test_large_tensors_are_normalized_in_parts(channels: int, small: bool) -> None:
    x = np.broadcast_to(make_input("noise", (4, 1, 3, 3), 0), (4, channels, 3, 3))
    assert panels_of(STATE, x=x)["batch"].is_small == small
