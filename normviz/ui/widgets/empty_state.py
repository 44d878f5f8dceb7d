"""A placeholder for an empty area: one line that says what to do next."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID, current_theme
from normviz.ui.widgets.tone_label import ToneLabel

_ICON = 40


class EmptyState(QWidget):
    """An icon, one line and a button for each thing to do; centred."""

    def __init__(
        self,
        icon_name: str,
        text: str,
        *,
        name: str,
        actions: Sequence[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Makes the page.

        Args:
            icon_name: An icon of ``resources/icons``.
            text: One translated line that says what to do next.
            name: ``objectName``; the button of an action is ``<name>_<action>``.
            actions: What the buttons trigger.
            parent: Owner.
        """
        super().__init__(parent)
        describe(self, name, text)
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._icon_name = icon_name
        self._text = ToneLabel(text)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addStretch(1)
        column.addWidget(self._icon)
        column.addWidget(self._text)
        if actions:
            column.addLayout(self._buttons(actions))
        column.addStretch(1)
        self._draw()

    def text(self) -> str:
        """The line."""
        return self._text.text()

    def set_text(self, text: str) -> None:
        """Changes the text."""
        self._text.setText(text)
        self.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _buttons(self, actions: Sequence[QAction]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        for action in actions:
            row.addWidget(self._button(action))
        row.addStretch(1)
        return row

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text())
        button.clicked.connect(action.trigger)
        tip = action.toolTip() or action.text()
        return describe(button, f"{self.objectName()}_{action.objectName()}", action.text(), tip)

    def _draw(self) -> None:
        muted = current_theme().muted
        pixmap = icon(self._icon_name, muted).pixmap(QSize(_ICON, _ICON), self.devicePixelRatio())
        self._icon.setPixmap(pixmap)
