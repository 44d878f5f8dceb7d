import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz import norms
from normviz.figure.geometry import HW, N, pick
from normviz.figure.layout import Layout, lay_out
from normviz.figure.marks import (
    TITLE_LETTER_EMS,
    Wording,
    border_lines,
    cell_polygons,
    cube_texts,
    hidden_edges,
    panel_texts,
    runs,
    set_outlines,
    tile_set_outlines,
    tile_texts,
)
from normviz.figure.sets import cell_of, members_of
from normviz.figure.state import Camera, FigureState
from normviz.figure.tiles import TileGrid
from tests.figure.states import figure_state

EM = 16.0


def laid_out(state: FigureState, camera: Camera | None = None, size=(900.0, 700.0)) -> Layout:
    return lay_out(state, camera or Camera(), *size, EM)


def said(state: FigureState, norm: str) -> tuple[str, str]:
    """Role and words of the line below a norm's cube."""
    layout = laid_out(state)
    panel = next(panel for panel in layout.panels if panel.norm == norm)
    _, caption = panel_texts(layout, panel, state, Wording())
    return caption.role, caption.text


@pytest.mark.parametrize(
    ("norm", "words"),
    [
        ("batch", "6 sets of 36"),
        ("layer", "4 sets of 54"),
        ("layer-keras", "36 sets of 6"),
        ("instance", "24 sets of 9"),
        ("group", "8 sets of 27"),
        ("rms", "36 sets of 6"),
        ("unit", "36 sets of 6"),
        ("frn", "24 sets of 9"),
        ("weight", "4 sets of 54"),
        ("spectral", "1 set of 216"),
        ("none", "no shared statistics"),
    ],
)
def test_captions_count_the_sets(norm: str, words: str) -> None:
    assert said(FigureState(norms=(norm,)), norm) == ("caption", words)


def test_large_numbers_are_grouped() -> None:
    state = FigureState(norms=("instance",), shape=(64, 64, 28, 28))
    assert said(state, "instance") == ("caption", "4096 sets of 784")


def test_in_inference_batch_norm_has_moving_statistics() -> None:
    state = figure_state(norms=("batch", "instance"), training=False)
    assert said(state, "batch") == ("caption", "moving μ and σ² of each channel")
    assert said(state, "instance") == ("caption", "24 sets of 9")


TWO_LINES = ("layer-keras", "frn")


@pytest.mark.parametrize(
    ("epsilon", "constant"),
    [
        (0.0, "sets of one element, ε = 0: NaN in Keras, here y = β"),
        (1e-9, "sets of one element: y = β, whatever x is"),
    ],
)
@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
def test_a_set_of_one_is_a_warning_that_is_true(norm: str, epsilon: float, constant: str) -> None:
    state = figure_state(norms=(norm,), shape=(1, 1, 1, 1), groups=1, epsilon=epsilon)
    role, words = said(state, norm)
    x_hat = float(norms.normalize(norm, np.full((1, 1, 1, 1), -7.0), epsilon=0.0).x_hat.item())
    expected = {
        0.0: ("warning", constant),
        -1.0: ("warning", "sets of one element: up to ε, x̂ is the sign of x"),
        -7.0: ("caption", "no shared statistics"),
    }
    if norms.CATALOG[norm].pointwise is not None:
        x_hat = -7.0  # a function of each element by itself: no sets either
    if norms.CATALOG[norm].correct is not None:
        expected[-7.0] = ("caption", "1 set of 1")  # the correction leaves x as it is
    assert (role, words) == expected[x_hat]


@pytest.mark.parametrize(
    ("norm", "shape", "groups"),
    [
        ("layer-keras", (4, 1, 3, 3), 1),
        ("instance", (4, 6, 1, 1), 2),
        ("group", (4, 6, 1, 1), 6),
        ("batch", (1, 6, 1, 1), 2),
    ],
)
def test_shapes_that_leave_sets_of_one_are_warned_of(norm: str, shape, groups: int) -> None:
    role, words = said(figure_state(norms=(norm,), shape=shape, groups=groups), norm)
    assert role == "warning"
    assert "y = β" in words


