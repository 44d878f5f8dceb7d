import pytest

from normviz.figure import colors
from normviz.ui.cube.figure_style import colors_of, style_of
from normviz.ui.style.palette import DARK, LIGHT

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(("theme", "expected"), [(LIGHT, colors.LIGHT), (DARK, colors.DARK)])
def test_the_figure_has_the_colours_of_the_theme(theme, expected) -> None:
    assert colors_of(theme) == expected


def test_names_are_bold_and_larger_than_captions() -> None:
    style = style_of(colors.LIGHT, 2.0)
    assert style.title_font.bold()
    assert not style.font.bold()
    assert style.title_font.pointSizeF() > style.font.pointSizeF()
    assert style.ratio == 2.0
