import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz.figure.state import (
    MAX_ELEMENTS,
    MAX_SIZES,
    Camera,
    check_groups,
    check_shape,
    fitting_groups,
)
from normviz.number_text import count
from tests.figure.states import figure_state

FULL = settings(deadline=None, derandomize=True)
NOT_FINITE = (float("nan"), float("inf"), float("-inf"))


@pytest.mark.parametrize(
    ("settings_", "expected", "received"),
    [
        ({"shape": (4, 6, 3)}, "four sizes", "3"),
        ({"shape": (0, 6, 3, 3)}, "N from 1 to 64", "0"),
        ({"shape": (4, 513, 3, 3), "groups": 1}, "C from 1 to 512", "513"),
        ({"groups": 4}, "1, 2, 3, 6", "4"),
        ({"groups": 0}, "divide C = 6", "0"),
        ({"norms": ("bach",)}, "batch, batch-renorm, layer", "'bach'"),
        ({"norms": ("batch", "layer", "batch")}, "each norm once", "batch, layer, batch"),
        ({"color": "red"}, "color", "'red'"),
        ({"source": "cats"}, "source", "'cats'"),
        ({"form": "ball"}, "form", "'ball'"),
        ({"slab_axis": "H"}, "slab_axis", "'H'"),
        ({"data_format": "CHWN"}, "data_format", "'CHWN'"),
        ({"epsilon": -1e-9}, "epsilon from 0", "-1e-09"),
        ({"momentum": 1.01}, "momentum from 0 to 1", "1.01"),
        ({"steps": -1}, "steps", "-1"),
        ({"seed": -1}, "seed", "-1"),
        ({"slabs": 17}, "1 to 16", "17"),
        ({"slabs": 2.5}, "slabs", "2.5"),
        ({"gap": -0.1}, "gap from 0", "-0.1"),
        ({"peel": (0, -1, 0)}, "peel along C", "-1"),
        ({"training": 1}, "training", "1"),
    ],
)
def test_an_error_names_what_was_expected_and_what_was_received(
    settings_, expected: str, received: str
) -> None:
    with pytest.raises(ValueError, match="expected") as caught:
        figure_state(**settings_)
    before, after = str(caught.value).split("received", 1)
    assert expected in before
    assert received in after
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("value", NOT_FINITE)
@pytest.mark.parametrize("name", ["epsilon", "gamma", "beta", "momentum", "gap"])
def test_what_is_no_number_is_refused(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=f"expected {name} .*received {value}"):
        figure_state(**{name: value})


def test_the_largest_tensor_is_the_benchmarks_and_no_larger_one() -> None:
    check_shape((64, 64, 28, 28))
    with pytest.raises(ValueError, match=f"at most {count(MAX_ELEMENTS)} elements"):
        check_shape((64, 64, 28, 29))


@pytest.mark.parametrize("axis", range(4))
def test_every_axis_has_its_own_limit(axis: int) -> None:
    shape = [1, 1, 1, 1]
    shape[axis] = MAX_SIZES[axis]
    check_shape(tuple(shape))
    shape[axis] += 1
    with pytest.raises(ValueError, match=f"received {shape[axis]}"):
        check_shape(tuple(shape))


@FULL
@given(st.integers(1, 512), st.integers(-3, 600))
def test_fitting_groups_are_the_largest_that_pass(channels: int, wanted: int) -> None:
    found = fitting_groups(wanted, channels)
    check_groups(found, channels)
    assert all(channels % groups for groups in range(found + 1, max(1, wanted) + 1))


@FULL
@given(st.floats(-1000, 1000), st.floats(-1000, 1000))
def test_a_turned_camera_is_one_that_can_be_looked_through(yaw: float, pitch: float) -> None:
    camera = Camera().turned(yaw, pitch)
    assert -180 <= camera.yaw <= 180
    assert (camera.yaw - Camera().yaw - yaw) % 360 == pytest.approx(0, abs=1e-6) or (
        camera.yaw - Camera().yaw - yaw
    ) % 360 == pytest.approx(360, abs=1e-6)


@FULL
@given(st.floats(0.01, 100), st.floats(-3, 3), st.floats(-3, 3))
def test_zooming_keeps_a_point_in_place(factor: float, x: float, y: float) -> None:
    before = Camera(zoom=1.5, pan_x=0.2, pan_y=-0.4)
    after = before.zoomed(factor, x, y)
    # A point of the cube under the pointer: pointer / zoom - pan stays what it was.
    assert x / after.zoom - after.pan_x == pytest.approx(x / before.zoom - before.pan_x)
    assert y / after.zoom - after.pan_y == pytest.approx(y / before.zoom - before.pan_y)


def test_zoom_stops_at_its_ends_and_moves_nothing_there() -> None:
    near = Camera(zoom=8.0, pan_x=0.3)
    assert near.zoomed(2.0, 1.0, 1.0) == near
    assert Camera().zoomed(1e-6).zoom == 0.25


def test_replicas_divide_the_samples() -> None:
    state = figure_state(replicas=4)
    assert (state.cuts, state.own_shape("batch"), state.own_shape("layer")) == (
        4,
        (1, 6, 3, 3),
        (4, 6, 3, 3),
    )
    healed = state.changed(synchronized=True)
    assert (healed.cuts, healed.own_shape("batch")) == (1, (4, 6, 3, 3))
    assert state.changed(shape=(6, 6, 3, 3)).replicas == 3
    with pytest.raises(ValueError, match="replicas that divide N = 4"):
        state.changed(replicas=3)


def test_cubes_are_cut_where_a_norm_is() -> None:
    state = figure_state(replicas=2)
    assert state.drawn_cuts == 2
    assert state.changed(norms=("layer", "weight")).drawn_cuts == 1
    assert state.changed(training=False).drawn_cuts == 1
    assert state.changed(training=False, both_modes=True).drawn_cuts == 2


def test_a_hash_that_was_asked_for_is_no_setting() -> None:
    state = figure_state()
    before = dict(vars(state))
    assert hash(state) == hash(figure_state()) == hash(state)
    assert vars(state) == before
    assert hash(figure_state(**{**vars(state), "epsilon": 0.5})) != hash(state)
