from dataclasses import replace

import pytest

from normviz.figure.state import Camera, FigureState
from normviz.scenes.cube_scene import CubeScene
from tests.figure.states import figure_state

FIRST = CubeScene(element=(3, 5, 2, 2), pinned=True, focused="group")


def test_without_a_focused_norm_the_first_one_is() -> None:
    assert CubeScene().focused == "batch"
    assert CubeScene(FigureState(norms=())).focused == ""


def test_other_settings_keep_element_and_norm_where_they_exist() -> None:
    assert FIRST.with_figure(figure_state(groups=3)) == replace(
        FIRST, figure=figure_state(groups=3)
    )
    smaller = FigureState(norms=("rms",), shape=(2, 6, 1, 3))
    assert FIRST.with_figure(smaller) == CubeScene(
        smaller, element=(1, 5, 0, 2), pinned=True, focused="rms"
    )


def test_a_step_changes_only_what_it_changed() -> None:
    old, new = CubeScene(), CubeScene(figure_state(groups=3))
    now = replace(new, camera=Camera(yaw=1.0), element=(1, 1, 1, 1), library="torch")
    assert now.after(new, old) == replace(now, figure=FigureState())


def test_a_step_keeps_the_element_inside() -> None:
    old = CubeScene(FigureState(shape=(2, 6, 3, 3)))
    new = CubeScene(FigureState(shape=(4, 6, 3, 3)))
    now = replace(new, element=(3, 0, 0, 0))
    assert now.after(new, old).element == (1, 0, 0, 0)


@pytest.mark.parametrize("element", [(4, 0, 0, 0), (0, -1, 0, 0)])
def test_an_element_outside_is_refused(element: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="expected an index"):
        CubeScene(element=element)


def test_one_of_both_modes_is_focused_by_the_key_of_its_panel() -> None:
    both = FigureState(norms=("batch", "layer"), both_modes=True)
    assert CubeScene(both).focused == "batch.training"
    assert CubeScene(both, focused="batch").focused == "batch.training"
    scene = CubeScene(both, focused="batch.inference")
    assert scene.focused_panel is not None
    assert not scene.focused_panel.state.training
    one = scene.with_figure(FigureState(norms=("layer", "batch")))
    assert one.focused == "batch"
    assert one.with_figure(both.changed(training=False)).focused == "batch.training"
    with pytest.raises(ValueError, match=r"out of batch\.training, batch\.inference, layer"):
        CubeScene(both, focused="group")
