import json
from dataclasses import asdict, fields
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz.figure.registries import COLORINGS, SOURCES
from normviz.figure.state import (
    LARGEST_EDIT,
    MAX_GAP,
    MAX_SLABS,
    SHARED,
    AxisOrder,
    Camera,
    ElementEdit,
    FigureState,
    Form,
    SlabAxis,
    divisors_of,
)
from normviz.norms import CATALOG
from normviz.scenes.figure_json import camera_from_json, state_from_json, to_json, with_shared
from tests.figure.states import figure_state

FULL = settings(deadline=None, derandomize=True)


@st.composite
def states(draw: st.DrawFn) -> FigureState:
    shape = draw(st.tuples(*(st.integers(1, 9) for _ in range(4))))
    numbers = st.floats(-LARGEST_EDIT, LARGEST_EDIT)
    places = st.tuples(*(st.integers(0, 20) for _ in range(4)))
    return figure_state(
        norms=tuple(draw(st.lists(st.sampled_from(sorted(CATALOG)), unique=True))),
        shape=shape,
        groups=draw(st.sampled_from(divisors_of(shape[1]))),
        epsilon=draw(st.floats(0, LARGEST_EDIT)),
        center=draw(st.booleans()),
        scale=draw(st.booleans()),
        gamma=draw(numbers),
        beta=draw(numbers),
        training=draw(st.booleans()),
        both_modes=draw(st.booleans()),
        momentum=draw(st.floats(0, 1)),
        steps=draw(st.integers(0, 10_000)),
        data_format=draw(st.sampled_from(get_args(AxisOrder))),
        color=draw(st.sampled_from(sorted(COLORINGS))),
        source=draw(st.sampled_from(sorted(SOURCES))),
        seed=draw(st.integers(0, 1 << 40)),
        form=draw(st.sampled_from(get_args(Form))),
        slab_axis=draw(st.sampled_from(get_args(SlabAxis))),
        slabs=draw(st.integers(1, MAX_SLABS)),
        gap=draw(st.floats(0, MAX_GAP)),
        peel=draw(st.tuples(*(st.integers(0, 600) for _ in range(3)))),
        edits=tuple(draw(st.lists(st.builds(ElementEdit, places, numbers), max_size=3))),
    )


@FULL
@given(states())
def test_a_state_survives_json(state: FigureState) -> None:
    assert state_from_json(to_json(state)) == state


@FULL
@given(
    st.builds(
        Camera,
        st.floats(-180, 180),
        st.floats(-85, 85),
        st.floats(0.25, 8),
        st.floats(-9, 9),
        st.floats(-9, 9),
    )
)
def test_a_camera_survives_json(camera: Camera) -> None:
    assert camera_from_json(to_json(camera)) == camera


def test_json_carries_a_version_and_every_field() -> None:
    written = json.loads(to_json(FigureState()))
    assert written.keys() == {"version"} | {field.name for field in fields(FigureState)}
    assert written["version"] == 2


def test_unknown_and_missing_fields_and_other_versions_are_no_error() -> None:
    text = json.dumps({"version": 99, "colour_of_the_sky": "grey", "groups": 3})
    assert state_from_json(text) == figure_state(groups=3)
    assert camera_from_json('{"version": 99, "yaw": 3, "roll": 9}') == Camera(yaw=3.0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        "3",
        "null",
        '{"shape": 5}',
        '{"shape": [1, 2, 3]}',
        '{"shape": ["a", "b", "c", "d"]}',
        '{"shape": [4.0, 6, 3, 3]}',
        '{"groups": null}',
        '{"groups": 2.0}',
        '{"norms": 3}',
        '{"norms": "batch"}',
        '{"norms": ["batch", "bach"]}',
        '{"norms": [["batch"]]}',
        '{"edits": 4}',
        '{"edits": [{}]}',
        '{"edits": [{"index": [0, 0, 0, 0]}]}',
        '{"edits": [{"index": [0, 0], "value": 1}]}',
        '{"edits": [{"index": [0, 0, 0, -1], "value": 1}]}',
        '{"edits": [{"index": [0, 0, 0, 0], "value": NaN}]}',
        '{"edits": [{"index": [0, 0, 0, 0], "value": 1e39}]}',
        '{"peel": [0, 0]}',
        '{"peel": [0, 0, 0.5]}',
        '{"seed": "x"}',
        '{"center": "yes"}',
        '{"gamma": "1"}',
    ],
)
def test_a_broken_file_is_a_value_error_and_nothing_else(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (Python's own for what is no JSON)
        state_from_json(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"yaw": null}',
        '{"yaw": "north"}',
        '{"yaw": NaN}',
        '{"zoom": 0}',
        '{"zoom": Infinity}',
        '{"pitch": 90}',
        '{"pan_x": Infinity}',
    ],
)
def test_a_broken_camera_is_a_value_error_and_nothing_else(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        camera_from_json(text)


def test_version_1_named_shared_settings_beside_the_others() -> None:
    assert with_shared({"groups": 3, "seed": 1}) == {
        "seed": 1,
        "shared": asdict(SHARED) | {"groups": 3},
    }
    assert with_shared({"seed": 1}) == {"seed": 1}
    assert with_shared({"shared": 5}) == {"shared": 5}