def test_names_stand_in_the_middle_above_and_captions_below() -> None:
    state = FigureState()
    layout = laid_out(state)
    for panel in layout.panels:
        name, caption = panel_texts(layout, panel, state, Wording())
        assert name.text == norms.CATALOG[panel.norm].title
        assert name.x == caption.x == panel.x + panel.width / 2
        assert name.y < panel.cube[1] < caption.y
        assert name.room < panel.width


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.floats(-179, 179), st.floats(-80, 80), st.sampled_from(["none", "N", "C", "HW"]))
def test_axis_letters_stand_outside_the_cube(yaw, pitch, slab_axis) -> None:
    state = FigureState(slab_axis=slab_axis)
    layout = laid_out(state, Camera(yaw, pitch))
    panel = layout.panels[0]
    for text in cube_texts(layout, panel, state):
        assert pick(layout.faces, text.x - panel.cube[0], text.y - panel.cube[1]) is None


def test_axis_letters_carry_the_sizes_and_kernels_have_axes_of_their_own() -> None:
    state = FigureState(norms=("batch", "weight"), shape=(4, 6, 3, 2))
    layout = laid_out(state)
    texts = [[text.text for text in cube_texts(layout, panel, state)] for panel in layout.panels]
    assert texts[0] == ["N 4", "C 6", "H, W 3×2"]
    assert texts[1] == ["C out 4", "C in 6", "kh, kw 3×2"]


@pytest.mark.parametrize("size", [(160.0, 330.0), (900.0, 700.0)])
def test_the_upright_name_ends_above_the_one_at_the_lower_end_of_its_edge(size) -> None:
    state = FigureState(norms=("batch",), shape=(16, 96, 25, 25), form="both")
    layout = laid_out(state, size=size)
    _, low, upright = cube_texts(layout, layout.panels[0], state)
    assert upright.upright
    assert upright.y + TITLE_LETTER_EMS * EM * len(upright.text) / 2 < low.y - EM / 2


def test_an_axis_that_is_seen_end_on_has_no_letter() -> None:
    state = FigureState()
    layout = laid_out(state, Camera(yaw=0.0, pitch=0.0))
    names = [text.text for text in cube_texts(layout, layout.panels[0], state)]
    assert names == ["N 4", "H, W 3×3"]


def test_tiles_have_their_letters_around_them() -> None:
    state = FigureState(form="tiles")
    layout = laid_out(state)
    panel = layout.panels[0]
    assert cube_texts(layout, panel, state) == []
    (c, n, p) = tile_texts(layout, panel, state)
    x, y = panel.tiles
    assert (c.text, n.text, p.text) == ("C 6", "N 4", "H, W 3×3")
    assert c.y < y < y + layout.grid.height < p.y
    assert n.x < x
    assert n.upright


def test_borders_part_the_cells_of_a_face() -> None:
    layout = laid_out(FigureState())
    for face in layout.faces:
        u, v = face.u1 - face.u0, face.v1 - face.v0
        lines = border_lines(face)
        assert len(lines) == u - 1 + v - 1
        assert lines[0] == pytest.approx((*face.point(1, 0), *face.point(1, v)))
        assert lines[-1] == pytest.approx((*face.point(0, v - 1), *face.point(u, v - 1)))


def test_borders_that_would_hide_the_colours_are_left_out() -> None:
    layout = laid_out(FigureState(shape=(64, 64, 28, 28)))
    assert all(border_lines(face) == [] for face in layout.faces)


def test_borders_are_drawn_across_the_direction_that_has_room() -> None:
    # Two samples are wide, 512 channels are not: on the top only N is divided.
    layout = laid_out(FigureState(shape=(2, 512, 2, 2)))
    top = next(face for face in layout.faces if face.axis == HW)
    assert border_lines(top) == [(*top.point(1, 0), *top.point(1, 512))]


@given(st.lists(st.booleans(), min_size=1, max_size=30))
@settings(deadline=None, derandomize=True)
def test_runs_are_where_a_vector_is_one(flags: list[bool]) -> None:
    vector = np.array(flags, np.float32)
    found = np.zeros(len(flags), bool)
    spans = runs(vector)
    for first, end in spans:
        assert not found[max(0, first - 1) : end].any(), "runs neither overlap nor touch"
        found[first:end] = True
    np.testing.assert_array_equal(found, flags)


@pytest.mark.parametrize("norm", ["batch", "layer", "layer-keras", "instance", "group"])
def test_outlines_surround_just_the_visible_cells_of_a_set(norm: str) -> None:
    state, index = FigureState(norms=(norm,)), (0, 1, 0, 1)
    layout = laid_out(state)
    members = members_of(state, norm, index)
    for face in layout.faces:
        area = sum(parallelogram(outline) for outline in set_outlines(members, face))
        cell = abs(face.du[0] * face.dv[1] - face.du[1] * face.dv[0])
        cells = sum(
            members.holds(face.cell(u, v))
            for u in range(face.u1 - face.u0)
            for v in range(face.v1 - face.v0)
        )
        assert area == pytest.approx(cells * cell)


