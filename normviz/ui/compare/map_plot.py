"""Validation accuracy over two settings as a heat map with its numbers. Imports pyqtgraph."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsRectItem

from normviz.presentation.sweep_plots import HeatMap
from normviz.ui.compare.styled_plot import StyledPlot
from normviz.ui.compare.words import axis_over_text, value_text
from normviz.ui.style.palette import Theme, mix, readable_on
from normviz.ui.style.theme import number_font

_STRONGEST = 0.9
_GAP = 2


class MapPlot(StyledPlot):
    """One cell per pair of values; the fuller its colour, the more samples are right."""

    def __init__(self, theme: Theme) -> None:
        """Nothing is drawn yet."""
        super().__init__(theme)
        self._map: HeatMap | None = None
        self.invertY()
        self.set_theme(theme)

    def show_map(self, found: HeatMap | None) -> None:
        """Draws a map; None for nothing."""
        self._map = found
        self._draw()

    def set_theme(self, theme: Theme) -> None:
        """Draws all in the colours of ``theme``."""
        super().set_theme(theme)
        if hasattr(self, "_map"):
            self._draw()

    def _draw(self) -> None:
        item = self.getPlotItem()
        item.clear()
        found = self._map
        if found is None:
            return
        for row, values in enumerate(found.accuracy):
            for column, value in enumerate(values):
                self._draw_cell(row, column, float(value))
        for side, axis, names in (
            ("left", found.rows, found.row_values),
            ("bottom", found.columns, found.column_values),
        ):
            ticks = [(at + 0.5, value_text(axis, value)) for at, value in enumerate(names)]
            self.getAxis(side).setTicks([ticks])
            others = found.others if side == "bottom" else ()
            self.getAxis(side).setLabel(axis_over_text(axis, others))
        self.setXRange(0, len(found.column_values), padding=0)
        self.setYRange(0, len(found.row_values), padding=0)

    def _draw_cell(self, row: int, column: int, value: float) -> None:
        cell = QGraphicsRectItem(QRectF(column, row, 1, 1))
        # A pen counts pixels: the gaps are as wide across as down, whatever the shape of a cell.
        cell.setPen(pg.mkPen(self.theme.surface, width=_GAP * self.ratio))
        known = bool(np.isfinite(value))
        share = _STRONGEST * value if known else 0.0
        ground = mix(self.theme.surface, self.theme.ok, share) if known else self.theme.raised
        cell.setBrush(QColor(ground))
        self.addItem(cell)
        text = pg.TextItem(f"{value:.3f}" if known else "–", anchor=(0.5, 0.5))
        text.setColor(QColor(readable_on(ground)))
        text.setFont(number_font("small"))
        text.setPos(column + 0.5, row + 0.5)
        self.addItem(text)
