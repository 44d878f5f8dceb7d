"""The plot of the histogram. Importing this imports pyqtgraph: do it after the first paint."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsSimpleTextItem

from normviz.presentation.inspector.histogram_bins import AxisSpan
from normviz.presentation.number_format import signed
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, font, number_font

_AXIS_HEIGHT = 18
_HEAD_ROOM = 1.4
"""The bars end below the caption."""
_LINE = 0.76


class HistogramPlot(pg.GraphicsLayoutWidget):
    """Two histograms, one over the other; everything is made once and then only given data."""

    def __init__(self, captions: tuple[str, str], theme: Theme) -> None:
        super().__init__()
        self.setFixedHeight(20 * GRID)
        # Nothing in it can be dragged; so the wheel scrolls the panel, and tooltips are the part's.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (self, self.viewport()):
            part.setAcceptDrops(False)  # the window takes what is dropped
        self.ci.setContentsMargins(0, 0, 0, 0)
        self.ci.setSpacing(GRID // 2)
        self._panes = tuple(HistogramPane(self, row, text) for row, text in enumerate(captions))
        self.set_theme(theme)

    def panes(self) -> tuple["HistogramPane", ...]:
        """The histograms, before and after."""
        return self._panes

    def show_set(self, spans: Sequence[AxisSpan], shares: Sequence[np.ndarray], top: float) -> None:
        """Shows the histograms of another set."""
        for pane, span, heights in zip(self._panes, spans, shares, strict=True):
            pane.show(span, heights, top)

    def mark(self, values: Sequence[float]) -> None:
        """Marks the highlighted element, before and after."""
        for pane, value in zip(self._panes, values, strict=True):
            pane.line.setPos(value)

    def set_theme(self, theme: Theme) -> None:
        """Recolours everything: pyqtgraph does not look at the palette."""
        self.setBackground(theme.background)
        for pane, alpha in zip(self._panes, (90, 255), strict=True):
            pane.recolor(theme, alpha)


class HistogramPane:
    """One histogram: bars as one curve, a line for the highlighted element, a caption, an axis."""

    def __init__(self, layout: pg.GraphicsLayoutWidget, row: int, caption: str) -> None:
        self.plot = layout.addPlot(row=row, col=0, axisItems={"bottom": _Axis("bottom")})
        self.plot.hideButtons()
        self.plot.setMenuEnabled(False)
        self.plot.hideAxis("left")
        self.plot.disableAutoRange()
        self.plot.setContentsMargins(0, 0, 0, 0)
        axis = self.plot.getAxis("bottom")
        axis.setHeight(_AXIS_HEIGHT)
        axis.setStyle(tickFont=number_font("small"), tickTextOffset=2, tickLength=3)
        axis.enableAutoSIPrefix(False)
        self.curve = pg.PlotCurveItem([0, 1], [0], stepMode="center", fillLevel=0)
        self.line = pg.InfiniteLine(angle=90, span=(0, _LINE))
        self.plot.addItem(self.curve)
        self.plot.addItem(self.line)
        self.caption = QGraphicsSimpleTextItem(caption, self.plot)
        self.caption.setFont(font("small"))
        self.caption.setPos(2, 0)
        self._span: AxisSpan | None = None
        self._top = 0.0

    def show(self, span: AxisSpan, heights: np.ndarray, top: float) -> None:
        """Shows shares of one in the bins of ``span``; ``top`` is the height of the axis."""
        if (span, top) != (self._span, self._top):
            self._span, self._top = span, top
            self.plot.setXRange(span.low, span.high, padding=0.02)
            self.plot.setYRange(0, top * _HEAD_ROOM, padding=0)
        self.curve.setData(span.edges, heights)

    def recolor(self, theme: Theme, alpha: int) -> None:
        """Paints the bars in the blue of the set, ``alpha`` of 255 dense."""
        fill = QColor(theme.set)
        fill.setAlpha(alpha)
        self.curve.setBrush(fill)
        self.curve.setPen(QColor(theme.set), width=1)
        self.line.setPen(QColor(theme.hover), width=1)
        self.caption.setBrush(QColor(theme.muted))
        axis = self.plot.getAxis("bottom")
        axis.setPen(QColor(theme.border))
        axis.setTextPen(QColor(theme.muted))


class _Axis(pg.AxisItem):
    """An axis with the minus sign of print."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [signed(text) for text in super().tickStrings(values, scale, spacing)]
