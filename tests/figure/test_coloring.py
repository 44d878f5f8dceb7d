import pytest

from normviz.figure.coloring import Coloring
from normviz.figure.registries import COLORINGS
from normviz.figure.state import FigureState
from tests.figure.made import panel_of


@pytest.mark.parametrize("coloring", COLORINGS.values(), ids=COLORINGS)
def test_colour_shows_values_where_there_is_a_scale(coloring: Coloring) -> None:
    data = panel_of(FigureState(color=coloring.name), "batch")
    assert coloring.shows_values == (data.limit is not None)
    if data.limit is not None:
        assert data.limit > 0


@pytest.mark.parametrize("coloring", COLORINGS.values(), ids=COLORINGS)
def test_every_colouring_says_what_it_shows(coloring: Coloring) -> None:
    assert coloring.title
    assert coloring.tip.endswith(".")
    if coloring.shows_own_set:
        assert coloring.follows_element


def test_sets_come_before_values() -> None:
    kinds = [coloring.shows_values for coloring in COLORINGS.values()]
    assert kinds == sorted(kinds)
