"""A row of buttons of which exactly one is down: a choice among few, all visible."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from normviz.ui.describe import describe
from normviz.ui.icons import icon
from normviz.ui.theme import HALF, current_theme


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
        for key, text, tip in options:
            row.addWidget(self._make(key, text, tip, (icons or {}).get(key)))
        # The sheet rounds the outer corners and draws each line between two buttons once.
        self._buttons[options[0][0]].setProperty("place", "first")
        self._buttons[options[-1][0]].setProperty("place", "last")
        self._current = current or options[0][0]
        self._buttons[self._current].setChecked(True)
        self._group.buttonToggled.connect(self._toggled)
        self._recolor()

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

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._recolor()

    def _make(self, key: str, text: str, tip: str, icon_name: str | None) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if icon_name:
            button.setIcon(icon(icon_name))
            button.setIconSize(QSize(16, 16))
            if text:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        describe(button, f"{self.objectName()}_{key}", text or tip, tip)
        self._group.addButton(button)
        self._buttons[key] = button
        return button

    def _toggled(self, button: QToolButton, down: bool) -> None:
        if down:
            self._current = next(key for key, each in self._buttons.items() if each is button)
            self.changed.emit(self._current)

    def _recolor(self) -> None:
        theme = current_theme()
        sheet = _SHEET.format(
            half=HALF,
            field=theme.field,
            border=theme.border,
            text=theme.text,
            raised=theme.raised,
            soft=theme.accent_soft,
            accent=theme.accent,
            disabled=theme.disabled,
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)


_SHEET = """
QToolButton {{
    background: {field}; color: {text}; border: 1px solid {border}; border-left: none;
    padding: {half}px 8px;
}}
QToolButton[place="first"] {{
    border-left: 1px solid {border};
    border-top-left-radius: {half}px; border-bottom-left-radius: {half}px;
}}
QToolButton[place="last"] {{
    border-top-right-radius: {half}px; border-bottom-right-radius: {half}px;
}}
QToolButton:hover {{ background: {raised}; }}
QToolButton:checked {{ background: {soft}; }}
QToolButton:focus {{ border-top-color: {accent}; border-bottom-color: {accent}; }}
QToolButton:disabled {{ color: {disabled}; }}
"""
