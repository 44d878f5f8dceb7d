from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from normviz.presentation.learning_curves import LearningCurves
from normviz.runs.events import Batches
from normviz.ui.plots.curve import BEHIND, FRONT, LegendItem, MetricCurve, MetricPlot, color_of
from normviz.ui.style.palette import DARK, LIGHT, Theme, contrast
from tests.ui.train.conftest import STEPS, make_epoch


class Lines:
    """Keeps what a curve puts into the thin lines of its plot."""

    def __init__(self) -> None:
        self.lines: dict[tuple[int, str], tuple[np.ndarray, np.ndarray]] = {}
        self.colors: dict[tuple[int, str], str] = {}
        self.widths: dict[tuple[int, str], int] = {}
        self.styles: dict[tuple[int, str], Qt.PenStyle] = {}

    def set_line(self, depth: int, key: str, x: np.ndarray, y: np.ndarray) -> None:
        self.lines[depth, key] = x, y

    def set_color(
        self,
        depth: int,
        key: str,
        color: str,
        width: int = 1,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:
        self.colors[depth, key] = color
        self.widths[depth, key] = width
        self.styles[depth, key] = style

    def remove_line(self, depth: int, key: str) -> None:
        self.lines.pop((depth, key), None)


@pytest.fixture
def lines() -> Lines:
    return Lines()


@pytest.fixture
def plot(qtbot: QtBot):
    import pyqtgraph as pg

    widget = pg.PlotWidget()
    qtbot.addWidget(widget)
    return widget.getPlotItem()


@pytest.fixture
def curve(plot, lines: Lines) -> MetricCurve:
    made = MetricCurve(MetricPlot(plot, "loss", lines), "run")  # type: ignore[arg-type]
    made.recolor(LIGHT, 0)
    return made


def series(*losses: float, epochs: int = 0) -> LearningCurves:
    made = LearningCurves(STEPS)
    for step, loss in enumerate(losses, 1):
        made.extend([Batches(step, step / STEPS, (loss,), (0.5,), loss, 0.5, 1.0)])
    for number in range(1, epochs + 1):
        made.add_epoch(make_epoch(number))
    return made


def item(*of: LearningCurves) -> LegendItem:
    return LegendItem("run", "Run", 0, of)


def test_the_batches_of_a_run_are_its_thin_line(curve: MetricCurve, lines: Lines) -> None:
    curve.show(item(series(3.0, 2.0, 1.0)), 1, log=False)
    x, y = lines.lines[FRONT, "run"]
    assert y.tolist() == [3, 2, 1]
    np.testing.assert_allclose(x, np.arange(1, 4) / STEPS)
    assert len(lines.lines[BEHIND, "run"][0]) == 0


def test_what_is_smoothed_has_its_raw_values_behind_it(curve: MetricCurve, lines: Lines) -> None:
    before = lines.colors[FRONT, "run"]
    curve.show(item(series(3.0, 1.0, 3.0, 1.0)), 2, log=False)
    assert lines.lines[BEHIND, "run"][1].tolist() == [3, 1, 3, 1]
    assert np.ptp(lines.lines[FRONT, "run"][1]) < 2
    assert lines.colors[FRONT, "run"] != before
    assert lines.widths[FRONT, "run"] > lines.widths[BEHIND, "run"] == 1


def test_raw_values_are_paler_than_what_is_smoothed(curve: MetricCurve, lines: Lines) -> None:
    def contrast(depth: int) -> float:
        return 1 - QColor(lines.colors[depth, "run"]).lightnessF()

    raw = contrast(FRONT)
    curve.show(item(series(3.0, 1.0)), 2, log=False)
    assert contrast(FRONT) > 2 * raw
    assert contrast(FRONT) > 2 * contrast(BEHIND)


def test_a_loss_of_zero_is_a_gap_on_a_logarithmic_axis(curve: MetricCurve) -> None:
    made = series(0.5, 0.25)
    for number, loss in enumerate((0.5, 0.0, 0.25), 1):
        made.add_epoch(replace(make_epoch(number), val_loss=loss))
    curve.show(item(made), 1, log=True)
    y = curve.validation.getOriginalDataset()[1]
    assert np.isnan(y).tolist() == [False, True, False]
    assert curve.bounds[0] == pytest.approx(0.25, rel=0.02)


def test_validations_are_the_wide_line(curve: MetricCurve) -> None:
    curve.show(item(series(*np.ones(10), epochs=2)), 1, log=False)
    x, y = curve.validation.getData()
    assert x.tolist() == [1, 2]
    assert y.tolist() == [0.5, 0.25]


def test_one_of_many_puts_no_item_into_the_plot_and_shows_the_same(plot, lines: Lines) -> None:
    wide, before = Lines(), len(plot.items)
    made = MetricCurve(MetricPlot(plot, "loss", lines, wide), "run")  # type: ignore[arg-type]
    made.recolor(LIGHT, len(LIGHT.runs))
    alone, other = series(3.0, 2.0, 1.0, epochs=2), series(1.0, 2.0, 3.0, epochs=2)
    made.show(item(alone), 1, log=False)
    assert len(plot.items) == before
    x, y = wide.lines[FRONT, "run"]
    assert (x.tolist(), y.tolist()) == ([1.0, 2.0], [0.5, 0.25])
    assert wide.styles[FRONT, "run"] == Qt.PenStyle.DashLine
    assert made.sample().opts["pen"].color() == QColor(wide.colors[FRONT, "run"])
    made.show(item(alone, other), 1, log=True)
    assert lines.lines[FRONT, "run"][1].tolist() == [2.0, 2.0, 2.0]
    made.remove()
    assert (wide.lines, lines.lines) == ({}, {})


def test_seeds_are_a_mean_with_a_band(curve: MetricCurve, lines: Lines) -> None:
    assert not curve.band.isVisible()
    curve.show(item(series(1.0, 1.0), series(3.0, 3.0)), 1, log=False)
    assert lines.lines[FRONT, "run"][1].tolist() == [2, 2]
    assert curve.band.isVisible()


def test_the_band_is_that_of_the_validation_and_stays_where_values_can_be(
    curve: MetricCurve,
) -> None:
    seeds = series(0.0, 9.0, epochs=2), series(0.0, 9.0, epochs=2)
    for one, values in zip(seeds, ((0.25, 1.0), (0.75, 0.0)), strict=True):
        for epoch, value in zip(one.epochs, values, strict=True):
            one.add_epoch(replace(epoch, val_loss=value, val_accuracy=value))
    curve.show(item(*seeds), 1, log=False)
    low, high = (edge.getData()[1] for edge in curve._edges)
    assert low == pytest.approx([0.5 - 0.5**0.5 / 2, 0.0])
    assert high[0] == pytest.approx(0.5 + 0.5**0.5 / 2)
    assert high[1] == pytest.approx(1.0 if curve.metric == "accuracy" else 0.5 + 0.5**0.5)


def test_colours_come_again_dashed(curve: MetricCurve) -> None:
    count = len(LIGHT.runs)
    assert color_of(LIGHT, 1) == color_of(LIGHT, 1 + count) != color_of(LIGHT, 2)
    assert curve.validation.opts["pen"].style() == Qt.PenStyle.SolidLine
    curve.recolor(DARK, count)
    pen = curve.validation.opts["pen"]
    assert pen.style() == Qt.PenStyle.DashLine
    assert pen.color().name().lower() == DARK.runs[0].lower()


def test_160_runs_look_different(curve: MetricCurve) -> None:
    curve.show(item(series(*np.ones(10), epochs=2)), 1, log=False)
    looks = set()
    for rank in range(160):
        curve.recolor(LIGHT, rank)
        options = curve.validation.opts
        looks.add((options["pen"].color().name(), options["pen"].style(), options["symbol"]))
        assert curve.validation.scatter.opts["symbol"] == options["symbol"]

    assert len(looks) == 160


def test_the_line_of_training_has_the_style_where_nothing_is_validated(
    curve: MetricCurve, lines: Lines
) -> None:
    curve.recolor(LIGHT, len(LIGHT.runs))
    curve.show(item(series(1.0, 2.0)), 1, log=False)
    assert lines.styles[FRONT, "run"] == Qt.PenStyle.DashLine

    curve.show(item(series(1.0, 2.0, epochs=1)), 1, log=False)
    assert lines.styles[FRONT, "run"] == Qt.PenStyle.SolidLine


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_thin_lines_can_be_seen_and_are_clearer_alone(
    curve: MetricCurve, lines: Lines, theme: Theme
) -> None:
    for rank in range(len(theme.runs)):
        curve.recolor(theme, rank)
        curve.show(item(series(1.0, 2.0, epochs=1)), 1, log=False)
        alone = contrast(lines.colors[FRONT, "run"], theme.surface)
        curve.show(item(series(1.0, 2.0, epochs=2)), 1, log=False)
        beside = contrast(lines.colors[FRONT, "run"], theme.surface)
        assert alone > 1.5
        assert 1.2 < beside < alone


def test_a_removed_curve_leaves_nothing(curve: MetricCurve, plot, lines: Lines) -> None:
    curve.show(item(series(1.0)), 1, log=False)
    curve.remove()
    assert lines.lines == {}
    assert curve.validation not in plot.items


def test_an_item_can_ask_for_means_and_has_no_raw_values_behind(
    curve: MetricCurve, lines: Lines
) -> None:
    series = LearningCurves(4)
    series.extend([Batches(4, 1.0, (4.0, 2.0, 4.0, 2.0), (0.0,) * 4, 2.0, 0.0, 1.0)])
    curve.show(replace(item(series), smooth=2), 1, False)
    assert lines.lines[FRONT, "run"][1].tolist() == [4, 3, 3, 3]
    assert len(lines.lines[BEHIND, "run"][0]) == 0
