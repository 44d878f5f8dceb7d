"""Base class of the control panel's sections: shows part of the state and changes it."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.figure.state import FigureState
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.theme import GRID
from normviz.ui.widgets.float_field import FloatField
from normviz.ui.widgets.number_slider import NumberSlider


class SettingsSection(QWidget):
    """The content of one section.

    Subclasses put their controls into :attr:`column` and connect them to slots that call
    ``self.model.change``; :meth:`show_state` writes a state into them without a signal coming back.
    """

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        """An empty section of the panel of ``model``."""
        super().__init__(parent)
        self.model = model
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID)

    def show_state(self, new: FigureState, old: FigureState | None = None) -> None:
        """Shows ``new``; touches only what differs from ``old``, everything where that is None."""
        raise NotImplementedError


def differs(new: FigureState, old: FigureState | None, *names: str) -> bool:
    """Whether any of the settings ``names`` has to be shown again."""
    return old is None or any(getattr(new, name) != getattr(old, name) for name in names)


def show_whole(control: NumberSlider, value: int) -> None:
    """Writes ``value`` into ``control``, silently, and takes a refused entry away."""
    choices = control.choices()
    value = min(max(value, choices[0]), choices[-1])
    if value != control.value() or control.error():
        with QSignalBlocker(control):
            control.set_value(value)


def show_float(control: FloatField, value: float, limits: tuple[float, float]) -> None:
    """Writes ``value``, kept within ``limits``, into ``control``, silently."""
    value = min(max(limits[0], value), limits[1])
    if value != control.value() or control.error():
        with QSignalBlocker(control):
            control.set_value(value)
