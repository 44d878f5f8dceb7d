import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from normviz.ui.plots.thin_lines import ThinLines

RED, BLUE = QColor("#ff0000"), QColor("#0000ff")
X = np.array([0.0, 1.0])


@pytest.fixture
def plot(qtbot: QtBot) -> pg.PlotWidget:
    """A plot of 0 to 1 by 0 to 1 without axes."""
    widget = pg.PlotWidget()
    qtbot.addWidget(widget)
    widget.resize(200, 200)
    widget.hideAxis("left")
    widget.hideAxis("bottom")
    widget.setRange(xRange=(0, 1), yRange=(0, 1), padding=0)
    return widget


@pytest.fixture
def lines(plot: pg.PlotWidget) -> ThinLines:
    made = ThinLines()
    plot.addItem(made)
    return made


def painted(plot: pg.PlotWidget) -> set[str]:
    """The saturated colours of the plot."""
    image: QImage = plot.grab().toImage()
    seen = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {color.name() for color in seen if color in (RED, BLUE)}


def test_a_line_is_painted_until_it_is_removed(plot: pg.PlotWidget, lines: ThinLines) -> None:
    lines.set_color(0, "a", RED.name())
    lines.set_line(0, "a", X, np.array([0.5, 0.5]))
    assert painted(plot) == {RED.name()}
    lines.remove_line(0, "a")
    assert painted(plot) == set()


def test_the_front_line_covers_the_others(plot: pg.PlotWidget, lines: ThinLines) -> None:
    for depth, color in ((0, RED), (1, BLUE)):
        lines.set_color(depth, "a", color.name())
        lines.set_line(depth, "a", X, np.array([0.5, 0.5]))
    assert painted(plot) == {RED.name()}


def test_on_a_log_axis_the_logarithm_is_painted(plot: pg.PlotWidget, lines: ThinLines) -> None:
    lines.set_color(0, "a", RED.name())
    lines.set_line(0, "a", X, np.array([5.0, 5.0]))
    assert painted(plot) == set()
    lines.set_log(True)
    assert painted(plot) == {RED.name()}
    assert lines.points(0, "a").tolist() == [5.0, 5.0]


@pytest.mark.parametrize("ends", [(0.5, 0.5), (0.0, 1.0), (1.0, 0.0), (0.3, 0.7)])
def test_a_wide_line_is_twice_as_thick(
    plot: pg.PlotWidget, lines: ThinLines, ends: tuple[float, float]
) -> None:
    lines.set_line(0, "a", X, np.array(ends))
    inked = []
    for width in (1, 2):
        lines.set_color(0, "a", RED.name(), width)
        image = plot.grab().toImage()
        inked.append(
            sum(
                image.pixelColor(x, y) == RED
                for x in range(image.width())
                for y in range(image.height())
            )
        )
    assert 1.6 < inked[1] / inked[0] < 3.1
