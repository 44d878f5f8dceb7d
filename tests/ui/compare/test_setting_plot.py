import numpy as np
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
