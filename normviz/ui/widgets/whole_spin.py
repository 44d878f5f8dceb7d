"""A spin box that accepts whole numbers in the app's own format, and reports other input."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QSpinBox

from normviz.presentation.number_format import count, setting
from normviz.presentation.number_parsing import Ambiguous, parse_number, parse_whole
from normviz.ui.style.theme import number_font


class WholeSpin(QSpinBox):
    """A spin box for typing as for stepping; it turns with the wheel only in focus.

    What is no whole number stays in it until it is corrected; the value is the last good one.

    Attributes:
        refused: Emitted with the reason, translated, when such a text is left or entered.
        corrected: Emitted when a number was entered in its place, also the one before it.
    """

    refused = Signal(str)
    corrected = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._refused = ""
        self._is_refused = False
        self.setKeyboardTracking(False)  # the 1 of a 16 that is being typed is no value
        self.setFont(number_font())
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self._tell)

    def refusal(self) -> str:
        """Why the text that is shown is refused; empty where it is not."""
        return self._reason(self._bare(self.text())) if self._is_refused else ""

    def valueFromText(self, text: str) -> int:
        """The number that the text stands for."""
        found = self._whole(text)
        return found if isinstance(found, int) else self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Swallows no key: whatever is no number yet may become one."""
        found = self._whole(text)
        good = isinstance(found, int) and self.minimum() <= found <= self.maximum()
        state = QValidator.State.Acceptable if good else QValidator.State.Intermediate
        return state, text, position

    def fixup(self, text: str) -> str:
        """Remembers what is refused: Qt puts the last value in its place."""
        self._refused = self._bare(text)
        return text

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the scrolling panel around, unless the box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _tell(self) -> None:
        text, self._refused = self._refused, ""
        if text:
            self._is_refused = True
            self.lineEdit().setText(text)
            self.refused.emit(self._reason(text))
        elif self._is_refused and self.hasAcceptableInput():  # else it was left as it was
            self._is_refused = False
            self.corrected.emit()

    def _bare(self, text: str) -> str:
        """``text`` without the unit behind it."""
        bare, unit = text.strip(), self.suffix().strip()
        while unit and bare.endswith(unit):  # Qt adds it to one that was typed without the space
            bare = bare.removesuffix(unit).rstrip()
        return bare

    def _whole(self, text: str) -> int | Ambiguous | None:
        bare, special = self._bare(text), self.specialValueText()
        return self.minimum() if special and bare == special else parse_whole(bare)

    def _reason(self, text: str) -> str:
        found = parse_number(text)
        if isinstance(found, Ambiguous):
            return ambiguous_text(text, found)
        if isinstance(parse_whole(text), int):
            told = self.tr("Type a whole number from {low} to {high} instead of {text}.")
            low, high = count(self.minimum()), count(self.maximum())
            return told.format(low=low, high=high, text=text)
        return self.tr("Type a whole number instead of {text}.").format(text=text)


def refused_text(spins: Iterable[WholeSpin]) -> str:
    """The name of the first box in use whose text is refused, and why; empty where none is."""
    for spin in spins:
        reason = spin.refusal() if spin.isEnabled() else ""
        if reason:
            text = QCoreApplication.translate("WholeSpin", "{field}: {reason}")
            return text.format(field=spin.accessibleName(), reason=reason)
    return ""


def ambiguous_text(text: str, found: Ambiguous) -> str:
    """Why a text that can be read in two ways is refused, translated."""
    told = QCoreApplication.translate(
        "Numbers", "{text} can mean {first} or {second}. Write it without a comma."
    )
    return told.format(text=text, first=_written(found.first), second=_written(found.second))


def _written(value: float) -> str:
    return count(int(value)) if value == int(value) else setting(value)
