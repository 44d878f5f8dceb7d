"""Base class of the inspector's sections; formats axes and indices."""

from PySide6.QtWidgets import QWidget

from normviz import norms
from normviz.figure.state import FigureState
from normviz.presentation.inspector.readings import Readings

_LAST = (0, 2, 3, 1)
_KERNEL_LAST = (2, 3, 1, 0)
_KERNEL_LETTERS = ("o", "i", "kh", "kw")


class InspectorSection(QWidget):
    """One part of the inspector: it shows readings, whole, whenever it is told to."""

    def show_readings(self, readings: Readings) -> None:
        """Shows the highlighted element; called only while the part can be seen."""
        raise NotImplementedError


def axis_order(norm: norms.Norm, state: FigureState) -> tuple[int, ...]:
    """The axes 0…3 of (N, C, H, W) in the order in which they are written."""
    if state.data_format == "NCHW":
        return (0, 1, 2, 3)
    return _KERNEL_LAST if norm.kind == "kernel" else _LAST


def index_letters(norm: norms.Norm) -> tuple[str, ...]:
    """The letters of an index along the four axes."""
    return _KERNEL_LETTERS if norm.kind == "kernel" else ("n", "c", "h", "w")
