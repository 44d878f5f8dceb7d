import re

import pytest

from normviz.errors import UserError
from normviz.figure.colors import DARK, LIGHT
from normviz.figure.export.drawn_figure import DrawnFigure, draw_figure
from normviz.figure.export.html_data import PageWords
from normviz.figure.export.themed_html import THEMES, ThemeColors, themed_figure
from normviz.figure.state import FigureState
from tests.figure.export.test_html import data_of, numbers_of
from tests.figure.states import figure_state


def drawn(state: FigureState) -> tuple[DrawnFigure, DrawnFigure]:
    numbers = numbers_of(state)
    light, dark = (draw_figure(numbers, (0, 0, 0, 0), each, crop=True) for each in THEMES)
    return light, dark


def themed(state: FigureState, colors: ThemeColors, prefix: str = "") -> str:
    return themed_figure(*drawn(state), prefix, colors, PageWords())


def property_of(declarations: str, value: str) -> str:
    name = value.removeprefix("var(").removesuffix(")")
    found = re.search(rf"{name}: (#[0-9a-f]{{6}});", declarations)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("color", ["set", "y"])
def test_each_theme_gives_the_colours_of_its_own_drawing(color: str) -> None:
    state, colors = FigureState(norms=("batch", "layer"), color=color), ThemeColors()
    html = themed(state, colors)
    fills = re.findall(r'fill="(var\(--c\d+\))"', html)
    assert len(fills) > 100
    for figure, declared in zip(drawn(state), colors.declarations(), strict=True):
        expected = re.findall(r'fill="(#[0-9a-f]{6})"', figure.svg())
        assert [property_of(declared, each) for each in fills] == expected


def test_colours_of_the_sheet_are_those_of_the_themes() -> None:
    light, dark = ThemeColors().declarations()
    assert property_of(light, "--set") == f"#{LIGHT.set:06x}"
    assert property_of(dark, "--set") == f"#{DARK.set:06x}"


def test_the_script_exchanges_colours_that_the_drawing_has() -> None:
    html = themed(FigureState(), ThemeColors())
    data = data_of(html)
    fills = set(re.findall(r'fill="(var\(--c\d+\))"', html))
    assert fills & set(data["set"])
    assert fills & set(data["rest"])


def test_every_id_begins_with_the_prefix_and_every_reference_is_an_id() -> None:
    zoomed = figure_state(norms=("batch",), color="y")
    html = themed(zoomed, ThemeColors(), "step3-")
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(set(ids)) == len(ids) > 50
    assert all(each.startswith("step3-") for each in ids)
    references = re.findall(r'url\(#([^)]+)\)|aria-labelledby="([^"]+)"', html)
    assert references
    assert {one or other for one, other in references} <= set(ids)


def test_a_larger_tensor_than_a_page_holds_is_refused() -> None:
    with pytest.raises(UserError, match="20\u202f000 elements"):
        themed(figure_state(norms=("batch",), shape=(4, 7, 28, 28), groups=1), ThemeColors())
