import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz import norms
from normviz.figure.colors import LIGHT, label_colors, packed, rgb, set_table, value_table
from normviz.figure.geometry import FACE_AXES, Face
from normviz.figure.sets import cube_labels, members_of, sets_of
from normviz.figure.state import FigureState
from normviz.figure.texture.textures import (
    face_slice,
    label_texture,
    number_texture,
    set_texture,
)
from tests.figure.states import figure_state

FULL = settings(deadline=None, derandomize=True, max_examples=40)


def face_of(cells, axis: int, fixed: int, spans=None) -> Face:
    u, v = FACE_AXES[axis]
    (u0, u1), (v0, v1) = spans or ((0, cells[u]), (0, cells[v]))
    return Face(axis, fixed, u0, u1, v0, v1, (0, 0), (1, 0), (0, 1), 0.9)


@st.composite
def faces(draw: st.DrawFn) -> tuple[FigureState, Face]:
    shape = draw(st.tuples(*(st.integers(1, 5) for _ in range(4))))
    cells = shape[0], shape[1], shape[2] * shape[3]
    axis = draw(st.integers(0, 2))
    spans = []
    for along in FACE_AXES[axis]:
        low = draw(st.integers(0, cells[along] - 1))
        spans.append((low, draw(st.integers(low + 1, cells[along]))))
    fixed = draw(st.integers(0, cells[axis] - 1))
    return figure_state(shape=shape, groups=1), face_of(cells, axis, fixed, spans)


def whole(table: np.ndarray, face: Face) -> np.ndarray:
    return np.broadcast_to(table, (face.v1 - face.v0, face.u1 - face.u0))


@pytest.mark.parametrize("norm", ["batch", "layer", "layer-keras", "instance", "none", "weight"])
@FULL
@given(faces(), st.data())
def test_a_face_is_blue_where_the_mask_says_so(norm: str, case, data: st.DataObject) -> None:
    state, face = case
    index = tuple(data.draw(st.integers(0, size - 1)) for size in state.shape)
    table = set_texture(members_of(state, norm, index), face, (1, 1), LIGHT)
    mask = norms.mask(norm, state.shape, index, groups=1).reshape(*state.shape[:2], -1)
    shaded = set_table(LIGHT, face.shade)
    for v, u in np.ndindex(face.v1 - face.v0, face.u1 - face.u0):
        inside = mask[face.cell(u, v)]
        assert whole(table, face)[v, u] == shaded[255 if inside else 0]


@FULL
@given(faces())
def test_a_slice_shows_the_cells_of_the_face(case) -> None:
    state, face = case
    n, c, h, w = state.shape
    cube = np.arange(n * c * h * w).reshape(n, c, h * w)
    found = face_slice(cube, face)
    assert found.shape == (face.v1 - face.v0, face.u1 - face.u0)
    for v, u in np.ndindex(found.shape):
        assert found[v, u] == cube[face.cell(u, v)]


@FULL
@given(faces(), st.tuples(st.booleans(), st.booleans(), st.booleans()))
def test_an_axis_that_repeats_is_one_texel_long(case, repeats) -> None:
    state, face = case
    n, c, h, w = state.shape
    sizes = [1 if flag else size for flag, size in zip(repeats, (n, c, h * w), strict=True)]
    cube = np.arange(np.prod(sizes)).reshape(sizes)
    found = face_slice(cube, face)
    full = face_slice(np.broadcast_to(cube, (n, c, h * w)).copy(), face)
    np.testing.assert_array_equal(np.broadcast_to(found, full.shape), full)


@pytest.mark.parametrize("norm", ["batch", "layer", "layer-keras", "instance", "none"])
@FULL
@given(faces())
def test_equal_colours_mean_equal_sets(norm: str, case) -> None:
    state, face = case
    labels, count = cube_labels(state, norm), sets_of(state, norm).count
    table = whole(label_texture(labels, count, face, (1, 1), LIGHT), face)
    n, c, h, w = state.shape
    full = np.broadcast_to(labels, (n, c, h * w))
    colors = packed(label_colors(count, LIGHT.lightness) * np.float32(face.shade))
    for v, u in np.ndindex(table.shape):
        assert table[v, u] == colors[full[face.cell(u, v)]]


@FULL
@given(faces())
def test_numbers_take_the_colour_of_their_level(case) -> None:
    state, face = case
    n, c, h, w = state.shape
    cube = np.random.default_rng(0).uniform(-2, 2, (n, c, h * w)).astype(np.float32)
    table = whole(number_texture(face_slice(cube, face), 1.0, face.shade, (1, 1), LIGHT), face)
    shades = value_table(LIGHT, face.shade)
    for v, u in np.ndindex(table.shape):
        level = np.clip(round(127.5 + 127.5 * float(cube[face.cell(u, v)])), 0, 255)
        assert np.abs(rgb(int(table[v, u])) - rgb(int(shades[level]))).max() <= 2


@pytest.mark.parametrize("factor", [2, 4, 8])
def test_cells_below_a_pixel_are_averaged_and_none_is_skipped(factor: int) -> None:
    # One sample of 64 is in the set of layer norm: seen on the C face it is a thin line.
    state = figure_state(shape=(64, 8, 4, 4), groups=1)
    members = members_of(state, "layer", (37, 0, 0, 0))
    face = face_of((64, 8, 16), 1, 0)
    table = set_texture(members, face, (factor, factor), LIGHT)
    assert table.shape[1] == 64 // factor
    lit = rgb(int(table[0, 37 // factor])) / face.shade
    expected = rgb(LIGHT.rest) + (rgb(LIGHT.set) - rgb(LIGHT.rest)) / factor
    assert np.abs(lit - expected).max() <= 2
    assert len(np.unique(np.delete(table[0], 37 // factor))) == 1


def test_rows_and_columns_share_texels_each_by_their_own_factor() -> None:
    state = figure_state(shape=(8, 16, 2, 2), groups=1)
    members = members_of(state, "none", (0, 9, 0, 0))
    face = face_of((8, 16, 4), 2, 0)
    table = set_texture(members, face, (4, 2), LIGHT)
    assert table.shape == (16 // 4, 8 // 2)
    lit = np.argwhere(table != table[0, 3])
    assert lit.tolist() == [[9 // 4, 0]]


@pytest.mark.parametrize("make", ["labels", "values"])
def test_averages_of_cells_lie_between_them(make: str) -> None:
    state = figure_state(shape=(1, 2, 1, 2), groups=1)
    face = face_of((1, 2, 2), 0, 0)
    if make == "labels":
        table = label_texture(cube_labels(state, "none"), 4, face, (2, 2), LIGHT)
        expected = label_colors(4, LIGHT.lightness).mean(axis=0) * face.shade
    else:
        cube = np.array([[[-1.0, 1.0], [0.5, -0.5]]], np.float32)
        table = number_texture(face_slice(cube, face), 1.0, face.shade, (2, 2), LIGHT)
        expected = rgb(LIGHT.zero) * face.shade
    assert table.shape == (1, 1)
    assert np.abs(rgb(int(table[0, 0])) - expected).max() <= 1.5


@pytest.mark.parametrize("index", [(0, 0, 0, 0), (1, 0, 0, 0)])
def test_a_face_of_one_colour_is_one_texel(index) -> None:
    state = figure_state(shape=(2, 3, 2, 2), groups=1)
    members = members_of(state, "layer", index)
    assert set_texture(members, face_of((2, 3, 4), 0, 0), (1, 1), LIGHT).shape == (1, 1)
