"""Validation error against a setting, one line per norm with a band. Imports pyqtgraph."""

import html
from collections.abc import Mapping, Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from normviz.presentation.number_format import setting
from normviz.presentation.sweep_plots import ErrorLine
from normviz.ui.compare.styled_plot import StyledPlot
from normviz.ui.compare.words import axis_over_text
from normviz.ui.plots.curve import color_of
from normviz.ui.plots.line_marks import line_style, symbol_of
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID
from normviz.ui.text.runs.run_text import norm_title

_WIDTH = 2.5
_MARKER = 7
_BAND = 56
_LEGEND = 210
_LEGEND_SHARE = 0.25
"""Room for the legend beside the lines, as a share of their length."""


class SettingPlot(StyledPlot):
    """Wu and He's plot: the error over the batch size, or over any other number."""

    def __init__(self, theme: Theme) -> None:
        """Nothing is drawn yet."""
        super().__init__(theme)
        self._lines: Sequence[ErrorLine] = ()
        self._ranks: Mapping[str, int] = {}
        self._axis = ""
        self._others: Sequence[str] = ()
        self.getPlotItem().showGrid(x=False, y=True, alpha=0.15)
        self.getPlotItem().addLegend(offset=(-GRID, GRID), labelTextSize="8pt")
        self.set_theme(theme)

    def show_lines(
        self,
        lines: Sequence[ErrorLine],
        axis: str,
        ranks: Mapping[str, int],
        others: Sequence[str] = (),
    ) -> None:
        """Draws ``lines`` over evenly spaced values of ``axis``.

        Args:
            lines: One per norm.
            axis: What is drawn across.
            ranks: Norm to the rank of its colour.
            others: Axes that differ, too: each point is a mean over them.
        """
        self._lines, self._axis, self._ranks, self._others = lines, axis, ranks, others
        self._draw()

    def set_theme(self, theme: Theme) -> None:
        """Draws all in the colours of ``theme``."""
        super().set_theme(theme)
        legend = self.getPlotItem().legend
        if legend is not None:
            legend.setLabelTextColor(QColor(theme.text))
            ground = QColor(theme.surface)
            ground.setAlpha(_LEGEND)
            legend.setBrush(ground)
            legend.setPen(pg.mkPen(theme.border, width=self.ratio))
            self._draw()

    def _draw(self) -> None:
        item = self.getPlotItem()
        item.clear()
        values = sorted({float(x) for line in self._lines for x in line.x})
        places = {value: at for at, value in enumerate(values)}
        for line in self._lines:
            self._draw_line(line, np.array([places[float(x)] for x in line.x], float))
        ticks = [(at, setting(value)) for value, at in places.items()]
        self.getAxis("bottom").setTicks([ticks])
        label = axis_over_text(self._axis, self._others) if self._axis else ""
        self.getAxis("bottom").setLabel(label)
        self.getAxis("left").setLabel(
            QCoreApplication.translate("Compare", "validation error in %")
        )
        self._fit(len(values))

    def _draw_line(self, line: ErrorLine, x: np.ndarray) -> None:
        rank = self._ranks.get(line.norm, 0)
        color = QColor(color_of(self.theme, rank))
        wash = QColor(color)
        wash.setAlpha(_BAND)
        edges = [pg.PlotCurveItem(x, 100 * _edge(line, sign), pen=None) for sign in (-1, 1)]
        self.addItem(pg.FillBetweenItem(*edges, brush=wash))
        self.plot(
            x,
            100 * line.error,
            pen=pg.mkPen(color, width=_WIDTH * self.ratio, style=line_style(self.theme, rank)),
            symbol=symbol_of(self.theme, rank),
            symbolSize=_MARKER,
            symbolBrush=color,
            symbolPen=pg.mkPen(self.theme.surface, width=self.ratio),
            antialias=True,
            name=html.escape(norm_title(line.norm)),
        )

    def _fit(self, count: int) -> None:
        ends = [float(np.max(_edge(line, 1))) for line in self._lines if len(line.x)]
        highest = max(ends, default=1.0)
        last = max(count - 1, 0)
        self.setXRange(-0.25, last + 0.25 + _LEGEND_SHARE * last, padding=0)
        self.setYRange(0.0, max(1.0, 105 * highest), padding=0)


def _edge(line: ErrorLine, sign: int) -> np.ndarray:
    """The upper or lower edge of a band: no error is below 0 or above 1."""
    return np.clip(line.error + sign * line.sd, 0.0, 1.0)
