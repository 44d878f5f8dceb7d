import numpy as np
import pytest
from pyqtgraph import FillBetweenItem
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from normviz.presentation.sweep_plots import ErrorLine
from normviz.ui.compare.setting_plot import SettingPlot
from normviz.ui.style.palette import DARK, LIGHT

LINES = [
    ErrorLine("batch", np.array([2.0, 8.0]), np.array([0.9, 0.1]), np.array([0.02, 0.01])),
    ErrorLine("group", np.array([2.0, 8.0]), np.array([0.1, 0.1]), np.array([0.0, 0.0])),
]


def test_values_are_evenly_spaced_and_labelled(qtbot: QtBot) -> None:
    plot = SettingPlot(LIGHT)
    qtbot.addWidget(plot)
    plot.show_lines(LINES, "batch_size", {"batch": 0, "group": 1})
    curves = plot.getPlotItem().listDataItems()
    shown = [item for item in curves if item.name()]
    assert [item.name() for item in shown] == ["Batch Norm", "Group Norm"]
    x, y = shown[0].getData()
    assert x.tolist() == [0, 1]
    assert np.allclose(y, [90, 10])


def test_a_theme_draws_the_same_lines_again(qtbot: QtBot) -> None:
    plot = SettingPlot(LIGHT)
    qtbot.addWidget(plot)
    plot.show_lines(LINES, "batch_size", {})
    count = len(plot.getPlotItem().items)
    plot.set_theme(DARK)
    assert len(plot.getPlotItem().items) == count
    plot.show_lines([], "", {})
    assert plot.getPlotItem().items == []


def test_lines_of_a_file_are_as_thick_as_on_the_screen(qtbot: QtBot) -> None:
    plot = SettingPlot(LIGHT)
    qtbot.addWidget(plot)
    plot.resize(500, 300)
    plot.show_lines(LINES[1:], "batch_size", {"group": 0})
    thick = []
    for image in (plot.grab().toImage(), QImage.fromData(plot.picture(".png"))):
        colors = [image.pixelColor(image.width() * 2 // 5, y) for y in range(image.height())]
        is_line = [color.saturation() > 200 for color in colors]
        thick.append(sum(is_line) * 500 / image.width())
    assert thick[0] == pytest.approx(2.5, abs=0.6)
    assert thick[1] == pytest.approx(2.5, abs=0.6)


def test_no_band_goes_beyond_what_an_error_can_be(qtbot: QtBot) -> None:
    """The deviation of seeds of which some guess reached an error of 105 %."""
    plot = SettingPlot(LIGHT)
    qtbot.addWidget(plot)
    wide = ErrorLine("batch", np.array([2.0, 8.0]), np.array([0.53, 0.1]), np.array([0.6, 0.2]))
    plot.show_lines([wide], "batch_size", {"batch": 0})
    (band,) = [each for each in plot.getPlotItem().items if isinstance(each, FillBetweenItem)]
    low, high = (curve.getData()[1].tolist() for curve in band.curves)
    assert low == [0, 0]
    assert high == pytest.approx([100, 30])
    assert plot.getViewBox().viewRange()[1][1] == pytest.approx(105)
