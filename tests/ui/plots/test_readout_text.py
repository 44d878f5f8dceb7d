import pytest

from normviz.presentation.curve_readout import Readout
from normviz.presentation.learning_curves import LearningCurves
from normviz.ui.plots.curve import LegendItem
from normviz.ui.plots.readout_text import ReadoutLine, html_text, plain_text
from normviz.ui.style.palette import LIGHT

pytestmark = pytest.mark.usefixtures("qapp")
VALUES = Readout(0.25, 0.5, 0.75, 1.0)
NONE = Readout(None, None, None, None)


def line(name: str, values: Readout = VALUES, steps: int = 5) -> ReadoutLine:
    return ReadoutLine(LegendItem(name, name, 0, [LearningCurves(steps)]), values)


def test_the_step_is_said_where_it_is_one() -> None:
    assert plain_text(1.2, [line("a"), line("b")]).startswith("Epoch 1.20, step 6\n")
    assert plain_text(1.2, [line("a"), line("b", steps=7)]).startswith("Epoch 1.20\n")


def test_what_shows_nothing_there_comes_last() -> None:
    text = plain_text(1.0, [line("short", NONE), line("long")])
    assert text.index("long") < text.index("short: loss –, in validation –")


def test_names_are_no_markup_and_have_their_colour() -> None:
    text = html_text(1.0, [line("<b>")], LIGHT)
    assert "&lt;b&gt;" in text
    assert LIGHT.runs[0] in text


def test_of_many_the_rest_is_counted() -> None:
    text = html_text(1.0, [line(f"run {number}") for number in range(20)], LIGHT)
    assert "run 11" in text
    assert "run 12" not in text
    assert text.endswith("and 8 more")
