"""A field for a number with a decimal point or an exponent, such as epsilon = 1e-3."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit

from normviz.presentation.number_format import setting
from normviz.presentation.number_parsing import Ambiguous, parse_number
from normviz.ui.style.theme import number_font
from normviz.ui.widgets.labelled import Labelled
from normviz.ui.widgets.whole_spin import ambiguous_text


class FloatField(Labelled):
    """A labelled field for a float; the arrows and the wheel go up and down.

    What is no number, or out of range, stays in the field with the reason beneath; :meth:`value`
    keeps the last good value and nothing is emitted.

    Attributes:
        value_changed: Emitted with the new value, when the user or :meth:`set_value` changed it.
    """

    value_changed = Signal(float)

    def __init__(
        self,
        label: str,
        limits: tuple[float, float],
        value: float,
        *,
        name: str,
        tip: str,
        step: float = 0.1,
        by_factor: bool = False,
    ) -> None:
        """Makes the field.

        Args:
            label: Shown before the field, translated.
            limits: The smallest and the largest value.
            value: The first value.
            name: ``objectName``; the field itself is ``<name>_field``.
            tip: One translated sentence for the tooltip.
            step: What an arrow key adds, or multiplies with when ``by_factor``.
            by_factor: Whether a step is a factor: 10 walks through 1e-5, 1e-4, 1e-3.
        """
        super().__init__(label, name, tip)
        self._range = limits
        self._value = value
        self._step = step
        self._by_factor = by_factor
        self._edit = _Edit(self._go)
        self.add_editor(self._edit, "field", stretch=1)
        self._show()
        self._edit.editingFinished.connect(self._enter)

    def value(self) -> float:
        """The last good value."""
        return self._value

    def set_value(self, value: float) -> None:
        """Shows ``value`` and forgets a refused one.

        Raises:
            ValueError: ``value`` is not finite or lies outside the range.
        """
        low, high = self._range
        if not low <= value <= high:
            raise ValueError(f"expected {low:g} to {high:g}, received {value:g}")
        self._accept(value)

    def show_value(self, value: float) -> None:
        """Shows a finite number that was set elsewhere, and forgets a refused one.

        It may lie outside the range, which is for what is entered here.
        """
        self._accept(value)

    def forget_refused(self) -> None:
        """Shows the last good value again in place of one that was refused."""
        self._accept(self._value)

    def _enter(self) -> None:
        text = self._edit.text().strip()
        if text == format_float(self._value):
            self._accept(self._value)
            return
        low, high = self._range
        value = parse_number(text)
        if isinstance(value, Ambiguous):
            self.set_error(ambiguous_text(text, value))
            return
        if value is not None and low <= value <= high:
            self._accept(value)
            return
        expected = self.tr("Type a number from {low} to {high} instead of {text}.")
        shown = text or self.tr("nothing")
        self.set_error(expected.format(low=setting(low), high=setting(high), text=shown))

    def _go(self, steps: int) -> None:
        low, high = self._range
        if self._by_factor:
            # From 0 no factor leads away: the first step goes to the smallest useful number.
            value = self._value * self._step**steps if self._value else 1e-8 * (steps > 0)
        else:
            value = self._value + steps * self._step
        self._accept(min(max(_clean(value), low), high))

    def _accept(self, value: float) -> None:
        changed = value != self._value
        self._value = value
        self._show()
        self.set_error(None)
        if changed:
            self.value_changed.emit(value)

    def _show(self) -> None:
        self._edit.setText(format_float(self._value))


class _Edit(QLineEdit):
    """A line that hands its vertical arrow keys and, in focus, its wheel to ``go``."""

    def __init__(self, go: Callable[[int], None]) -> None:
        super().__init__()
        self._go = go
        self.setFont(number_font())
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(72)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down are steps, Page Up and Page Down ten of them."""
        keys = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
        }
        steps = keys.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self._go(steps)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the scrolling panel around, unless the field has the focus."""
        delta = event.angleDelta().y()
        if self.hasFocus() and delta:
            self._go(1 if delta > 0 else -1)
        else:
            event.ignore()


def format_float(value: float) -> str:
    """The shortest usual way to write ``value``: 0.99, 1e-3, 2.5e-5, 0."""
    if value and not 0.01 <= abs(value) < 1e6:
        digits, exponent = f"{value:.6e}".split("e")
        return f"{digits.rstrip('0').rstrip('.')}e{int(exponent)}"
    return f"{value:.10g}"


def _clean(value: float) -> float:
    """``value`` without the dust of repeated steps (0.30000000000000004)."""
    return float(f"{value:.10g}")
