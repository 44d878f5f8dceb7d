from itertools import pairwise
from math import isclose

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from normviz.figure.geometry import (
    CUT_ROOM,
    HW,
    Block,
    C,
    Cells,
    Face,
    N,
    PlacedCube,
    Projection,
    cells_of,
    edge_lengths,
    fitting_scale,
    pick,
    placed_cube,
    projection_of,
    visible_faces,
)
from normviz.figure.state import Camera, FigureState
from tests.figure.states import figure_state

SCALE = 400.0
FULL = settings(deadline=None, derandomize=True, max_examples=80)

cameras = st.builds(Camera, yaw=st.floats(-180, 180), pitch=st.floats(-85, 85))
sizes = st.tuples(st.integers(1, 5), st.integers(1, 6), st.integers(1, 3), st.integers(1, 3))
states = st.builds(
    figure_state,
    shape=sizes,
    groups=st.just(1),
    slab_axis=st.sampled_from(["none", "N", "C", "HW"]),
    slabs=st.integers(1, 6),
    gap=st.floats(0, 3),
    peel=st.tuples(st.integers(0, 3), st.integers(0, 4), st.integers(0, 6)),
)


def looked_at(state: FigureState, camera: Camera) -> tuple[Projection, PlacedCube, list[Face]]:
    view = projection_of(camera)
    solid = placed_cube(state, view)
    return view, solid, visible_faces(solid, view, SCALE, (0.0, 0.0))


def middle(face: Face, u: int, v: int) -> tuple[float, float]:
    return face.point(u + 0.5, v + 0.5)


def covers(face: Face, x: float, y: float) -> bool:
    """Whether a point lies in a face, by the areas of triangles with its corners."""
    corners = np.array(face.corners())
    ahead = np.roll(corners, -1, axis=0) - corners
    to_point = np.array([x, y]) - corners
    turns = ahead[:, 0] * to_point[:, 1] - ahead[:, 1] * to_point[:, 0]
    return bool((turns > 1e-9).all() or (turns < -1e-9).all())


@FULL
@given(states, cameras)
def test_the_middle_of_a_cell_picks_it_unless_a_nearer_face_covers_it(
    state: FigureState, camera: Camera
) -> None:
    _, _, faces = looked_at(state, camera)
    for number, face in enumerate(faces):
        for v in range(face.v1 - face.v0):
            for u in range(face.u1 - face.u0):
                x, y = middle(face, u, v)
                nearer = [other for other in faces[number + 1 :] if covers(other, x, y)]
                if not nearer:
                    assert pick(faces, x, y) == face.cell(u, v)


@FULL
@given(states, cameras, st.floats(-400, 400), st.floats(-400, 400))
def test_a_point_picks_something_just_where_a_face_covers_it(
    state: FigureState, camera: Camera, x: float, y: float
) -> None:
    _, _, faces = looked_at(state, camera)
    edge = min((abs(distance) for face in faces for distance in distances(face, x, y)), default=1.0)
    assume(edge > 1e-6)
    assert (pick(faces, x, y) is not None) == any(covers(face, x, y) for face in faces)


def distances(face: Face, x: float, y: float) -> list[float]:
    """How far a point is from the lines along the sides of a face."""
    corners = np.array(face.corners())
    ahead = np.roll(corners, -1, axis=0) - corners
    to_point = np.array([x, y]) - corners
    turns = ahead[:, 0] * to_point[:, 1] - ahead[:, 1] * to_point[:, 0]
    return list(turns / np.maximum(np.hypot(*ahead.T), 1e-9))


@FULL
@given(cameras)
def test_the_axes_on_the_screen_and_into_it_are_those_of_a_turned_cross(camera: Camera) -> None:
    view = projection_of(camera)
    axes = np.column_stack([np.array(view.basis), view.depth])
    np.testing.assert_allclose(axes.T @ axes, np.eye(3), atol=1e-12)


