from normviz.figure.shape_settings import peel_limits, with_shape
from tests.figure.states import figure_state


def test_one_slice_always_remains() -> None:
    assert peel_limits((4, 6, 3, 2)) == (3, 5, 5)


def test_groups_and_peel_follow_the_shape() -> None:
    state = figure_state(shape=(4, 6, 3, 3), groups=3, peel=(3, 5, 8))
    fields = with_shape(state, (2, 4, 3, 1), 3)
    assert fields == {"shape": (2, 4, 3, 1), "groups": 2, "peel": (1, 3, 2)}
