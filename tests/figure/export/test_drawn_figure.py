import pytest

from normviz.figure.colors import DARK, LIGHT
from normviz.figure.export.drawn_figure import draw_figure
from normviz.figure.inputs import TensorMaker
from normviz.figure.numbers import FigureNumbers
from normviz.figure.state import Camera, FigureState
from normviz.figure.tensor_source import SourceServices


def numbers(state: FigureState) -> FigureNumbers:
    services = SourceServices(images=lambda _: pytest.fail("no digits were asked for"))
    maker = TensorMaker(services)
    return FigureNumbers(state, lambda: maker.tensor(state))


def test_a_figure_has_a_panel_per_norm_in_the_size_asked_for() -> None:
    drawn = draw_figure(numbers(FigureState()), (1, 2, 0, 0), LIGHT, (640, 480))

    assert [panel.key for panel in drawn.graph.panels] == list(FigureState().norms)
    assert 'width="640" height="480"' in drawn.svg()


def test_camera_and_colors_are_those_given() -> None:
    state = FigureState(norms=("batch",))
    one = draw_figure(numbers(state), (0, 0, 0, 0), LIGHT)
    turned = draw_figure(numbers(state), (0, 0, 0, 0), DARK, camera=Camera(yaw=10.0))

    assert one.svg() != turned.svg()
    assert f"#{DARK.background:06x}" in turned.svg()


def test_its_outlines_tell_what_they_are() -> None:
    svg = draw_figure(numbers(FigureState(color="y")), (1, 2, 0, 0), LIGHT).svg()

    for kind in ("outline", "set-outline", "element-outline"):
        assert f'class="{kind}"' in svg
