"""Aligns the label columns of all sections of a panel."""

from collections.abc import Iterable

from normviz.ui.style.theme import GRID
from normviz.ui.widgets.labelled import Labelled

WIDEST_LABEL = 11 * GRID
"""A longer label stands above its control: beside it, it would leave no room in a narrow panel."""


def align(controls: Iterable[Labelled]) -> None:
    """Gives the labels of ``controls`` one width; labels that are too long move above."""
    beside = []
    for control in controls:
        if control.lead.sizeHint().width() > WIDEST_LABEL:
            control.stack()
        if not control.is_stacked:
            beside.append(control.lead)
    width = max((lead.sizeHint().width() for lead in beside), default=0)
    for lead in beside:
        lead.setMinimumWidth(-(-width // GRID) * GRID)
