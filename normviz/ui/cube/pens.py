"""The colours and pens of the figure as Qt objects."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from normviz.figure.colors import FigureColors
from normviz.figure.export import line_widths


@dataclass(frozen=True)
class FacePens:
    """The pens of one figure.

    Attributes:
        border: Between cells.
        outline: Around a face.
        halo: Under the outline of a set.
        members: The outline of a set, where colour says something else than the set.
    """

    border: QPen
    outline: QPen
    halo: QPen
    members: QPen


@lru_cache(maxsize=256)
def color(value: int, alpha: float = 1.0) -> QColor:
    """0xRRGGBB as Qt's colour. It is shared: copy it before a change."""
    result = QColor(value)
    result.setAlphaF(alpha)
    return result


def hairline(value: int, alpha: float = 1.0, width: float = 1.0) -> QPen:
    """A pen as wide as that in pixels of the layout: twice as many where a screen has twice."""
    pen = QPen(color(value, alpha), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


@lru_cache(maxsize=8)
def face_pens(colors: FigureColors) -> FacePens:
    """The pens of a figure in these colours. They are shared: copy one before a change."""
    return FacePens(
        hairline(colors.border, line_widths.BORDER_ALPHA, line_widths.BORDER),
        hairline(colors.outline, width=line_widths.OUTLINE),
        *_set_pens(colors),
    )


def _set_pens(colors: FigureColors) -> tuple[QPen, QPen]:
    """The pens around a statistic set: a halo, and the line over it."""
    pens = (
        hairline(colors.background, width=line_widths.HALO),
        hairline(colors.set, width=line_widths.SET),
    )
    for pen in pens:
        # Sides are drawn one by one, which takes a third of the time; the caps close the corners.
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    return pens
