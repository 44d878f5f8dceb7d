from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QPainter, QPicture
from pytestqt.qtbot import QtBot

from normviz.presentation.learning_curves import LearningCurves
from normviz.ui.plots.curve import LegendItem
from normviz.ui.plots.plot_axis import PlotAxis
from normviz.ui.plots.plots import Plots
from normviz.ui.style.palette import LIGHT
from tests.ui.train.conftest import make_epoch


@pytest.fixture
def axis(qtbot: QtBot) -> PlotAxis:
    return PlotAxis("bottom")


def test_numbers_have_the_minus_sign_of_print(axis: PlotAxis) -> None:
    assert axis.tickStrings([-1.0, 0.0, 1.0], 1.0, 1.0) == ["−1", "0", "1"]


def test_a_logarithmic_axis_writes_one_two_and_five(axis: PlotAxis) -> None:
    axis.setLogMode(x=True)
    texts = axis.tickStrings(list(np.log10(np.arange(1, 11))), 1.0, 0.1)
    assert [bool(text) for text in texts] == [n in (1, 2, 5, 10) for n in range(1, 11)]


def test_its_label_is_short_where_there_is_no_room(axis: PlotAxis) -> None:
    for width, text in ((40.0, "epoch"), (600.0, "epoch (thin: training, wide: validation)")):
        axis.resize(width, 30.0)
        axis.show_label()
        assert axis.labelText == text


def test_it_says_what_is_averaged_where_there_is_room(axis: PlotAxis) -> None:
    axis.show_averaged(64)
    for width, text in (
        (40.0, "epoch"),
        (300.0, "epoch (thin: training, wide: validation)"),
        (900.0, "epoch (thin: training, mean of 64 samples; wide: validation)"),
    ):
        axis.resize(width, 30.0)
        axis.show_label()
        assert axis.labelText == text
    axis.show_averaged(0)
    middle = axis.label.mapRectToParent(axis.label.boundingRect()).center().x()
    assert middle == pytest.approx(axis.width() / 2, abs=2)
    assert axis.labelText == "epoch (thin: training, wide: validation)"


def test_small_losses_have_numbers_beside_their_axis(qtbot: QtBot) -> None:
    """A number that was wider than the axis was not written."""
    plots = Plots(LIGHT)
    qtbot.addWidget(plots)
    plots.resize(800, 300)
    curves = LearningCurves(1)
    for epoch in range(1, 4):
        curves.add_epoch(replace(make_epoch(epoch), loss=1.2e-6, val_loss=1.2e-6))
    plots.show_items([LegendItem("a", "a", 0, [curves])], 3.0)
    plots.show()
    qtbot.waitExposed(plots)
    axis = plots.plots[0].getAxis("left")
    picture = QPicture()
    with QPainter(picture) as painter:
        *_, texts = axis.generateDrawSpecs(painter)
    assert {"1×10⁻⁶", "5×10⁻⁷", "0"} <= {text for _, _, text in texts}
