"""A labelled line that takes several numbers, or none for the recipe's own."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from normviz.presentation.number_format import setting
from normviz.presentation.number_parsing import parse_number
from normviz.ui.style.theme import number_font
from normviz.ui.widgets.labelled import Labelled


class ValueList(Labelled):
    """Numbers with blanks, commas or semicolons between them.

    What cannot be read stays until it is corrected; the values are the last good ones.

    Attributes:
        values_changed: Emitted with a tuple of numbers, when the user changed them.
    """

    values_changed = Signal(object)

    def __init__(
        self,
        label: str,
        check: Callable[[tuple[float, ...]], str],
        *,
        name: str,
        tip: str,
        parent: QWidget | None = None,
    ) -> None:
        """An empty line, named ``<name>_line``; other arguments as for ``Labelled``.

        Args:
            label: Shown above the line.
            check: Says in one translated sentence why numbers are refused; empty where they fit.
            name: ``objectName`` of the whole.
            tip: One translated sentence.
            parent: Owner.
        """
        super().__init__(label, name, tip, parent)
        self._check = check
        self._values: tuple[float, ...] = ()
        self._line = QLineEdit()
        self._line.setFont(number_font())
        self._line.setPlaceholderText(self.tr("as in the recipe"))
        self.add_editor(self._line, "line", stretch=1)
        self.stack()
        self._line.editingFinished.connect(self._enter)

    def values(self) -> tuple[float, ...]:
        """The last good values, each once."""
        return self._values

    def show_values(self, values: Sequence[float]) -> None:
        """Shows ``values`` and emits nothing."""
        if tuple(values) == self._values and not self.error():
            return
        self._values = tuple(values)
        self.set_error(None)
        with QSignalBlocker(self._line):
            self._line.setText("  ".join(map(setting, values)))

    def _enter(self) -> None:
        found = parse_values(self._line.text())
        refusal = (
            QCoreApplication.translate("Compare", "Type numbers with blanks between them.")
            if found is None
            else self._check(found)
        )
        self.set_error(refusal)
        if not refusal and found is not None and found != self._values:
            self._values = found
            self.values_changed.emit(found)


def parse_values(text: str) -> tuple[float, ...] | None:
    """The numbers in a text, each once; None where something in it is no number.

    A comma separates numbers where a blank follows it or where more than one number needs it.
    """
    parts = text.replace(";", " ").replace(", ", " ").split()
    pieces = [piece for part in parts for piece in _pieces(part)]
    numbers = [parse_number(piece) for piece in pieces]
    if any(not isinstance(number, float | int) for number in numbers):
        return None
    return tuple(
        dict.fromkeys(float(number) for number in numbers if isinstance(number, float | int))
    )


def _pieces(part: str) -> list[str]:
    """``2,4,8`` as three numbers; ``0,1`` is one."""
    pieces = [piece for piece in part.split(",") if piece]
    is_list = len(pieces) != 2 or all("." in piece or not piece.startswith("0") for piece in pieces)
    return pieces if is_list else [part]
