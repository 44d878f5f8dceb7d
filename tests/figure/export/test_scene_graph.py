import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz import norms, number_text
from normviz.figure.colors import DARK, LIGHT, rgb, set_table
from normviz.figure.export.scene_graph import (
    MAX_CELLS,
    SceneGraph,
    build_scene_graph,
    title_of,
    visible_cells,
)
from normviz.figure.geometry import pick
from normviz.figure.layout import lay_out
from normviz.figure.sets import index_of
from normviz.figure.state import Camera, FigureState
from tests.figure.made import panels_of

INDEX = (0, 1, 2, 0)


def scene_of(state: FigureState, index=INDEX, camera=None, colors=LIGHT) -> SceneGraph:
    layout = lay_out(state, camera or Camera(), 900.0, 700.0, 16.0)
    return build_scene_graph(layout, state, index, colors, panels_of(state, index))


@pytest.mark.parametrize("slab_axis", ["none", "N", "C", "HW"])
@pytest.mark.parametrize("color", ["set", "all", "x", "y"])
@pytest.mark.parametrize("form", ["cubes", "tiles", "both"])
def test_ids_say_the_element_and_classes_the_set(form, color, slab_axis) -> None:
    state = FigureState(form=form, color=color, slab_axis=slab_axis, slabs=2)
    ids = set()
    for panel in scene_of(state).panels:
        mask = norms.mask(panel.key, state.shape, INDEX, groups=2)
        for cell in panel.cells:
            assert cell.id not in ids
            ids.add(cell.id)
            assert cell.kind == ("set" if mask[element_of(cell.id, panel.key)] else "rest")


def element_of(name: str, norm: str) -> tuple[int, ...]:
    parts = name.removeprefix(f"{norm}-").removeprefix("tile-").split("-")
    assert [part[0] for part in parts] == ["n", "c", "h", "w"]
    return tuple(int(part[1:]) for part in parts)


@settings(deadline=None, derandomize=True, max_examples=40)
@given(
    st.floats(-179, 179),
    st.floats(-84, 84),
    st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 5)),
)
def test_the_cells_of_a_cube_are_those_that_can_be_picked(yaw, pitch, peel) -> None:
    state, camera = FigureState(norms=("group",), peel=peel), Camera(yaw, pitch)
    layout = lay_out(state, camera, 900.0, 700.0, 16.0)
    x, y = layout.panels[0].cube
    cells = scene_of(state, camera=camera).panels[0].cells
    for cell in cells:
        for polygon, _ in cell.parts:
            middle = np.mean(polygon, axis=0) - (x, y)
            found = pick(layout.faces, *(float(v) for v in middle))
            assert found is not None
            assert index_of(found, state) == element_of(cell.id, "group")
    sides = sum(len(cell.parts) for cell in cells)
    assert sides == sum((f.u1 - f.u0) * (f.v1 - f.v0) for f in layout.faces)


def test_tiles_hide_nothing() -> None:
    state = FigureState(form="tiles")
    for panel in scene_of(state).panels:
        elements = {element_of(cell.id, panel.key) for cell in panel.cells}
        assert elements == set(np.ndindex(*state.shape))


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_sides_of_a_set_are_shades_of_the_blue(colors) -> None:
    for panel in scene_of(FigureState(), colors=colors).panels:
        for cell in panel.cells:
            base = rgb(colors.set if cell.kind == "set" else colors.rest)
            for _, fill in cell.parts:
                share = rgb(fill) / base
                assert share.max() - share.min() < 0.03
                assert 0.7 < share.mean() <= 1.0


def test_tiles_have_the_unshaded_colours() -> None:
    state = FigureState(form="tiles")
    table = set_table(LIGHT)
    expected = {"set": int(table[255]) & 0xFFFFFF, "rest": int(table[0]) & 0xFFFFFF}
    for panel in scene_of(state).panels:
        for cell in panel.cells:
            assert cell.parts[0][1] == expected[cell.kind]


def test_all_sets_have_as_many_colours_as_there_are_sets() -> None:
    state = FigureState(norms=("batch", "layer", "instance"), color="all", form="tiles")
    for panel, count in zip(scene_of(state).panels, (6, 4, 24), strict=True):
        assert len({cell.parts[0][1] for cell in panel.cells}) == count


def test_the_lit_element_is_outlined_last() -> None:
    for form in ("cubes", "tiles"):
        for panel in scene_of(FigureState(form=form), (0, 0, 0, 0)).panels:
            assert panel.strokes[-1].color == LIGHT.element


def test_a_hidden_element_and_its_set_are_dotted() -> None:
    for panel in scene_of(FigureState(), (2, 3, 1, 1)).panels:
        dotted = [stroke for stroke in panel.strokes if stroke.dotted]
        assert [stroke.color for stroke in dotted] == [LIGHT.set] * 12 + [LIGHT.element] * 12
        assert not any(stroke.closed for stroke in dotted)


@pytest.mark.parametrize("form", ["cubes", "tiles"])
@pytest.mark.parametrize("color", ["all", "x", "x_hat", "y"])
def test_where_colour_says_something_else_the_set_is_drawn_around(form, color) -> None:
    for panel in scene_of(FigureState(form=form, color=color)).panels:
        assert any(stroke.color == LIGHT.set for stroke in panel.strokes)
    for panel in scene_of(FigureState(form=form)).panels:
        assert not any(stroke.color == LIGHT.set for stroke in panel.strokes)


def test_values_come_with_their_range_and_sets_without() -> None:
    assert all(panel.limit is None for panel in scene_of(FigureState()).panels)
    assert all(panel.limit > 0 for panel in scene_of(FigureState(color="y")).panels)


def test_values_are_asked_for() -> None:
    state = FigureState(color="y")
    layout = lay_out(state, Camera(), 900.0, 700.0, 16.0)
    with pytest.raises(ValueError, match="expected values of batch, received none"):
        build_scene_graph(layout, state, INDEX, LIGHT, {})


def test_too_many_cells_are_refused_with_their_number() -> None:
    state = FigureState(shape=(64, 64, 10, 10), form="tiles", norms=("batch",))
    assert visible_cells(lay_out(state, Camera(), 900, 700, 16), state) == 409_600
    said = f"at most {number_text.count(MAX_CELLS)} visible.*received 409\u202f600"
    with pytest.raises(ValueError, match=said):
        scene_of(state)


def test_the_title_names_the_norms() -> None:
    assert title_of(scene_of(FigureState())).endswith(
        ", ".join(norms.CATALOG[norm].title for norm in FigureState().norms)
    )
