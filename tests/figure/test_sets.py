import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz import norms
from normviz.figure.layout import lay_out
from normviz.figure.sets import (
    cell_of,
    cube_labels,
    index_of,
    members_of,
    sets_of,
)
from normviz.figure.state import Camera, FigureState
from normviz.figure.texture.textures import face_slice
from normviz.norms.validation import divisors_of
from tests.figure.states import figure_state


@st.composite
def cases(draw: st.DrawFn) -> tuple[FigureState, tuple[int, int, int, int]]:
    shape = draw(st.tuples(*(st.integers(1, 6) for _ in range(4))))
    index = tuple(draw(st.integers(0, size - 1)) for size in shape)
    groups = draw(st.sampled_from(divisors_of(shape[1])))
    return figure_state(shape=shape, groups=groups, training=draw(st.booleans())), index


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
@settings(deadline=None, derandomize=True, max_examples=40)
@given(cases())
def test_three_vectors_stand_for_the_mask(norm: str, case) -> None:
    state, index = case
    members = members_of(state, norm, index)
    n, c, p = members.axes
    found = (n[:, None, None] * c[:, None] * p).reshape(state.shape) > 0
    mask = norms.mask(norm, state.shape, index, groups=state.groups, training=state.training)
    np.testing.assert_array_equal(found, mask)
    inside = np.zeros(state.shape, bool)
    inside[members.box] = True
    np.testing.assert_array_equal(inside, mask)


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
@settings(deadline=None, derandomize=True, max_examples=25)
@given(cases())
def test_labels_of_cells_are_those_of_elements_and_count_the_sets(norm: str, case) -> None:
    state, index = case
    n, c, h, w = state.shape
    cells = np.broadcast_to(cube_labels(state, norm), (n, c, h * w))
    labels = norms.labels(norm, state.shape, groups=state.groups, training=state.training)
    np.testing.assert_array_equal(cells.reshape(state.shape), np.broadcast_to(labels, state.shape))
    made = sets_of(state, norm)
    assert len(np.unique(cells)) == made.count
    assert made.count * made.size == cells.size
    members = members_of(state, norm, index)
    own = cells[cell_of(index, state)]
    for cell in np.ndindex(n, c, h * w):
        assert members.holds(cell) == (cells[cell] == own)


def test_cells_and_elements_are_the_same_things() -> None:
    state = figure_state(shape=(2, 3, 4, 5), groups=1)
    cells = [cell_of(index, state) for index in np.ndindex(2, 3, 4, 5)]
    assert cells == list(np.ndindex(2, 3, 20))
    assert [index_of(cell, state) for cell in cells] == list(np.ndindex(2, 3, 4, 5))


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
@settings(deadline=None, derandomize=True, max_examples=40)
@given(cases(), st.data())
def test_boxes_of_one_kind_are_known_without_looking_at_their_cells(
    norm: str, case, data: st.DataObject
) -> None:
    state, index = case
    n, c, h, w = state.shape
    lo = tuple(data.draw(st.integers(0, size - 1)) for size in (n, c, h * w))
    hi = tuple(
        data.draw(st.integers(low + 1, size)) for low, size in zip(lo, (n, c, h * w), strict=True)
    )
    mask = norms.mask(norm, state.shape, index, groups=state.groups, training=state.training)
    inside = mask.reshape(n, c, -1)[tuple(slice(a, b) for a, b in zip(lo, hi, strict=True))]
    share = members_of(state, norm, index).share_of(lo, hi)
    if share is None:
        return  # Not known: whoever asks looks at the cells.
    assert share == inside.min() == inside.max()


def test_whole_faces_of_common_norms_are_known() -> None:
    state = FigureState()
    layer = members_of(state, "layer", (0, 1, 1, 1))
    assert layer.share_of((0, 0, 0), (1, 6, 9)) == 1.0
    assert layer.share_of((1, 0, 0), (2, 6, 9)) == 0.0
    assert layer.share_of((0, 0, 0), (4, 6, 1)) is None


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
@settings(deadline=None, derandomize=True, max_examples=40)
@given(cases(), st.sampled_from([(-42.0, 27.0), (60.0, -20.0), (170.0, 50.0)]))
def test_the_part_of_a_face_is_what_the_mask_shows_on_it(norm: str, case, turn) -> None:
    state, index = case
    members = members_of(state, norm, index)
    n, c, p = members.axes
    cube = (n[:, None, None] * c[:, None] * p) > 0
    for face in lay_out(state, Camera(*turn), 400.0, 400.0, 16.0).faces:
        found = np.zeros((face.v1 - face.v0, face.u1 - face.u0), bool)
        part = members.part_of(face)
        if part is not None:
            u, v, wide, tall = part
            found[v : v + tall, u : u + wide] = True
            np.testing.assert_array_equal(found, face_slice(cube, face))
        else:
            # No members on the face, or members in several pieces along (H, W).
            shown = face_slice(cube, face)
            assert not shown.any() or not members.axes[2].all()
