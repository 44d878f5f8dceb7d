from math import hypot

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz.figure.geometry import HW, C, N
from normviz.figure.layout import Layout, lay_out
from normviz.figure.registries import COLORINGS
from normviz.figure.state import Camera, FigureState
from normviz.norms import CATALOG

EM = 16.0
FORMS = ("cubes", "tiles", "both")


def laid_out(state: FigureState, camera: Camera | None = None, size=(900.0, 700.0)) -> Layout:
    return lay_out(state, camera or Camera(), *size, EM)


def silhouette(layout: Layout) -> np.ndarray:
    return np.array([corner for face in layout.faces for corner in face.corners()])


@settings(deadline=None, derandomize=True, max_examples=60)
@given(
    st.lists(st.sampled_from(sorted(CATALOG)), min_size=1, max_size=8, unique=True),
    st.sampled_from(FORMS),
    st.floats(320, 2500),
    st.floats(280, 1600),
    st.floats(-180, 180),
    st.floats(-85, 85),
)
def test_every_cube_and_all_tiles_lie_between_the_words_of_their_panel(
    norms, form, width, height, yaw, pitch
) -> None:
    state = FigureState(norms=tuple(norms), form=form)
    layout = laid_out(state, Camera(yaw, pitch), (width, height))
    if layout.scale <= 1.0:
        return
    for panel in layout.panels:
        for left, top, right, bottom in parts(layout, panel):
            assert panel.x - 1 <= left
            assert right <= panel.x + panel.width + 1
            assert panel.title_y + EM / 2 <= top + 1
            assert bottom <= panel.caption_y - EM / 2 + 1


def test_cube_and_tiles_stay_in_a_tiny_panel() -> None:
    state = FigureState(norms=tuple(CATALOG)[:8], form="both")
    layout = laid_out(state, Camera(0.0, 0.0), (320.0, 285.0))
    for panel in layout.panels:
        for left, _, right, _ in parts(layout, panel):
            assert panel.x <= left
            assert right <= panel.x + panel.width


