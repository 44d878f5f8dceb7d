"""A label in one of the palette's tones that follows the theme."""

from typing import Literal

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from normviz.ui.style.theme import current_theme

Tone = Literal["text", "muted", "accent_text", "error", "warning", "ok"]


class ToneLabel(QLabel):
    """Plain text in a tone of the palette."""

    def __init__(self, text: str = "", tone: Tone = "muted", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._tone: Tone = tone
        self._recolor()

    @property
    def tone(self) -> Tone:
        """The tone the text is in."""
        return self._tone

    def set_tone(self, tone: Tone) -> None:
        """Shows the text in another tone."""
        if tone != self._tone:
            self._tone = tone
            self._recolor()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._recolor()

    def _recolor(self) -> None:
        wanted = QColor(getattr(current_theme(), self._tone))
        palette = self.palette()
        # Setting a palette changes the palette: without the question this would never end.
        if palette.color(QPalette.ColorRole.WindowText) != wanted:
            palette.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(palette)
