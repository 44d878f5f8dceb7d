"""Lines up the rows of all sections in one column of labels."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.ui.cube.controls.checked_field import CheckedField
from normviz.ui.theme import GRID
from normviz.ui.widgets.labelled import Labelled

WIDEST_LABEL = 11 * GRID
"""A longer label stands above its control: beside it, it would leave no room in a narrow panel."""


def align(controls: Iterable[Labelled]) -> None:
    """Gives the labels of ``controls`` one width; labels that are too long move above."""
    aligned = []
    for control in controls:
        lead = _lead(control)
        if lead.sizeHint().width() > WIDEST_LABEL:
            _stack(control, lead)
        else:
            aligned.append(lead)
    width = max((lead.sizeHint().width() for lead in aligned), default=0)
    for lead in aligned:
        lead.setMinimumWidth(-(-width // GRID) * GRID)


def _lead(control: Labelled) -> QWidget:
    return control.check if isinstance(control, CheckedField) else control.label


def _stack(control: Labelled, lead: QWidget) -> None:
    column = control.layout()
    assert isinstance(column, QVBoxLayout)  # noqa: S101 (what Labelled builds; for the types)
    control.row.removeWidget(lead)
    column.insertWidget(0, lead)
