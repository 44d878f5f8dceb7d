"""Colours by the output y of the norm."""

from normviz.figure.panel_data import PanelData, Part
from normviz.figure.value_coloring import Floats, normalized_limit, value_coloring
from normviz.translatable import QT_TRANSLATE_NOOP


def _values(part: Part) -> Floats:
    return part.normalized.y


def _limit(data: PanelData) -> float:
    return normalized_limit(data, _values, affine=True)


COLORING = value_coloring(
    name="y",
    title="y",
    tip=QT_TRANSLATE_NOOP("Catalogue", "The output: normalized, times γ, plus β."),
    order=50,
    values=_values,
    limit=_limit,
)
