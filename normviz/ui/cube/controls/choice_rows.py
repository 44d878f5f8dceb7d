"""A labelled choice of one option: as a row of buttons, or as a combo box."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from normviz.ui.style.accessibility import describe
from normviz.ui.widgets.combo_box import ComboBox
from normviz.ui.widgets.labelled import Labelled
from normviz.ui.widgets.segmented import Segmented

Options = Sequence[tuple[str, str, str]]
"""(key, text, tooltip), the last two translated."""


class ButtonsRow(Labelled):
    """A label and a row of buttons of which one is down.

    Attributes:
        changed: Emitted with the new key.
        buttons: The row; a button is named ``<name>_choice_<key>``.
    """

    changed = Signal(str)

    def __init__(
        self, label: str, options: Options, *, name: str, tip: str, parent: QWidget | None = None
    ) -> None:
        """Makes the row; arguments as for ``Labelled`` and ``Segmented``."""
        super().__init__(label, name, tip, parent)
        self.buttons = Segmented(options, name=f"{name}_choice", accessible=self.accessibleName())
        self.row.addWidget(self.buttons, 1)
        self.buttons.changed.connect(self.changed)


class ChoiceBox(Labelled):
    """A label and a box with options too long for a row of buttons.

    Attributes:
        changed: Emitted with the new key, when the user or :meth:`set_current` changed it.
    """

    changed = Signal(str)

    def __init__(
        self, label: str, options: Options, *, name: str, tip: str, parent: QWidget | None = None
    ) -> None:
        """Makes the row; the box is named ``<name>_box``, other arguments as for ``Labelled``."""
        super().__init__(label, name, tip, parent)
        self._keys: list[str] = []
        self._options: tuple[tuple[str, str, str], ...] = ()
        self._box = ComboBox()
        self._fill(options)
        describe(self._box.view(), f"{name}_list", self.accessibleName(), tip)
        self.add_editor(self._box, "box", stretch=1)
        self._box.currentIndexChanged.connect(self._choose)

    def current(self) -> str:
        """The key of the option shown."""
        return self._keys[self._box.currentIndex()]

    def set_current(self, key: str) -> None:
        """Shows the option of ``key``.

        Raises:
            ValueError: There is no such key.
        """
        self._box.setCurrentIndex(self._keys.index(key))

    def set_options(self, options: Options, current: str) -> None:
        """Offers other options and shows one of them, or nothing where there is none of that key.

        Nothing is emitted.
        """
        with QSignalBlocker(self._box):
            if tuple(options) != self._options:  # to fill a box takes milliseconds
                self._box.clear()
                self._fill(options)
            place = self._keys.index(current) if current in self._keys else -1
            self._box.setCurrentIndex(place)

    def _fill(self, options: Options) -> None:
        self._options = tuple(options)
        self._keys = [key for key, _, _ in options]
        for place, (_, text, explanation) in enumerate(options):
            self._box.addItem(text)
            self._box.setItemData(place, explanation, Qt.ItemDataRole.ToolTipRole)

    def _choose(self, place: int) -> None:
        if place >= 0:
            self.changed.emit(self._keys[place])
