import json

import pytest

from normviz.errors import UserError
from normviz.figure.colors import DARK, LIGHT
from normviz.figure.export.drawn_figure import draw_figure
from normviz.figure.export.html_data import PageWords, check_size, page_data, to_json
from normviz.figure.state import FigureState
from tests.figure.export.test_html import numbers_of


def test_colours_of_several_themes_are_painted_together() -> None:
    state = FigureState(norms=("batch",))
    drawn = draw_figure(numbers_of(state), (0, 1, 0, 0), LIGHT)
    titled = [("Its title", panel) for panel in drawn.data.values()]

    data = page_data(
        drawn.layout, drawn.element, titled, [LIGHT, DARK], PageWords(), "{}/{}".format, "one-"
    )
    assert data["prefix"] == "one-"
    assert data["norms"][0]["title"] == "Its title"
    assert f"#{LIGHT.set:06x}/#{DARK.set:06x}" in data["set"].values()
    assert set(data["set"].values()) == set(data["rest"])


def test_colours_of_values_are_not_exchanged() -> None:
    state = FigureState(norms=("batch",), color="y")
    drawn = draw_figure(numbers_of(state), (0, 1, 0, 0), LIGHT)
    titled = [("Its title", panel) for panel in drawn.data.values()]
    data = page_data(drawn.layout, drawn.element, titled, [LIGHT], PageWords())
    assert data["set"] == data["rest"] == {}
    assert not data["recolors"]


def test_json_cannot_end_the_script() -> None:
    text = to_json({"title": "</script>"})
    assert "<" not in text
    assert json.loads(text) == {"title": "</script>"}


def test_a_tensor_that_is_too_large_is_refused() -> None:
    check_size(20_000)
    with pytest.raises(UserError, match="20\u202f000 elements"):
        check_size(20_001)
