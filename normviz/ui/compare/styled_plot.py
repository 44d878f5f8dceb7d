"""One plot in the colours of the theme that can be exported. Importing this imports pyqtgraph."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor

from normviz.presentation.number_format import tick
from normviz.ui.plots.picture import (
    PIXEL_RATIOS,
    PictureLayer,
    PlotPicture,
    RecordedPicture,
    recorded,
)
from normviz.ui.plots.pixel_ratio import PixelRatio
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, number_font


class StyledPlot(pg.PlotWidget):
    """Axes, grid and ground in the colours of the theme; it can be written to a file.

    Attributes:
        theme: Has the colours.
        ratio: Pixels of the screen, or of the file that is written, per unit of the scene.
    """

    def __init__(self, theme: Theme) -> None:
        """An empty plot."""
        axes = {side: PlainAxis(side) for side in ("left", "bottom")}
        super().__init__(axisItems=axes)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for part in (self, self.viewport()):
            part.setAcceptDrops(False)  # the window takes what is dropped
        self.theme = theme
        self.ratio = 1.0
        PixelRatio(self, self._use_ratio)
        item = self.getPlotItem()
        item.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # axes are not mirrored
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setMouseEnabled(x=False, y=False)
        item.setContentsMargins(GRID, GRID, 2 * GRID, GRID // 2)

    def set_theme(self, theme: Theme) -> None:
        """Recolours the frame: pyqtgraph does not look at the palette."""
        self.theme = theme
        self.setBackground(theme.surface)
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(theme.border, width=self.ratio))
            axis.setTextPen(QColor(theme.muted))

    def picture(self, suffix: str = ".png") -> bytes:
        """The plot as a file, ``.png``, ``.svg`` or ``.pdf``."""
        return self.recorded(suffix).file(suffix)

    def recorded(self, suffix: str) -> RecordedPicture:
        """What such a file will show; any thread can make it."""
        self._use_ratio(PIXEL_RATIOS[suffix])
        item = self.getPlotItem()
        box = item.getViewBox()
        frames = [item.getAxis(side) for side in ("left", "bottom")]
        layers = [PictureLayer(frames), PictureLayer([box.childGroup], box.sceneBoundingRect())]
        if item.legend is not None:
            layers.append(PictureLayer([item.legend]))
        size, ground = QSizeF(self.viewport().size()), QColor(self.theme.surface)
        try:
            return recorded(PlotPicture(self.scene(), size, ground, layers))
        finally:
            self._use_ratio(self.devicePixelRatioF())

    def _use_ratio(self, ratio: float) -> None:
        """Keeps lines equally thick: pyqtgraph's pens count pixels, not units of the scene."""
        if ratio != self.ratio:
            self.ratio = ratio
            self.set_theme(self.theme)


class PlainAxis(pg.AxisItem):
    """An axis with the minus sign of print and without prefixes of units."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.setStyle(tickFont=number_font("small"), tickLength=4)
        self.enableAutoSIPrefix(False)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """The numbers of the ticks."""
        return [tick(text) for text in super().tickStrings(values, scale, spacing)]