@FULL
@given(states, cameras)
def test_each_block_shows_the_sides_whose_corners_are_nearest_to_the_eye(
    state: FigureState, camera: Camera
) -> None:
    view, solid, faces = looked_at(state, camera)
    for face in faces:
        block = next(b for b in solid.blocks if holds(b.lo, b.hi, face))
        low, high = (
            view.depth[face.axis] * solid.world(block, end)[face.axis]
            for end in (block.lo, block.hi)
        )
        shown = low if face.fixed == block.lo[face.axis] and view.near_is_low(face.axis) else high
        assert shown == min(low, high)


def holds(lo: Cells, hi: Cells, face: Face) -> bool:
    return all(a <= i < b for a, b, i in zip(lo, hi, face.cell(0, 0), strict=True))


@FULL
@given(states, cameras)
def test_no_side_of_a_near_block_is_painted_before_a_far_one(
    state: FigureState, camera: Camera
) -> None:
    view, solid, _ = looked_at(state, camera)
    depths = [
        sum(d * w for d, w in zip(view.depth, solid.world(block, block.lo), strict=True))
        for block in solid.blocks
    ]
    assert all(a >= b - 1e-9 for a, b in pairwise(depths))


@FULL
@given(states, cameras)
def test_blocks_hold_every_cell_that_is_not_peeled_exactly_once(
    state: FigureState, camera: Camera
) -> None:
    view, solid, _ = looked_at(state, camera)
    cells = cells_of(state.shape)
    times = np.zeros(cells, int)
    for block in solid.blocks:
        times[tuple(slice(a, b) for a, b in zip(block.lo, block.hi, strict=True))] += 1
    expected = np.ones(cells, int)
    for axis in (N, C, HW):
        taken = min(state.peel[axis], cells[axis] - 1)
        near = slice(0, taken) if view.near_is_low(axis) else slice(cells[axis] - taken, None)
        places: list[slice] = [slice(None)] * 3
        places[axis] = near
        expected[tuple(places)] = 0
    np.testing.assert_array_equal(times, expected)


@FULL
@given(states, cameras)
def test_the_corners_of_faces_are_the_projected_corners_of_their_block(
    state: FigureState, camera: Camera
) -> None:
    view, solid, faces = looked_at(state, camera)
    for face in faces:
        block = next(b for b in solid.blocks if holds(b.lo, b.hi, face))
        cell = list(face.cell(0, 0))
        cell[face.axis] += 0 if view.near_is_low(face.axis) else 1
        ends = {face.u_axis: (face.u0, face.u1), face.v_axis: (face.v0, face.v1)}
        for corner, (i, j) in zip(face.corners(), ((0, 0), (1, 0), (1, 1), (0, 1)), strict=True):
            cell[face.u_axis], cell[face.v_axis] = ends[face.u_axis][i], ends[face.v_axis][j]
            x, y = view.project(solid.world(block, cell))
            assert corner == pytest.approx((SCALE * x, SCALE * y), abs=1e-6)


@FULL
@given(states, st.floats(-85, 85), st.floats(20, 2000), st.floats(20, 2000))
def test_a_solid_fits_at_every_yaw(
    state: FigureState, pitch: float, width: float, height: float
) -> None:
    scales = set()
    for yaw in np.linspace(-180, 180, 25):
        camera = Camera(yaw=float(yaw), pitch=pitch)
        view = projection_of(camera)
        solid = placed_cube(state, view)
        scale = fitting_scale(solid, camera, width, height)
        scales.add(round(scale, 6))
        points = np.array(
            [c for face in visible_faces(solid, view, scale, (0, 0)) for c in face.corners()]
        )
        if scale > 1.0:
            assert np.abs(points[:, 0]).max() <= width / 2 + 1e-6
            assert np.abs(points[:, 1]).max() <= height / 2 + 1e-6
    if state.peel == (0, 0, 0):
        assert len(scales) == 1, "the cube must not grow and shrink while it turns"


def test_the_default_view_looks_down_on_the_first_sample_and_channel() -> None:
    view = projection_of(Camera())
    assert [view.near_is_low(axis) for axis in (N, C, HW)] == [True, True, True]
    # N goes right into the picture, C left, and (H, W) down.
    (n, c, p) = view.basis
    assert n[0] > 0 > n[1]
    assert c[0] < 0
    assert c[1] < 0
    assert p[0] == 0 < p[1]


