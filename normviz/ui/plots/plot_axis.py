"""An axis of the plots over the epochs. Imports pyqtgraph."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGraphicsSceneResizeEvent

from normviz.presentation.number_format import count, tick
from normviz.ui.style.theme import GRID, font, number_font

_LABELLED = (1, 2, 5)
"""Of each power of ten on a logarithmic axis; more would stand on one another."""
_WIDEST = "1.5×10⁻⁷"
_BESIDE = 2 * GRID
"""Between a number and its axis, and at its other side."""


class PlotAxis(pg.AxisItem):
    """An axis with the minus sign of print."""

    _samples = 0

    def show_averaged(self, samples: int) -> None:
        """Says over how many samples the training values are averaged; 0 for not at all."""
        if samples != self._samples:
            self._samples = samples
            self.resizeEvent()  # which centres the label

    def show_label(self) -> None:
        """Says what the axis counts; what the lines mean too where there is room."""
        texts = [
            QCoreApplication.translate("Plots", "epoch (thin: training, wide: validation)"),
            QCoreApplication.translate("Plots", "epoch"),
        ]
        if self._samples:
            text = QCoreApplication.translate(
                "Plots", "epoch (thin: training, mean of {count} samples; wide: validation)"
            )
            texts.insert(0, text.format(count=count(self._samples)))
        self.label.setFont(font("small"))
        measured = QFontMetricsF(font("small"))
        fitting = (text for text in texts if measured.horizontalAdvance(text) <= self.width())
        text = next(fitting, texts[-1])
        if text != self.labelText:
            self.setLabel(text)

    def resizeEvent(self, event: QGraphicsSceneResizeEvent | None = None) -> None:
        """Says as much as the new width has room for."""
        if self.orientation == "bottom" and self.labelText:
            self.show_label()
        super().resizeEvent(event)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """The numbers; of a logarithmic axis only those that have room."""
        texts = super().tickStrings(values, scale, spacing)
        if self.logMode:
            pairs = zip(texts, values, strict=True)
            texts = [text if _is_labelled(value) else "" for text, value in pairs]
        return [tick(text) for text in texts]


def _is_labelled(value: float) -> bool:
    """Whether the power of ten ``value`` is written at its tick."""
    return round(10 ** (value % 1)) in _LABELLED


def style_axes(left: PlotAxis, bottom: PlotAxis) -> None:
    """Gives the axes of a plot their fonts and widths, and the lower one its name."""
    bottom.setStyle(hideOverlappingLabels=2 * GRID)
    left.setStyle(hideOverlappingLabels=GRID)
    for axis in (left, bottom):
        axis.setStyle(tickFont=number_font("small"), tickLength=4)
        axis.enableAutoSIPrefix(False)
    widest = QFontMetricsF(number_font("small")).horizontalAdvance(_WIDEST)
    left.setWidth(widest + _BESIDE)  # a number that has no room is not written
    bottom.show_label()


def set_range(plot: pg.PlotItem, x: tuple[float, float], y: tuple[float, float]) -> None:
    """Sets what is shown, if it is something else: setting it lays the axes out again."""
    box = plot.getViewBox()
    if not np.allclose(box.viewRange(), (x, y), rtol=1e-6, atol=0):
        box.setRange(xRange=x, yRange=y, padding=0, disableAutoRange=True)
