"""Colours by the value of x, before the norm."""

from normviz.figure.panel_data import PanelData, Part
from normviz.figure.value_coloring import Floats, sampled_limit, value_coloring
from normviz.translatable import QT_TRANSLATE_NOOP


def _values(part: Part) -> Floats:
    return part.x


def _limit(data: PanelData) -> float:
    return sampled_limit(data, _values)


COLORING = value_coloring(
    name="x",
    title="x",
    tip=QT_TRANSLATE_NOOP("Catalogue", "The value of each element before the norm."),
    order=30,
    values=_values,
    limit=_limit,
)
