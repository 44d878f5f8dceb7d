"""Colours by the output y of the norm."""

from normviz.figure.value_coloring import normalized_coloring
from normviz.translatable import QT_TRANSLATE_NOOP

COLORING = normalized_coloring(
    name="y",
    title="y",
    tip=QT_TRANSLATE_NOOP("Catalogue", "The output: normalized, times γ, plus β."),
    order=50,
    values=lambda part: part.normalized.y,
    affine=True,
)
