"""Colours by the derivative of the output at the highlighted element, through the real layer."""

from dataclasses import replace

import numpy as np

from normviz.figure.panel_data import PanelData, PanelPart
from normviz.figure.value_coloring import Floats, value_coloring
from normviz.translatable import QT_TRANSLATE_NOOP

_SHARE = 0.95
"""Of the derivatives that are not 0, so many stay below the strongest colour: the element's own is
often far larger than all others."""


def _values(part: PanelPart) -> Floats:
    """The derivatives; 0 until they are there."""
    found = part.data.gradient
    if found is None:
        return np.zeros(part.x.shape, np.float32)
    return found if part.place is None else found[part.place]


def _limit(data: PanelData) -> float:
    found = data.gradient
    if found is None:
        return 1.0
    sizes = np.abs(found[found != 0])
    return float(np.quantile(sizes, _SHARE)) if sizes.size else 1.0


COLORING = replace(
    value_coloring(
        name="gradient",
        title="∂y",
        tip=QT_TRANSLATE_NOOP(
            "Catalogue",
            "The derivative of the highlighted output with respect to each input, through the "
            "real layer.",
        ),
        order=60,
        values=_values,
        limit=_limit,
    ),
    follows_element=True,
    note=lambda data: data.gradient_note,
)
