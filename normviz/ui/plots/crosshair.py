"""A cross hair over both plots with the values of every curve there. Imports pyqtgraph."""

from collections.abc import Sequence
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QLabel

from normviz.presentation.curve_readout import read
from normviz.ui.plots.curve import LegendItem
from normviz.ui.plots.readout_text import ReadoutLine, html_text, plain_text
from normviz.ui.style.accessibility import describe
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, HALF, font

_TOP: Final = 5 * GRID
"""Beneath the titles of the plots."""
_STEPS: Final = 50
"""Steps of the keyboard over all that is shown."""


class Crosshair:
    """A line in each plot, and a box with the values beside it."""

    def __init__(self, plots: QAbstractScrollArea, boxes: Sequence[pg.ViewBox]) -> None:
        """Nothing is shown yet.

        Args:
            plots: What the box lies on; its description says the values too.
            boxes: The plots' views; their x axes are one.
        """
        self._plots = plots
        self._boxes = boxes
        self._lines = [pg.InfiniteLine(angle=90, movable=False) for _ in boxes]
        for box, line in zip(boxes, self._lines, strict=True):
            line.setZValue(20)
            box.addItem(line, ignoreBounds=True)
        self._label = QLabel(plots.viewport(), textFormat=Qt.TextFormat.RichText)
        name = QCoreApplication.translate("Plots", "Values at the cross hair")
        describe(self._label, "train_readout", name)
        self._label.setToolTip("")
        self._label.setFont(font("small"))
        self._label.setMargin(HALF)
        self._label.setAutoFillBackground(True)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme: Theme | None = None
        self._items: Sequence[LegendItem] = ()
        self._smooth = 1
        self._epoch = 0.0
        self.hide()

    @property
    def is_shown(self) -> bool:
        """Whether it is seen."""
        return bool(self._lines[0].isVisible())

    @property
    def epoch(self) -> float:
        """Where it is, 1 being the end of the first epoch."""
        return self._epoch

    def text(self) -> str:
        """What the box says, without its markup; empty where it is hidden."""
        return plain_text(self._epoch, self._read()) if self.is_shown else ""

    def set_theme(self, theme: Theme) -> None:
        """Recolours line and box."""
        self._theme = theme
        for line in self._lines:
            line.setPen(pg.mkPen(theme.muted, width=1, style=Qt.PenStyle.DashLine))
        palette = self._label.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.raised))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.text))
        self._label.setPalette(palette)
        self._show()

    def show_values(self, items: Sequence[LegendItem], smooth: int) -> None:
        """Reads ``items`` from now on, smoothed over so many batches as they are drawn."""
        self._items, self._smooth = items, smooth
        if not items:
            self.hide()
        self._show()

    def move_to(self, epoch: float) -> None:
        """Shows the values at a place of the x axis."""
        self._epoch = max(epoch, 0.0)
        for line in self._lines:
            line.setValue(self._epoch)
            line.show()
        self._label.show()
        self._show()

    def step(self, ways: int, low: float, high: float) -> None:
        """Goes one step along the x axis, from its end where it was not shown, and says it."""
        here = self._epoch if self.is_shown else high
        self.move_to(min(max(here + ways * (high - low) / _STEPS, low), high))
        self._plots.setAccessibleDescription(self.text())
        changed = QAccessible.Event.DescriptionChanged
        QAccessible.updateAccessibility(QAccessibleEvent(self._plots, changed))

    def hide(self) -> None:
        """Takes it away."""
        for line in self._lines:
            line.hide()
        self._label.hide()

    def _read(self) -> list[ReadoutLine]:
        return [
            ReadoutLine(item, read(item.series, self._epoch, max(self._smooth, item.smooth)))
            for item in self._items
        ]

    def _show(self) -> None:
        if self.is_shown and self._theme is not None:
            self._label.setText(html_text(self._epoch, self._read(), self._theme))
            self._label.adjustSize()
            self._place()

    def _place(self) -> None:
        """At the side of the line that has more room, inside of the plots."""
        view, label = self._plots.viewport(), self._label
        box = self._boxes[0]
        at = int(box.mapViewToScene(pg.Point(self._epoch, 0)).x())
        right = at + GRID
        fits = right + label.width() <= view.width()
        left = right if fits else at - GRID - label.width()
        label.move(max(0, left), _TOP)
        label.raise_()
