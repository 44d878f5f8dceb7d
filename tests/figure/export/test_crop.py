import pytest

from normviz.figure.export.crop import cropped
from normviz.figure.export.svg import text_width
from normviz.figure.layout import Layout, lay_out
from normviz.figure.marks import Wording
from normviz.figure.state import Camera
from tests.figure.states import figure_state

EM = 16.0


def pair(
    size: tuple[float, float], camera: Camera | None = None, **values
) -> tuple[Layout, Layout]:
    """A layout, and the same cut to its content."""
    state = figure_state(**values)
    whole = lay_out(state, camera or Camera(), *size, EM)
    return whole, cropped(whole, state, Wording(), lambda text: text_width(text, EM))


@pytest.mark.parametrize("form", ["cubes", "tiles", "both"])
@pytest.mark.parametrize("size", [(400.0, 1600.0), (1600.0, 400.0), (900.0, 700.0)])
def test_cutting_keeps_scale_and_panels_and_only_takes_room_away(form, size) -> None:
    whole, cut = pair(size, form=form)
    assert (cut.scale, cut.grid, cut.faces) == (whole.scale, whole.grid, whole.faces)
    assert [panel.norm for panel in cut.panels] == [panel.norm for panel in whole.panels]
    assert cut.height < whole.height
    assert cut.width <= whole.width


@pytest.mark.parametrize("yaw", [-170.0, -42.0, 0.0, 90.0])
@pytest.mark.parametrize("color", ["set", "x_hat"])
def test_everything_lies_within_its_panel(yaw: float, color: str) -> None:
    _, cut = pair((500.0, 1400.0), Camera(yaw=yaw), color=color)
    for panel in cut.panels:
        assert panel.y < panel.title_y < panel.caption_y < panel.y + panel.height
        for face in cut.faces:
            for x, y in face.corners():
                assert panel.contains(panel.cube[0] + x, panel.cube[1] + y)
    last = cut.panels[-1]
    assert last.y + last.height == pytest.approx(cut.height)


def test_a_wide_margin_is_gone() -> None:
    _, cut = pair((400.0, 4000.0), norms=("batch",))
    cube = max(y for face in cut.faces for _, y in face.corners())
    assert cut.height < 2 * cube + 10 * EM


def test_a_zoomed_cube_ends_at_its_panel() -> None:
    whole, cut = pair((800.0, 600.0), Camera(zoom=8.0))
    assert cut.width <= whole.width + 2 * EM * len(whole.panels)


def test_a_figure_without_norms_stays_as_it_is() -> None:
    whole, cut = pair((800.0, 600.0), norms=())
    assert cut is whole