def parts(layout: Layout, panel) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of the cube and of the tiles of a panel."""
    found = []
    if panel.cube is not None:
        points = silhouette(layout) + panel.cube
        found.append((*points.min(axis=0), *points.max(axis=0)))
    if panel.tiles is not None:
        x, y = panel.tiles
        found.append((x, y, x + layout.grid.width, y + layout.grid.height))
    return found


@pytest.mark.parametrize("count", range(1, 12))
def test_panels_tile_the_figure_without_overlap_in_the_order_of_the_norms(count: int) -> None:
    names = tuple(CATALOG)[:count]
    layout = laid_out(FigureState(norms=names))
    assert tuple(panel.norm for panel in layout.panels) == names
    seen = np.zeros((70, 90), int)
    for panel in layout.panels:
        columns = slice(round(panel.x / 10), round((panel.x + panel.width) / 10))
        rows = slice(round(panel.y / 10), round((panel.y + panel.height) / 10))
        seen[rows, columns] += 1
    assert seen.max() == 1
    reading = [(panel.y, panel.x) for panel in layout.panels]
    assert reading == sorted(reading)


def test_no_norm_gives_no_panel() -> None:
    assert laid_out(FigureState(norms=())).panels == ()


def test_cube_and_tiles_do_not_overlap_where_both_are_shown() -> None:
    for size in ((900.0, 700.0), (1600.0, 420.0), (420.0, 900.0)):
        layout = laid_out(FigureState(form="both"), size=size)
        for panel in layout.panels:
            (l1, t1, r1, b1), (l2, t2, r2, b2) = parts(layout, panel)
            assert r1 <= l2 or r2 <= l1 or b1 <= t2 or b2 <= t1


def test_four_cubes_stand_in_two_rows_in_a_square_and_in_one_in_a_strip() -> None:
    square = laid_out(FigureState(), size=(900.0, 900.0))
    strip = laid_out(FigureState(), size=(1600.0, 420.0))
    assert len({panel.y for panel in square.panels}) == 2
    assert len({panel.y for panel in strip.panels}) == 1


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.floats(-179, 179), st.floats(-80, 80), st.sampled_from(["none", "N", "C", "HW"]))
def test_letters_stand_at_edges_of_the_silhouette(yaw, pitch, slab_axis) -> None:
    layout = laid_out(FigureState(slab_axis=slab_axis), Camera(yaw, pitch))
    points = silhouette(layout)
    for a, b in layout.edges:
        length = hypot(b[0] - a[0], b[1] - a[1])
        if length < 1:
            continue
        normal = np.array([a[1] - b[1], b[0] - a[0]]) / length
        sides = (points - np.array(a)) @ normal
        # The whole figure lies on one side of the line through the edge.
        assert sides.max() < 1e-6 or sides.min() > -1e-6


def test_the_ground_axes_have_their_letters_below_and_the_upright_one_at_the_left() -> None:
    layout = laid_out(FigureState())
    middles = np.array([(np.array(a) + np.array(b)) / 2 for a, b in layout.edges])
    points = silhouette(layout)
    assert middles[N, 1] > points[:, 1].mean()
    assert middles[C, 1] > points[:, 1].mean()
    assert middles[HW, 0] == pytest.approx(points[:, 0].min())


@pytest.mark.parametrize("form", ["cubes", "both"])
def test_zooming_keeps_the_point_under_the_pointer(form: str) -> None:
    state, camera = FigureState(form=form), Camera(pan_x=0.1, pan_y=-0.2)
    before = laid_out(state, camera)
    panel = before.panels[1]
    x, y = panel.cube[0] + 40, panel.cube[1] - 25
    centre = before.middle_near(panel, x, y)
    middle = centre[0] - before.scale * camera.pan_x, centre[1] - before.scale * camera.pan_y
    unit = before.scale / camera.zoom
    after = laid_out(state, camera.zoomed(1.7, (x - middle[0]) / unit, (y - middle[1]) / unit))
    moved = after.panels[1].cube
    assert (x - moved[0]) / after.scale == pytest.approx(40 / before.scale)
    assert (y - moved[1]) / after.scale == pytest.approx(-25 / before.scale)


def test_panels_hold_their_left_and_upper_rim_and_not_the_others() -> None:
    layout = laid_out(FigureState())
    first, second = layout.panels[:2]
    assert layout.panel_at(first.x, first.y) is first
    assert layout.panel_at(second.x, second.y) is second
    assert layout.panel_at(layout.width + 1, 5) is None


@pytest.mark.parametrize("size", [(1.0, 1.0), (10.0, 2000.0), (2000.0, 10.0)])
@pytest.mark.parametrize("form", FORMS)
def test_a_figure_without_room_is_laid_out_all_the_same(size, form: str) -> None:
    layout = laid_out(FigureState(form=form), size=size)
    assert np.isfinite(silhouette(layout)).all()
    assert layout.grid.cell > 0


def test_many_norms_in_a_small_window_keep_cubes_that_can_be_seen() -> None:
    state = FigureState(norms=tuple(CATALOG), color="y")
    layout = lay_out(state, Camera(), 320.0, 660.0, 17.0)
    assert layout.scale * max(layout.solid.extent) > 20


def test_names_stand_close_to_tiles_and_stay_there_when_zoomed() -> None:
    state = FigureState(norms=("batch", "layer"), form="tiles")
    near, zoomed = (lay_out(state, Camera(zoom=z), 800.0, 600.0, EM).panels[0] for z in (1.0, 3.0))
    assert near.tiles is not None
    assert 0 < near.tiles[1] - near.title_y < 3 * EM
    assert (near.title_y, near.caption_y) == (zoomed.title_y, zoomed.caption_y)


@pytest.mark.parametrize("form", FORMS)
def test_the_element_under_a_point_is_that_of_the_cell_or_tile(form: str) -> None:
    state = FigureState(norms=("batch", "layer"), form=form)
    layout = laid_out(state)
    panel = layout.panels[1]
    if panel.tiles is not None:
        x, y = panel.tiles[0] + 1, panel.tiles[1] + 1
        assert layout.element_at(x, y) == ("layer", (0, 0, 0, 0))
    if panel.cube is not None:
        face = layout.faces[-1]
        corners = np.array(face.corners())
        x, y = panel.cube + corners.mean(axis=0)
        found = layout.element_at(x, y)
        assert found is not None
        norm, (n, c, h, w) = found
        cell = (n, c, h * state.shape[3] + w)
        assert (norm, cell[face.axis]) == ("layer", face.fixed)
    assert layout.element_at(panel.x + 1, panel.y + 1) is None
    assert layout.element_at(-5.0, 5.0) is None


@pytest.mark.parametrize("size", [(330.0, 640.0), (640.0, 640.0), (950.0, 640.0), (1400.0, 700.0)])
@pytest.mark.parametrize("form", FORMS)
def test_a_change_of_colouring_moves_nothing(form: str, size: tuple[float, float]) -> None:
    layouts = [laid_out(FigureState(form=form, color=color), size=size) for color in COLORINGS]
    assert all(each == layouts[0] for each in layouts)
