"""The small plots of a kernel: bars and steps are painted, and follow what is shown."""

import numpy as np
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from normviz.ui.cube.inspector.kernel.kernel_plot import Bars, KernelPlot, Steps
from normviz.ui.style.theme import current_theme


def picture(qtbot: QtBot, shown: Bars | Steps) -> QImage:
    plot = KernelPlot()
    qtbot.addWidget(plot)
    plot.resize(240, 80)
    plot.show_data(shown)
    return plot.grab().toImage()


def test_a_bar_is_as_tall_as_its_length(qtbot: QtBot) -> None:
    image = picture(qtbot, Bars(np.array([1.0, 0.25]), np.array([1.0, 0.25]), marked=0))
    blue = QColor(current_theme().set)

    def height(x: int) -> int:
        return sum(image.pixelColor(x, y) == blue for y in range(image.height()))

    assert abs(height(60) - 4 * height(180)) <= 6
    assert height(60) > 60


def test_zeros_have_no_bars_and_nothing_fails(qtbot: QtBot) -> None:
    zeros = np.zeros(3)
    assert not picture(qtbot, Bars(zeros, zeros, marked=1)).isNull()


def test_steps_approach_the_level(qtbot: QtBot) -> None:
    rising = picture(qtbot, Steps(np.array([0.5, 0.9, 1.0]), 1.0))
    flat = picture(qtbot, Steps(np.array([1.0, 1.0, 1.0]), 1.0))
    assert rising != flat
    assert not picture(qtbot, Steps(np.zeros(1), 0.0)).isNull()