def parallelogram(points) -> float:
    (ax, ay), (bx, by), _, (dx, dy) = points
    return abs((bx - ax) * (dy - ay) - (by - ay) * (dx - ax))


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
def test_outlines_on_tiles_surround_just_the_cells_of_a_set(norm: str) -> None:
    grid, index = TileGrid((4, 6, 3, 3), 5.0, 2.0), (1, 2, 1, 0)
    state = figure_state(groups=2)
    outlines = tile_set_outlines(members_of(state, norm, index), grid)
    mask = norms.mask(norm, grid.shape, index, groups=2)
    for place in np.ndindex(*grid.shape):
        x, y, wide, tall = grid.rectangle(place)
        around = [
            outline
            for outline in outlines
            if outline[0] - 1e-9 <= x
            and x + wide <= outline[0] + outline[2] + 1e-9
            and outline[1] - 1e-9 <= y
            and y + tall <= outline[1] + outline[3] + 1e-9
        ]
        assert len(around) == mask[place]


def test_the_polygons_of_a_corner_cell_are_its_three_sides() -> None:
    layout = laid_out(FigureState())
    polygons = cell_polygons(layout, (0, 0, 0))
    assert len(polygons) == 3
    for polygon in polygons:
        x, y = np.mean(polygon, axis=0)
        assert pick(layout.faces, float(x), float(y)) == (0, 0, 0)


def test_a_side_behind_a_nearer_slab_is_not_seen() -> None:
    layout = laid_out(FigureState(slab_axis="C", slabs=3, gap=0.1))
    # The side of the second slab towards the first: only its rim looks out.
    assert cell_polygons(layout, (1, 2, 4)) == []
    assert len(cell_polygons(layout, (1, 0, 4))) == 1


def test_an_inner_cell_has_no_polygon_but_twelve_edges_and_those_of_its_set() -> None:
    state, index = FigureState(), (2, 3, 1, 1)
    layout = laid_out(state)
    assert cell_polygons(layout, cell_of(index, state)) == []
    element, members = hidden_edges(layout, state, index, "instance")
    assert len(element) == len(members) == 12
    # The set of instance norm is all of (H, W): as long as the cube is high.
    height = max(abs(y2 - y1) for _, y1, _, y2 in members)
    assert height == pytest.approx(layout.scale * layout.view.basis[2][1] * layout.solid.extent[2])
    own = max(abs(y2 - y1) for _, y1, _, y2 in element)
    assert own == pytest.approx(height / 9)


def test_edges_of_a_set_stay_within_the_slab_of_the_element() -> None:
    state, index = FigureState(slab_axis="N", slabs=2), (2, 3, 1, 1)
    layout = laid_out(state)
    _, members = hidden_edges(layout, state, index, "batch")
    block = layout.solid.block_with(cell_of(index, state))
    ends = {round(x, 6) for line in members for x in (line[0], line[2])}
    expected = set()
    for n in (block.lo[N], block.hi[N]):
        for c in (3, 4):
            cell = [n, c, 0]
            x, _ = layout.view.project(layout.solid.world(block, cell))
            expected.add(round(layout.scale * x, 6))
    assert ends == expected


def test_what_has_been_peeled_off_has_no_edges() -> None:
    state = FigureState(peel=(2, 0, 0))
    assert hidden_edges(laid_out(state), state, (0, 1, 1, 1), "batch") == [[], []]


def test_a_long_name_takes_two_lines_rather_than_being_cut() -> None:
    every = tuple(norms.CATALOG)
    state = FigureState(norms=every)
    layout = lay_out(state, Camera(), 584, 836, 17.0)
    for panel in layout.panels:
        texts = panel_texts(layout, panel, state, Wording())
        lines = [text for text in texts if text.role == "title"]
        assert " ".join(line.text for line in lines) == norms.CATALOG[panel.norm].title
        assert len(lines) == (2 if panel.norm in TWO_LINES else 1)
        assert np.mean([line.y for line in lines]) == pytest.approx(panel.title_y)
        assert lines[0].y - 0.6 * layout.em > panel.y
