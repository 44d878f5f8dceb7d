import pytest

from normviz.figure.colors import LIGHT
from normviz.figure.export import line_widths
from normviz.figure.export.scene_graph import PanelScene, build_scene_graph
from normviz.figure.export.scene_lines import face_has_borders
from normviz.figure.layout import lay_out
from normviz.figure.state import Camera, FigureState
from tests.figure.made import panels_of
from tests.figure.states import figure_state

INDEX = (0, 0, 0, 0)


def panel(pinned: bool = False, **values) -> PanelScene:
    state = figure_state(**({"norms": ("batch",)} | values))
    layout = lay_out(state, Camera(), 900.0, 700.0, 16.0)
    data = panels_of(state, INDEX)
    return build_scene_graph(layout, state, INDEX, LIGHT, data, pinned=pinned).panels[0]


@pytest.mark.parametrize("form", ["cubes", "tiles"])
def test_borders_run_between_cells_that_leave_room_for_them(form: str) -> None:
    borders = [line for line in panel(form=form).strokes if line.color == LIGHT.border]
    assert borders
    assert {line.width for line in borders} == {line_widths.BORDER}
    assert not any(line.closed for line in borders)
    shape = (64, 128, 16, 16) if form == "cubes" else (32, 64, 8, 8)
    dense = panel(form=form, shape=shape, groups=1)
    assert not any(line.color == LIGHT.border for line in dense.strokes)
    assert not any(layer.has_borders for layer in dense.layers if layer.cells)


def test_a_set_is_outlined_over_a_halo() -> None:
    widths = [line.width for line in panel(color="x").strokes if line.color == LIGHT.set]
    halos = [line for line in panel(color="x").strokes if line.color == LIGHT.background]
    assert set(widths) == {line_widths.SET}
    assert {(line.width, line.alpha) for line in halos} == {(line_widths.HALO, 1.0)}
    assert len(halos) == len(widths)


@pytest.mark.parametrize("form", ["cubes", "tiles"])
def test_a_pinned_element_has_a_thicker_line(form: str) -> None:
    thin, thick = panel(form=form).strokes[-1], panel(form=form, pinned=True).strokes[-1]
    assert (thin.color, thick.color) == (LIGHT.element, LIGHT.element)
    assert thick.width > thin.width


def test_a_slab_in_front_covers_the_lines_of_those_behind() -> None:
    shown = panel(slab_axis="N", slabs=4)
    layers = [layer for layer in shown.layers if layer.cells]
    assert len(layers) == 4
    for layer in layers:
        assert any(line.color == LIGHT.outline for line in layer.strokes)


def test_a_face_has_all_its_borders_or_not() -> None:
    layout = lay_out(FigureState(), Camera(), 900.0, 700.0, 16.0)
    assert all(map(face_has_borders, layout.faces))
    tiny = lay_out(FigureState(), Camera(), 120.0, 90.0, 16.0)
    assert not any(map(face_has_borders, tiny.faces))
