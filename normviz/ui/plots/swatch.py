"""A small square in the colour of a curve, for tables and legends."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from normviz.ui.plots.curve import color_of
from normviz.ui.style.palette import Theme

_SIDE = 12


def swatch(theme: Theme, rank: int) -> QIcon:
    """A small square in the colour of a rank; hollow where the colour has come again."""
    pixmap = QPixmap(QSize(2 * _SIDE, 2 * _SIDE))
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, is_again = QColor(color_of(theme, rank)), rank >= len(theme.runs)
        painter.setPen(QPen(color, 4) if is_again else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(Qt.GlobalColor.transparent) if is_again else color)
        edge = 4 if is_again else 2
        painter.drawRoundedRect(QRectF(edge, edge, 2 * (_SIDE - edge), 2 * (_SIDE - edge)), 4, 4)
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # Qt would tint it
    return icon
