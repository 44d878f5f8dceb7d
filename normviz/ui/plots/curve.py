"""The curves of one run, or of all seeds of one spec, in both plots. Imports pyqtgraph."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from normviz.presentation.axis_ranges import joined, on_log_axis, positive, robust_range
from normviz.presentation.learning_curves import Floats, LearningCurves, Metric, spread
from normviz.ui.plots.legend_place import DrawnLine
from normviz.ui.plots.line_marks import line_style, symbol_of
from normviz.ui.plots.thin_lines import ThinLines
from normviz.ui.style.palette import Theme, mix

CurvePoints = tuple[Floats, Floats]

FRONT, BEHIND = 0, 1
"""Depths of the training line and of the raw values behind a smoothed one."""

_CLEAR = 0.15
_PALE = {False: (0.58, 0.72, 0.82), True: (0.4, 0.55, 0.7)}
"""How far thin lines are on the way to the ground: alone, beside a wide line, behind a smoothed
one; on a dark ground (True) equal shares are harder to see."""
_SMOOTH_WIDTH = 2
_BAND = 56
_WIDE = 2.5
_WIDE_OF_MANY = 2
_MARKER = 6
_THIN_WEIGHT = 0.3
"""How bad it is to hide the thin line, where hiding the wide one is 1."""
_MARKED = 40
"""Number of epochs up to which each validation is marked with a point."""


@dataclass(frozen=True, eq=False)
class LegendItem:
    """What one entry of the legend shows.

    Attributes:
        key: Unique among the items.
        name: The entry's text.
        rank: Which of the palette's colours it has.
        series: One run, or several that differ by their seed alone.
        is_listed: Whether the legend has a line for it.
        momentum: Of the moving statistics that began with the training; 0 where there are none.
        validated: Validation samples; 0 where their number is not known.
        smooth: Over how many batches its training values are averaged at least.
        samples: That many samples, to be told beneath the plots; 0 where nothing is averaged.
    """

    key: str
    name: str
    rank: int
    series: Sequence[LearningCurves]
    is_listed: bool = True
    momentum: float = 0.0
    validated: int = 0
    smooth: int = 1
    samples: int = 0

    @property
    def revisions(self) -> tuple[int, ...]:
        """Those of its series: other ones when any of them changes, or another takes its place."""
        return tuple(series.revision for series in self.series)


def color_of(theme: Theme, rank: int) -> str:
    """The colour of a rank; they come again after the last."""
    return theme.runs[rank % len(theme.runs)]


@dataclass(frozen=True, eq=False)
class MetricPlot:
    """Where the lines of one metric are drawn.

    Attributes:
        plot: The plot of the metric.
        metric: Loss or accuracy.
        lines: Its thin lines.
        wide: Takes the wide lines of many items: one graphics item each would take seconds to make
            and paint, and nobody could tell their markers apart. None: each has its own.
    """

    plot: pg.PlotItem
    metric: Metric
    lines: ThinLines
    wide: ThinLines | None = None


class MetricCurve:
    """The lines of an item in the plot of one metric.

    Attributes:
        validation: The wide line with its markers; drawn by itself, not as one of many.
    """

    def __init__(self, place: MetricPlot, key: str) -> None:
        """Puts empty lines into a plot.

        Args:
            place: The plot.
            key: Of the item.
        """
        self._plot = plot = place.plot
        self._lines = place.lines
        self._wide = place.wide
        self._key = key
        self.metric = place.metric
        self.bounds = (np.nan, np.nan)
        self._color = ("#000000", "#ffffff")
        self._symbol = "o"
        self._style = Qt.PenStyle.SolidLine
        self._pen = pg.mkPen(None)
        self._ratio = 1.0
        self._shown: tuple[tuple[int, ...], int, bool] | None = None
        self._is_smooth = False
        self._is_log = False
        self._is_validated = self._has_wide = False
        self._pale = _PALE[False]
        self._validated = np.zeros((2, 0))
        if self._wide is None:
            self._add_items(plot)

    def _add_items(self, plot: pg.PlotItem) -> None:
        self.validation = pg.PlotDataItem(segmentedLineMode="on", antialias=True)
        self.validation.setZValue(10)
        plot.addItem(self.validation)
        self._edges = pg.PlotCurveItem(), pg.PlotCurveItem()
        self.band = pg.FillBetweenItem(*self._edges)
        self.band.setZValue(-30)
        plot.addItem(self.band)
        self.band.hide()

    def show(self, item: LegendItem, smooth: int, log: bool) -> None:
        """Shows an item's data, unless it is shown already.

        Args:
            item: The item.
            smooth: Over how many batches its training values are averaged at least.
            log: Whether the y axis is logarithmic.
        """
        asked = item.revisions, smooth, log
        if asked == self._shown:
            return
        self._shown = asked
        self._is_log = log
        averaged = max(smooth, item.smooth)
        lines = [series.training(self.metric, averaged) for series in item.series]
        seeds = [line for line in lines if len(line[0])]
        validations = [series.validation(self.metric) for series in item.series]
        is_joined = len(lines) > 1 and len(seeds) == len(lines)
        x, y = self._mean(seeds, validations, log) if is_joined else lines[0]
        self._lines.set_line(FRONT, self._key, x, y)
        most = max((len(x) for x, _ in validations), default=0)
        state = smooth > 1, most > 0, most > 1
        if state != (self._is_smooth, self._is_validated, self._has_wide):
            self._is_smooth, self._is_validated, self._has_wide = state
            self._color_front()
        shown = [
            positive(values) if log else values for values in (y, *(v for _, v in validations))
        ]
        self.bounds = joined(robust_range(shown[0]), shown[1:])
        if smooth > 1 and len(lines) == 1:
            self._lines.set_line(BEHIND, self._key, *item.series[0].training(self.metric))
        else:
            self._lines.set_line(BEHIND, self._key, np.zeros(0), np.zeros(0))
        self._show_validation(validations, log)

    def recolor(self, theme: Theme, rank: int, ratio: float = 1.0) -> None:
        """Paints the lines in the colour, line style and marker of a rank.

        Args:
            theme: Has the colours.
            rank: Of the item.
            ratio: Pixels of the target per unit of the scene.
        """
        self._ratio, self._shown = ratio, None
        color = color_of(theme, rank)
        self._style, self._symbol = line_style(theme, rank), symbol_of(theme, rank)
        self._color = (color, theme.surface)
        self._pale = _PALE[theme.is_dark]
        self._color_front()
        self._lines.set_color(BEHIND, self._key, mix(color, theme.surface, self._pale[2]), ratio)
        self._pen = pg.mkPen(color, width=_WIDE * ratio, style=self._style)
        if self._wide is not None:
            self._wide.set_color(FRONT, self._key, color, _WIDE_OF_MANY * ratio, self._style)
            return
        self.validation.setPen(self._pen)
        if self.validation.opts["symbol"] is not None:
            self.validation.setSymbol(self._symbol)
        self.validation.setSymbolBrush(color)
        edge = pg.mkPen(theme.surface, width=ratio)
        self.validation.setSymbolPen(edge)
        # The legend paints what the markers have, which is set with their first point only.
        self.validation.scatter.setSymbol(self._symbol)
        self.validation.scatter.setBrush(color)
        self.validation.scatter.setPen(edge)
        self.validation.scatter.setSize(_MARKER)
        wash = QColor(color)
        wash.setAlpha(_BAND)
        self.band.setBrush(wash)

    def remove(self) -> None:
        """Takes the lines out of the plot."""
        for depth in (FRONT, BEHIND):
            self._lines.remove_line(depth, self._key)
        if self._wide is not None:
            self._wide.remove_line(FRONT, self._key)
            return
        for line in (self.validation, self.band):
            self._plot.removeItem(line)

    def sample(self) -> pg.PlotDataItem:
        """What the legend shows of it."""
        return self.validation if self._wide is None else pg.PlotDataItem(pen=self._pen)

    def drawn(self) -> list[DrawnLine]:
        """Its lines in units of the axes."""
        found = [DrawnLine(*self._lines.drawn(FRONT, self._key), _THIN_WEIGHT)]
        if self._wide is not None:
            return [*found, DrawnLine(*self._wide.drawn(FRONT, self._key), 1.0)]
        x, y = self._validated
        return [*found, DrawnLine(x, on_log_axis(y) if self._is_log else y, 1.0)]

    def _color_front(self) -> None:
        """What is smoothed stands out from the raw values; what is not stays behind a wide line.

        It has the run's line style where no validation shows it: dashes are slow to paint.
        """
        thin = self._pale[1 if self._has_wide else 0]
        share, width = (_CLEAR, _SMOOTH_WIDTH) if self._is_smooth else (thin, 1)
        style = Qt.PenStyle.SolidLine if self._is_validated else self._style
        color = mix(*self._color, share)
        self._lines.set_color(FRONT, self._key, color, width * self._ratio, style)

    def _mean(
        self, lines: Sequence[CurvePoints], validations: Sequence[CurvePoints], log: bool
    ) -> CurvePoints:
        """The mean of several seeds; their band is that of the validation, once there is one.

        The values of single batches vary more than the seeds do, and would hide it.
        """
        x, mean, _ = spread(lines)
        if self._wide is None:
            is_validated = all(len(x) > 1 for x, _ in validations)
            self._show_band(*spread(validations if is_validated else lines), log)
        return x, mean

    def _show_validation(self, lines: Sequence[CurvePoints], log: bool) -> None:
        found = [line for line in lines if len(line[0])]
        x, y = spread(found)[:2] if len(found) > 1 else (found or lines)[0]
        if self._wide is not None:
            self._wide.set_line(FRONT, self._key, x, y)
            return
        if log:
            y = positive(y)  # the plot takes the logarithm
        if np.array_equal(self._validated, (x, y), equal_nan=True):
            return  # many batches lie between two validations, and making points is slow
        self._validated = np.stack([x, y])
        symbol = self._symbol if len(x) <= _MARKED else None
        self.validation.setData(x, y, symbol=symbol, symbolSize=_MARKER)

    def _show_band(self, x: Floats, mean: Floats, deviation: Floats, log: bool) -> None:
        step = max(1, len(x) // 500)  # a polygon of ten thousand corners is slow to fill
        x, mean, deviation = x[::step], mean[::step], deviation[::step]
        highest = 1.0 if self.metric == "accuracy" else np.inf
        for edge, sign in zip(self._edges, (-1, 1), strict=True):
            y = np.clip(mean + sign * deviation, 0.0, highest)  # nothing is beyond
            edge.setData(x, on_log_axis(y) if log else y)
        self.band.setVisible(True)
