import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from normviz.presentation.inspector.histogram_bins import AxisSpan
from normviz.ui.style.palette import DARK, LIGHT

SPANS = (AxisSpan(-2.0, 2.0), AxisSpan(-1.0, 1.0))


@pytest.fixture
def plot(qtbot: QtBot):
    from normviz.ui.cube.inspector.histogram.histogram_plot import HistogramPlot

    made = HistogramPlot(("before", "after"), LIGHT)
    qtbot.addWidget(made)
    bins = [np.full(len(span.edges) - 1, 0.25) for span in SPANS]
    made.show_set(SPANS, bins, 0.5)
    return made


def test_each_pane_has_its_bars_and_its_caption(plot) -> None:
    assert [pane.caption.text() for pane in plot.panes()] == ["before", "after"]
    for pane, span in zip(plot.panes(), SPANS, strict=True):
        edges, heights = pane.curve.getData()
        np.testing.assert_allclose(edges, span.edges)
        np.testing.assert_allclose(heights, 0.25)


def test_both_panes_have_the_same_height_and_their_own_width(plot) -> None:
    (left, right), heights = zip(*(pane.plot.viewRange() for pane in plot.panes()), strict=True)
    assert heights[0] == heights[1]
    assert left[0] <= -2 < 2 <= left[1]
    assert right[1] < 2


def test_the_lit_element_is_marked_before_and_after(plot) -> None:
    plot.mark([1.5, -0.5])
    assert [pane.line.value() for pane in plot.panes()] == [1.5, -0.5]


def test_the_axis_has_the_minus_sign_of_print(plot) -> None:
    axis = plot.panes()[0].plot.getAxis("bottom")
    assert axis.tickStrings([-1.0, 0.0], 1.0, 1.0)[0].startswith("−")


def test_colours_follow_the_theme(plot) -> None:
    pane = plot.panes()[0]
    assert pane.line.pen.color().name() == LIGHT.hover
    plot.set_theme(DARK)
    assert pane.line.pen.color().name() == DARK.hover
    assert plot.backgroundBrush().color().name() == DARK.background


def test_the_pointer_passes_through_to_the_panel(plot) -> None:
    assert plot.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
