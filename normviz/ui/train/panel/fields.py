"""Small labelled fields of the panel: a whole number, and a switch."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import number_font
from normviz.ui.widgets.float_field import FloatField
from normviz.ui.widgets.labelled import Labelled

_LARGEST: Final = 2**31 - 1
"""Qt counts in 32 bits."""


class WholeField(Labelled):
    """A labelled spin box.

    Attributes:
        value_changed: Emitted with the new value, when the user changed it.
    """

    value_changed = Signal(int)

    def __init__(
        self,
        label: str,
        limits: tuple[int, int],
        *,
        name: str,
        tip: str,
        parent: QWidget | None = None,
    ) -> None:
        """The field; the box is named ``<name>_spin``, other arguments as for ``Labelled``."""
        super().__init__(label, name, tip, parent)
        self._spin = _Spin()
        self._spin.setRange(*limits)
        self.add_editor(self._spin, "spin", stretch=1)
        self._spin.valueChanged.connect(self.value_changed)

    def show_value(self, value: int) -> None:
        """Shows ``value`` and emits nothing; it may lie above what can be entered."""
        shown = min(value, _LARGEST)
        with QSignalBlocker(self._spin):
            self._spin.setMaximum(max(self._spin.maximum(), shown))
            self._spin.setValue(shown)


class Switch(QCheckBox):
    """A check box that can be set silently."""

    def __init__(self, text: str, *, name: str, tip: str, parent: QWidget | None = None) -> None:
        """The box; ``name`` is its ``objectName``, ``tip`` one translated sentence."""
        super().__init__(text, parent)
        describe(self, name, text.replace("&", ""), tip)

    def show_state(self, checked: bool) -> None:
        """Checks it or not and emits nothing."""
        with QSignalBlocker(self):
            self.setChecked(checked)


def show_float(field: FloatField, value: float) -> None:
    """Writes ``value`` into ``field``, silently, and takes a refused entry away."""
    if value != field.value() or field.error():
        with QSignalBlocker(field):
            field.show_value(value)


class _Spin(QSpinBox):
    """Turns with the wheel only in focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setKeyboardTracking(False)  # the 1 of a 16 that is being typed is no value
        self.setFont(number_font())
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(72)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the scrolling panel around, unless the box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
