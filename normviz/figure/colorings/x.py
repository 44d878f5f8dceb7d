"""Colours by the value of x, before the norm."""

from normviz.figure.panel_data import PanelData, PanelPart
from normviz.figure.value_coloring import Floats, value_coloring, value_limit
from normviz.translatable import QT_TRANSLATE_NOOP


def _values(part: PanelPart) -> Floats:
    return part.x


def _limit(data: PanelData) -> float:
    return value_limit(data.x)


COLORING = value_coloring(
    name="x",
    title="x",
    tip=QT_TRANSLATE_NOOP("Catalogue", "The value of each element before the norm."),
    order=30,
    values=_values,
    limit=_limit,
)
