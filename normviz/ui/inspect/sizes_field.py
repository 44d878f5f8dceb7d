"""A labelled line that takes sizes, or none: then those of the file hold."""

import re
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from normviz.presentation.number_format import count
from normviz.presentation.number_parsing import parse_whole
from normviz.ui.style.theme import number_font
from normviz.ui.widgets.labelled import Labelled

_BETWEEN: Final = re.compile(r"[\s,;×x*()\[\]]+")


class SizesField(Labelled):
    """Whole numbers from 1 on, with blanks, commas or × between them.

    What cannot be read stays until it is corrected; the sizes are the last good ones.

    Attributes:
        sizes_changed: Emitted with a tuple of whole numbers, when the user changed them.
    """

    sizes_changed = Signal(object)

    def __init__(
        self,
        label: str,
        *,
        most: int,
        largest: int,
        name: str,
        tip: str,
        parent: QWidget | None = None,
    ) -> None:
        """An empty line, named ``<name>_line``; other arguments as for ``Labelled``.

        Args:
            label: Shown before the line.
            most: The largest number of sizes.
            largest: The largest size.
            name: ``objectName`` of the whole.
            tip: One translated sentence.
            parent: Owner.
        """
        super().__init__(label, name, tip, parent)
        self._most, self._largest = most, largest
        self._sizes: tuple[int, ...] = ()
        self._line = QLineEdit()
        self._line.setFont(number_font())
        self._line.setPlaceholderText(self.tr("as in the file"))
        self.add_editor(self._line, "line", stretch=1)
        self._line.editingFinished.connect(self._enter)

    def sizes(self) -> tuple[int, ...]:
        """The last good sizes."""
        return self._sizes

    def show_sizes(self, sizes: tuple[int, ...]) -> None:
        """Shows ``sizes`` and emits nothing."""
        self._sizes = sizes
        self.set_error(None)
        with QSignalBlocker(self._line):
            self._line.setText(" × ".join(map(str, sizes)))

    def _enter(self) -> None:
        found = parse_sizes(self._line.text(), self._most)
        good = found is not None and all(1 <= size <= self._largest for size in found)
        if found is None or not good:
            self.set_error(self._refusal())
            return
        self.set_error(None)
        if found != self._sizes:
            self._sizes = found
            self.sizes_changed.emit(found)

    def _refusal(self) -> str:
        if self._most == 1:
            told = self.tr("Type a whole number from 1 to {high}, or nothing.")
            return told.format(high=count(self._largest))
        told = self.tr("Type up to {most} sizes such as 224 × 224 × 3, or nothing.")
        return told.format(most=self._most)


def parse_sizes(text: str, most: int) -> tuple[int, ...] | None:
    """The whole numbers in a text.

    Args:
        text: What was typed.
        most: The largest number of sizes; a single one may group its digits.

    Returns:
        None where it is something else.
    """
    if not text.strip():
        return ()
    if most == 1:
        whole = parse_whole(text)
        return (whole,) if isinstance(whole, int) else None
    parts = [part for part in _BETWEEN.split(text) if part]
    if not 0 < len(parts) <= most:
        return None
    if not all(part.isascii() and part.isdecimal() and len(part) < 10 for part in parts):
        return None
    return tuple(map(int, parts))
