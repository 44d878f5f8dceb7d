import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from normviz.presentation.learning_curves import LearningCurves
from normviz.ui.plots.curve import FRONT, LegendItem
from normviz.ui.plots.plots import Plots
from normviz.ui.style.palette import DARK, LIGHT, Theme
from tests.ui.plots.test_curve import series
from tests.ui.train.conftest import make_epoch


@pytest.fixture
def plots(qtbot: QtBot) -> Plots:
    made = Plots(LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 400)
    return made


def item(rank: int) -> LegendItem:
    """A run that has told nothing yet."""
    return LegendItem(f"run{rank}", f"run {rank}", rank, [LearningCurves(5)])


def test_the_marker_of_the_last_epoch_is_inside(plots: Plots) -> None:
    plots.show_items([item(0)], 4.0)
    for plot in plots.plots:
        (first, last), _ = plot.viewRange()
        assert first == 0
        assert 4.03 < last < 4.1


def test_a_run_without_validation_has_its_colour_in_the_legend(plots: Plots) -> None:
    plots.show_items([item(1)], 1.0)
    ((sample, _),) = plots._legend.items
    assert sample.item.scatter.opts["brush"].color() == QColor(LIGHT.runs[1])


def test_a_long_name_leaves_the_legend_narrow(plots: Plots) -> None:
    name = "a name that goes " + "on and " * 30 + "on"
    plots.show_items([LegendItem("run", name, 0, [LearningCurves(5)])], 1.0)
    ((_, label),) = plots._legend.items
    assert label.text.startswith("a name")
    assert "…" in label.text
    assert label.boundingRect().width() < 200


def learned(rank: int) -> LegendItem:
    """A run with two epochs."""
    return LegendItem(f"run{rank}", f"run {rank}", rank, [series(1.0, 0.5, epochs=2)])


def test_hundreds_of_runs_are_drawn_together_and_two_of_them_apart_again(plots: Plots) -> None:
    """An item of the scene for each, and its name in a legend that nobody sees, took seconds."""
    loss = plots.plots[0]
    none = len(loss.items)
    plots.show_items([learned(rank) for rank in range(300)], 2.0)
    assert len(loss.items) == none
    assert plots._legend.items == []
    assert not plots._legend.isVisible()
    for wide, values in zip(plots._wide, ([0.5, 0.25], [0.81, 0.8 + 2 / 100]), strict=True):
        assert wide.points(FRONT, "run299").tolist() == values
    plots.set_log(True)
    assert plots.picture()[:4] == b"\x89PNG"
    assert len(plots._legend.items) == 300, "a picture names what it shows"
    plots.show_items([learned(rank) for rank in range(2)], 2.0)
    assert [label.text for _, label in plots._legend.items] == ["run 0", "run 1"]
    assert plots._curves["run0"][0].validation.getData()[0].tolist() == [1, 2]
    assert plots._wide[0]._lines == {}


def test_a_logarithmic_axis_writes_few_numbers(plots: Plots) -> None:
    plots.set_log(True)
    axis = plots.plots[0].getAxis("left")
    values = [math.log10(value) for value in (0.9, 1, 2, 3, 5, 9, 10)]
    texts = axis.tickStrings(values, 1, 1)
    assert [bool(text) for text in texts] == [False, True, True, False, True, False, True]


def at_chance() -> LearningCurves:
    made = LearningCurves(5)
    for number in range(1, 5):
        made.add_epoch(replace(make_epoch(number), val_accuracy=0.02 * number))
    return made


def test_the_legend_leaves_curves_that_stay_at_chance(plots: Plots) -> None:
    items = [LegendItem(f"run{at}", f"run {at}", at, [at_chance()]) for at in range(2)]
    plots.show()
    plots.show_items(items, 4.0)
    legend, box = plots._legend.sceneBoundingRect(), plots.plots[1].getViewBox()
    assert not legend.contains(box.mapViewToScene(QPointF(3.9, 0.078)))
    assert plots.viewport().rect().contains(legend.toAlignedRect())


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_names_of_the_axes_are_as_dark_as_their_numbers(plots: Plots, theme: Theme) -> None:
    plots.set_theme(theme)
    plots.picture()  # with other pens
    axes = [plot.getAxis("bottom") for plot in plots.plots]
    assert [f"color: {theme.muted}" in axis.labelString() for axis in axes] == [True] * len(axes)
    assert {axis.textPen().color().name() for axis in axes} == {theme.muted}


def test_another_series_is_drawn_that_was_changed_as_often(plots: Plots) -> None:
    """It may lie where the last one lay: neither its place nor a count of changes tells of it."""
    first, other, last = series(1.0, 0.5), series(2.0, 1.5), series(3.0, 2.5)
    name = "two seeds"
    plots.show_items([LegendItem("seeds", name, 0, [first, other])], 1.0)
    before = list(plots._lines[0].points(0, "seeds"))
    plots.show_items([LegendItem("seeds", name, 0, [first, last])], 1.0)
    assert list(plots._lines[0].points(0, "seeds")) != before
