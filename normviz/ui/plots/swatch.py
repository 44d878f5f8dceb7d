"""A small square in the colour of a curve, for tables and legends. Imports pyqtgraph."""

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from normviz.ui.plots.curve import color_of
from normviz.ui.plots.line_marks import round_of, symbol_of
from normviz.ui.style.palette import Theme

_SIDE = 12


def swatch(theme: Theme, rank: int) -> QIcon:
    """A small square in the colour of a rank.

    Where the colour has come again it is hollow, and from the third time on it is the marker of
    the curve.
    """
    pixmap = QPixmap(QSize(2 * _SIDE, 2 * _SIDE))
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, times = QColor(color_of(theme, rank)), round_of(theme, rank)
        painter.setPen(QPen(color, 4) if times == 1 else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(Qt.GlobalColor.transparent) if times == 1 else color)
        if times > 1:
            painter.translate(_SIDE, _SIDE)
            painter.scale(2 * _SIDE - 2, 2 * _SIDE - 2)  # markers are 1 wide
            painter.drawPath(Symbols[symbol_of(theme, rank)])
        else:
            edge = 4 if times else 2
            side = 2 * (_SIDE - edge)
            painter.drawRoundedRect(QRectF(edge, edge, side, side), 4, 4)
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # Qt would tint it
    return icon