def test_the_three_sides_of_a_cube_differ_in_shade() -> None:
    for pitch in (-27.0, 27.0):
        _, _, faces = looked_at(FigureState(), Camera(pitch=pitch))
        assert len({face.shade for face in faces}) == 3


def test_the_top_is_lit_and_the_bottom_lies_in_the_dark() -> None:
    def shade(pitch: float) -> float:
        faces = looked_at(FigureState(), Camera(pitch=pitch))[2]
        return next(face.shade for face in faces if face.axis == HW)

    assert shade(30) > 0.9 > 0.8 > shade(-30)


def test_edge_on_sides_are_not_seen() -> None:
    _, _, faces = looked_at(FigureState(), Camera(yaw=0.0, pitch=0.0))
    assert [face.axis for face in faces] == [C]


@pytest.mark.parametrize(
    ("shape", "expected"),
    [((4, 6, 3, 3), (4 / 9, 6 / 9, 1.0)), ((64, 64, 28, 28), (0.42, 0.42, 1.0))],
)
def test_cells_are_cubes_where_that_stays_legible(shape, expected) -> None:
    assert edge_lengths(cells_of(shape)) == pytest.approx(expected)


def test_slabs_stand_apart_by_the_gap() -> None:
    state = figure_state(shape=(1, 4, 2, 2), groups=1, slab_axis="C", slabs=2, gap=0.5)
    solid = placed_cube(state, projection_of(Camera()))
    low, high = sorted(solid.blocks, key=lambda block: block.lo[C])
    assert (low.lo[C], low.hi[C], high.lo[C], high.hi[C]) == (0, 2, 2, 4)
    free = solid.world(high, high.lo)[C] - solid.world(low, low.hi)[C]
    assert isclose(free, 0.5 * edge_lengths((1, 4, 4))[C] / 2)


def test_there_are_never_more_slabs_than_slices() -> None:
    state = figure_state(shape=(3, 4, 1, 1), groups=1, slab_axis="N", slabs=16)
    assert len(placed_cube(state, projection_of(Camera())).blocks) == 3


def test_the_block_of_a_cell_is_found_and_that_of_a_peeled_one_is_not() -> None:
    state = FigureState(slab_axis="N", slabs=2, peel=(1, 0, 0))
    solid = placed_cube(state, projection_of(Camera()))
    assert solid.block_with((0, 0, 0)) is None
    for n in (1, 2, 3):
        block = solid.block_with((n, 5, 8))
        assert block is not None
        assert block.lo[N] <= n < block.hi[N]


@FULL
@given(states, cameras)
def test_a_span_holds_just_the_cells_of_its_face(state: FigureState, camera: Camera) -> None:
    for face in looked_at(state, camera)[2]:
        lo, hi = face.span()
        shown = {
            face.cell(u, v) for u in range(face.u1 - face.u0) for v in range(face.v1 - face.v0)
        }
        spanned = np.ndindex(*(b - a for a, b in zip(lo, hi, strict=True)))
        assert shown == {tuple(a + i for a, i in zip(lo, cell, strict=True)) for cell in spanned}


@FULL
@given(states, cameras, st.integers(1, 4))
def test_a_gap_parts_the_samples_of_devices_and_nothing_else(
    state: FigureState, camera: Camera, replicas: int
) -> None:
    samples = state.shape[0]
    state = state.changed(shape=(samples * replicas, *state.shape[1:]), replicas=replicas)
    _, solid, _ = looked_at(state, camera)
    for block in solid.blocks:
        assert block.lo[N] // samples == (block.hi[N] - 1) // samples
    healed = looked_at(state.changed(synchronized=True), camera)[1]
    assert sum(_cells(block) for block in solid.blocks) == sum(map(_cells, healed.blocks))
    gap = solid.extent[N] - healed.extent[N]
    devices = {block.lo[N] // samples for block in solid.blocks}
    assert isclose(
        gap, CUT_ROOM * edge_lengths(cells_of(state.shape))[N] * max(devices), abs_tol=1e-9
    )


def _cells(block: Block) -> int:
    return int(np.prod(np.subtract(block.hi, block.lo)))
