"""A row of exclusive buttons: one choice among few, all visible."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.widgets.flat_button import FlatButton, RowPosition


class Segmented(QWidget):
    """Exclusive buttons; the arrow keys walk through them, Tab passes them in one step.

    Attributes:
        changed: Emitted with the new key, when the user or :meth:`set_current` changed it.
    """

    changed = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str, str]],
        *,
        name: str,
        accessible: str,
        current: str | None = None,
        icons: dict[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Makes the row.

        Args:
            options: (key, text, tooltip), the last two translated.
            name: ``objectName``; a button is ``<name>_<key>``.
            accessible: What is chosen here, translated, for screen readers.
            current: The key that is down at first; the first one when None.
            icons: Icon names by key; a button with an icon and an empty text shows the icon alone.
            parent: Owner.
        """
        super().__init__(parent)
        describe(self, name, accessible)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for at, (key, text, tip) in enumerate(options):
            button = FlatButton(_place(at, len(options)))
            self._buttons[key] = button
            self._group.addButton(button)
            self._fill(button, key, text, tip, (icons or {}).get(key))
            row.addWidget(button)
        self._current = current or options[0][0]
        self._buttons[self._current].setChecked(True)
        self._group.buttonToggled.connect(self._toggled)

    def current(self) -> str:
        """The key of the button that is down."""
        return self._current

    def set_current(self, key: str) -> None:
        """Presses the button of ``key``.

        Raises:
            KeyError: There is no such key.
        """
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QToolButton:
        """The button of ``key``, to enable or disable it."""
        return self._buttons[key]

    def _fill(
        self, button: FlatButton, key: str, text: str, tip: str, icon_name: str | None
    ) -> None:
        button.setText(text)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if icon_name:
            button.setIcon(icon(icon_name))
            button.setIconSize(QSize(16, 16))
            if text:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        describe(button, f"{self.objectName()}_{key}", text or tip, tip)

    def _toggled(self, button: QToolButton, down: bool) -> None:
        if down:
            self._current = next(key for key, each in self._buttons.items() if each is button)
            self.changed.emit(self._current)


def _place(at: int, count: int) -> RowPosition:
    """Where in a row of ``count`` buttons the one ``at`` stands."""
    if count == 1:
        return "only"
    places: dict[int, RowPosition] = {0: "first", count - 1: "last"}
    return places.get(at, "middle")
