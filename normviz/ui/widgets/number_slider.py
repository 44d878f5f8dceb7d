"""A whole number set by slider, typing, arrow keys or wheel."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSlider

from normviz.presentation.slider_stops import geometric_stops
from normviz.ui.widgets.labelled import Labelled
from normviz.ui.widgets.whole_spin import WholeSpin

_ANY = 999_999_999
"""The spin box takes any whole number, so that the control can say what is wrong with it."""

Check = Callable[[int], str]
"""Takes an entered number, returns why it is refused, or an empty text."""


class NumberSlider(Labelled):
    """A labelled slider with a spin box.

    What is out of range, or refused by ``check``, stays in the spin box with the reason beneath;
    :meth:`value` keeps the last good value and nothing is emitted.

    Attributes:
        value_changed: Emitted with the new value, when the user or :meth:`set_value` changed it.
    """

    value_changed = Signal(int)

    def __init__(
        self,
        label: str,
        limits: tuple[int, int],
        value: int,
        *,
        name: str,
        tip: str,
        logarithmic: bool = False,
        check: Check | None = None,
    ) -> None:
        """Makes the control.

        Args:
            label: Shown before the slider, translated.
            limits: The smallest and the largest value.
            value: The first value.
            name: ``objectName``; the parts are ``<name>_spin`` and ``<name>_slider``.
            tip: One translated sentence for the tooltip.
            logarithmic: Whether equal ways of the slider are equal factors; for wide ranges.
            check: Refuses values inside the range; see :data:`Check`.
        """
        super().__init__(label, name, tip)
        self._logarithmic = logarithmic
        self._check = check
        self._value = value
        self._choices: Sequence[int] = ()
        self._spin = _Spin()
        self._slider = _Slider()
        self.add_editor(self._slider, "slider", stretch=1)
        self.add_editor(self._spin, "spin")
        self.label.setBuddy(self._spin)  # the key of the label is for those who type
        self.set_range(*limits)
        self._spin.valueChanged.connect(self._enter)
        self._spin.refused.connect(self.set_error)
        self._spin.corrected.connect(lambda: self._enter(self._spin.value()))
        self._slider.valueChanged.connect(self._slide)

    def value(self) -> int:
        """The last good value."""
        return self._value

    def set_slider_visible(self, visible: bool) -> None:
        """Shows the slider, or the number alone."""
        self._slider.setVisible(visible)

    def slider_room(self) -> int:
        """How much narrower the control can be without the slider."""
        return self._slider.minimumWidth() + self.row.spacing()

    def choices(self) -> Sequence[int]:
        """The values the slider and the arrows stop at, rising."""
        return self._choices

    def set_value(self, value: int) -> None:
        """Shows ``value`` and forgets a refused one.

        Raises:
            ValueError: ``value`` lies outside the range.
        """
        low, high = self._choices[0], self._choices[-1]
        if not low <= value <= high:
            raise ValueError(f"expected {low} to {high}, received {value}")
        self._accept(value)

    def set_range(self, minimum: int, maximum: int) -> None:
        """Allows ``minimum`` to ``maximum``; a value outside moves to the nearer end."""
        if self._logarithmic:
            self.set_choices(geometric_stops(minimum, maximum))
        else:
            self.set_choices(range(minimum, maximum + 1))

    def set_choices(self, choices: Sequence[int]) -> None:
        """Stops slider and arrows at ``choices`` (rising), such as the divisors of C.

        Typing still reaches every number from the first to the last of them.

        Raises:
            ValueError: ``choices`` is empty.
        """
        if not choices:
            raise ValueError("expected at least one choice, received none")
        self._choices = choices
        self._spin.choices = choices
        self._slider.blockSignals(True)
        self._slider.setRange(0, len(choices) - 1)
        self._slider.setPageStep(max(1, len(choices) // 8))
        self._slider.blockSignals(False)
        self._spin.reserve_width(choices[-1])
        self._accept(min(max(self._value, choices[0]), choices[-1]))

    def _slide(self, position: int) -> None:
        self._enter(self._choices[position])

    def _enter(self, value: int) -> None:
        low, high = self._choices[0], self._choices[-1]
        if not low <= value <= high:
            text = self.tr("Choose {low} to {high} instead of {value}.")
            self.set_error(text.format(low=low, high=high, value=value))
            return
        refusal = self._check(value) if self._check else ""
        if refusal:
            self._show(value)
            self.set_error(refusal)
            return
        self._accept(value)

    def _accept(self, value: int) -> None:
        changed = value != self._value
        self._value = value
        self._show(value)
        self.set_error(None)
        if changed:
            self.value_changed.emit(value)

    def _show(self, value: int) -> None:
        for part in (self._spin, self._slider):
            part.blockSignals(True)
        if value != self._spin.value() or self.error():
            self._spin.setValue(value)
        self._slider.setValue(min(bisect_left(self._choices, value), len(self._choices) - 1))
        for part in (self._spin, self._slider):
            part.blockSignals(False)


class _Spin(WholeSpin):
    """Takes any whole number; steps from choice to choice."""

    def __init__(self) -> None:
        super().__init__()
        self.choices: Sequence[int] = (0,)
        self.setRange(-_ANY, _ANY)

    def reserve_width(self, largest: int) -> None:
        """Is as wide as ``largest`` and four digits need, not as wide as its true range."""
        digits = max(4, len(str(largest)))
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * digits + 40)

    def stepBy(self, steps: int) -> None:
        """Goes ``steps`` choices up or down."""
        here = bisect_left(self.choices, self.value())
        between = here == len(self.choices) or self.choices[here] != self.value()
        target = here + steps - (1 if between and steps > 0 else 0)
        self.setValue(self.choices[min(max(target, 0), len(self.choices) - 1)])

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Up before the last choice, down after the first."""
        flag = QAbstractSpinBox.StepEnabledFlag
        up = flag.StepUpEnabled if self.value() < self.choices[-1] else flag.StepNone
        down = flag.StepDownEnabled if self.value() > self.choices[0] else flag.StepNone
        return up | down


class _Slider(QSlider):
    """A horizontal slider that turns with the wheel only in focus."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setMinimumWidth(64)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the scrolling panel around, unless the control has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
