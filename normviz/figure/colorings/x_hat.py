"""Colours by the normalized value x̂."""

from normviz.figure.value_coloring import normalized_coloring
from normviz.translatable import QT_TRANSLATE_NOOP

COLORING = normalized_coloring(
    name="x_hat",
    title="x̂",
    tip=QT_TRANSLATE_NOOP("Catalogue", "The normalized value, before γ and β."),
    order=40,
    values=lambda part: part.normalized.x_hat,
    affine=False,
)
