"""Colours by the normalized value x̂."""

from normviz.figure.panel_data import PanelData, Part
from normviz.figure.value_coloring import Floats, normalized_limit, value_coloring
from normviz.translatable import QT_TRANSLATE_NOOP


def _values(part: Part) -> Floats:
    return part.normalized.x_hat


def _limit(data: PanelData) -> float:
    return normalized_limit(data, _values, affine=False)


COLORING = value_coloring(
    name="x_hat",
    title="x̂",
    tip=QT_TRANSLATE_NOOP("Catalogue", "The normalized value, before γ and β."),
    order=40,
    values=_values,
    limit=_limit,
)
