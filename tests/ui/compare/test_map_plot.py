from dataclasses import replace

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsRectItem
from pytestqt.qtbot import QtBot

from normviz.presentation.sweep_plots import HeatMap
from normviz.ui.compare.map_plot import MapPlot
from normviz.ui.style.palette import DARK, LIGHT

FOUND = HeatMap(
    "norm", "batch_size", ("batch", "group"), (2, 4), np.array([[0.1, 0.8], [0.9, np.nan]])
)


def test_every_cell_has_its_number(qtbot: QtBot) -> None:
    plot = MapPlot(LIGHT)
    qtbot.addWidget(plot)
    plot.show_map(FOUND)
    plot.set_theme(DARK)
    texts = [item for item in plot.getPlotItem().items if isinstance(item, pg.TextItem)]
    assert [item.toPlainText() for item in texts] == ["0.100", "0.800", "0.900", "–"]
    plot.show_map(None)
    assert plot.getPlotItem().items == []


def test_gaps_are_as_wide_across_as_down(qtbot: QtBot) -> None:
    plot = MapPlot(LIGHT)
    qtbot.addWidget(plot)
    plot.show_map(FOUND)
    cell = next(item for item in plot.getPlotItem().items if isinstance(item, QGraphicsRectItem))
    assert cell.rect() == QRectF(0, 0, 1, 1)
    assert cell.pen().isCosmetic()
    assert cell.pen().color().name() == LIGHT.surface


def test_it_says_over_what_its_numbers_are_means(qtbot: QtBot) -> None:
    plot = MapPlot(LIGHT)
    qtbot.addWidget(plot)
    plot.show_map(replace(FOUND, others=("learning_rate",)))
    assert plot.getAxis("bottom").labelText == "batch size (mean over learning rate)"
    assert plot.getAxis("left").labelText == "norm"
