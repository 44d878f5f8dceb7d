import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from normviz.ui.cube.inspector.histogram.histogram import HistogramSection
from normviz.ui.style.palette import DARK
from normviz.ui.style.theme import current_theme
from tests.ui.cube.inspector.conftest import Read


@pytest.fixture
def histogram(qtbot: QtBot, theme: object) -> HistogramSection:
    made = HistogramSection()
    qtbot.addWidget(made)
    made.resize(300, made.height())
    made.show()
    qtbot.waitUntil(made.is_made, timeout=30_000)
    return made


def test_the_plot_is_made_after_the_first_paint_and_shows_what_came_before(
    qtbot: QtBot, read: Read
) -> None:
    histogram = HistogramSection()
    qtbot.addWidget(histogram)
    histogram.resize(300, histogram.height())
    readings = read("batch")
    histogram.show_readings(readings)
    assert histogram.plot() is None
    histogram.show()
    qtbot.waitUntil(histogram.is_made, timeout=30_000)
    plot = histogram.plot()
    assert plot is not None
    assert plot.panes()[0].line.value() == pytest.approx(readings.element.x, rel=1e-6)


def test_every_element_of_the_set_is_counted(histogram: HistogramSection, read: Read) -> None:
    histogram.show_readings(read("batch"))
    plot = histogram.plot()
    assert plot is not None
    for pane in plot.panes():
        _, heights = pane.curve.getData()
        assert np.sum(heights) == pytest.approx(1)


def test_within_a_set_the_axes_stay_and_the_line_moves(
    histogram: HistogramSection, read: Read
) -> None:
    readings = read("batch")
    histogram.show_readings(readings)
    plot = histogram.plot()
    assert plot is not None
    before, _ = plot.panes()
    edges, first = before.curve.getData()[0].copy(), before.line.value()
    readings.model.hover((0, 2, 0, 0))
    histogram.show_readings(readings)
    np.testing.assert_array_equal(before.curve.getData()[0], edges)
    assert before.line.value() != first


def test_a_theme_recolours_the_bars(histogram: HistogramSection) -> None:
    plot = histogram.plot()
    assert plot is not None
    (pane, _) = plot.panes()
    assert pane.curve.opts["pen"].color().name() == current_theme().set
    histogram.set_theme(DARK)
    assert pane.curve.opts["pen"].color().name() == DARK.set
