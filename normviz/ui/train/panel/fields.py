"""Small labelled fields of the panel: a whole number, and a switch."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from normviz.ui.style.accessibility import describe
from normviz.ui.widgets.float_field import FloatField
from normviz.ui.widgets.labelled import Labelled
from normviz.ui.widgets.whole_spin import WholeSpin

_LARGEST: Final = 2**31 - 1
"""Qt counts in 32 bits."""
_WIDTH: Final = 72


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
        self._spin = WholeSpin()
        self._spin.setMinimumWidth(_WIDTH)
        self._spin.setRange(*limits)
        self.add_editor(self._spin, "spin", stretch=1)
        self._is_refused = False
        self._spin.valueChanged.connect(self._enter)
        self._spin.refused.connect(self._refuse)
        self._spin.corrected.connect(self._correct)

    @property
    def is_refused(self) -> bool:
        """Whether what was entered is no value."""
        return self._is_refused

    def show_value(self, value: int) -> None:
        """Shows ``value`` and emits nothing; it may lie above what can be entered.

        What was refused stays where the value is the one that was there before.
        """
        shown = min(value, _LARGEST)
        if self._is_refused and shown == self._spin.value():
            return
        with QSignalBlocker(self._spin):
            self._spin.setMaximum(max(self._spin.maximum(), shown))
            self._spin.setValue(shown)
        self._is_refused = False
        self.set_error(None)

    def forget_refused(self) -> None:
        """Shows the last good value again in place of one that was refused."""
        self._is_refused = False
        self.show_value(self._spin.value())

    def _refuse(self, reason: str) -> None:
        self._is_refused = True
        self.set_error(reason)

    def _correct(self) -> None:
        self._is_refused = False
        self.set_error(None)

    def _enter(self, value: int) -> None:
        self._correct()
        self.value_changed.emit(value)


class SilentCheckBox(QCheckBox):
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
    """Writes ``value`` into ``field``, silently; a refused entry stays where it is the same."""
    if value != field.value():
        with QSignalBlocker(field):
            field.show_value(value)
