import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from normviz.recipes.schedule import Schedule
from normviz.ui.style.theme import current_theme
from normviz.ui.train.panel.rate_plot import RatePlot


@pytest.fixture
def plot(qtbot: QtBot, theme: object) -> RatePlot:
    made = RatePlot()
    qtbot.addWidget(made)
    made.resize(280, 100)
    return made


def accent_rows(image: QImage, column: int) -> list[int]:
    accent = QColor(current_theme().accent)
    return [
        y
        for y in range(image.height())
        if sum(
            abs(a - b)
            for a, b in zip(image.pixelColor(column, y).getRgb(), accent.getRgb(), strict=True)
        )
        < 90
    ]


def test_a_rate_that_falls_every_epoch_is_drawn_as_steps(plot: RatePlot) -> None:
    plot.show_schedule(Schedule("epoch-exponential", 0.01, factor=0.5), 4, 100)
    np.testing.assert_allclose(plot.rates, [0.01, 0.005, 0.0025, 0.00125])
    image = plot.grab().toImage()
    heights = [accent_rows(image, column)[0] for column in (80, 140, 200, 260)]
    assert heights == sorted(set(heights))


def test_a_rate_that_falls_every_step_has_many(plot: RatePlot) -> None:
    plot.show_schedule(Schedule("step-exponential", 0.01, floor=0.001, steps=50.0), 4, 100)
    assert len(plot.rates) > 100
    assert plot.rates[0] == pytest.approx(0.011)
    assert plot.rates[-1] == pytest.approx(0.001, rel=0.01)


def test_a_long_training_is_thinned(plot: RatePlot) -> None:
    plot.show_schedule(Schedule("epoch-exponential", 0.01, factor=0.99), 1000, 10)
    assert len(plot.rates) == 200


def test_first_and_last_rate_are_spoken(plot: RatePlot) -> None:
    plot.show_schedule(Schedule("epoch-exponential", 0.01, factor=0.5), 2, 100)
    assert plot.accessibleDescription() == ("From 0.01 in the first step to 0.005 in the end.")


def test_nothing_is_drawn_before_there_is_a_schedule(plot: RatePlot) -> None:
    image = plot.grab().toImage()
    colors = {image.pixel(x, y) for x in range(0, 280, 3) for y in range(100)}
    assert len(colors) == 1


def test_axes_are_not_mirrored(plot: RatePlot) -> None:
    plot.show_schedule(Schedule("epoch-exponential", 0.01, factor=0.5), 4, 100)
    before = plot.grab().toImage()
    plot.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert plot.grab().toImage() == before
