"""Bands and lines over steps are drawn where their values are."""

import numpy as np
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from normviz.ui.style.theme import current_theme
from normviz.ui.train.results.step_plot import Bands, Lines, StepPlot

STEPS = (0, 10, 30)


def make(qtbot: QtBot) -> StepPlot:
    plot = StepPlot("x")
    qtbot.addWidget(plot)
    plot.resize(240, 120)
    return plot


def test_limits_hold_all_that_is_shown(qtbot: QtBot) -> None:
    plot = make(qtbot)
    lines = Lines(np.array([[1, 2], [3, 4], [5, 6]], np.float32), "muted")
    plot.show_parts(STEPS, [lines, Bands(np.array([[-1, 0, 1]] * 3, np.float32))])
    assert plot.limits == (-1, 6)


def test_steps_stand_in_proportion(qtbot: QtBot) -> None:
    plot = make(qtbot)
    plot.show_parts(STEPS, [Lines(np.array([[0], [1], [2]], np.float32), "accent")])
    area = plot._area()
    first, middle, last = plot._points(area, np.array([0, 1, 2], np.float32))
    assert (first.x(), last.x()) == (area.left(), area.right())
    assert abs(middle.x() - area.left() - area.width() / 3) < 1e-6
    assert abs(middle.y() - area.center().y()) < 1e-6


def test_bands_are_painted_in_the_accent(qtbot: QtBot) -> None:
    plot = make(qtbot)
    before = plot.grab().toImage()
    plot.show_parts(STEPS, [Bands(np.array([[-2, -1, 0, 1, 2]] * 3, np.float32))])
    after = plot.grab().toImage()
    middle = plot._area().center().toPoint()
    assert after.pixelColor(middle) != before.pixelColor(middle)
    assert after.pixelColor(middle).name() == QColor(current_theme().accent).name()


def test_one_step_and_equal_values_are_drawn_without_error(qtbot: QtBot) -> None:
    plot = make(qtbot)
    plot.show_parts((5,), [Lines(np.ones((1, 2), np.float32), "muted")])
    assert not plot.grab().isNull()
