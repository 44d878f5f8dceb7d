"""The navigation rail: one exclusive button per view, icon above name."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from normviz.ui.shell.shortcuts import plain
from normviz.ui.shell.view import ViewEntry
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID, HALF, current_theme, font
from normviz.ui.widgets.flat_button import FlatButton

_ICON = 24
WIDTH = 9 * GRID


class Rail(QWidget):
    """A column of exclusive buttons; the arrow keys walk through them.

    Attributes:
        chosen: Emitted with the name of the view whose button the user pressed.
    """

    chosen = Signal(str)

    def __init__(self, entries: Sequence[ViewEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        describe(self, "rail", self.tr("Views"), self.tr("Chooses what the window shows."))
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(HALF, GRID, HALF, GRID)
        column.setSpacing(HALF)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for number, entry in enumerate(entries, 1):
            column.addWidget(self._make(entry, number))
        column.addStretch(1)
        self._group.buttonClicked.connect(self._clicked)

    def set_current(self, name: str) -> None:
        """Presses the button of the view ``name`` without emitting :attr:`chosen`."""
        self._buttons[name].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the hairline towards the view."""
        super().paintEvent(event)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        with QPainter(self) as painter:
            edge = 0 if mirrored else self.width() - 1
            painter.fillRect(edge, 0, 1, self.height(), QColor(current_theme().border))

    def _make(self, entry: ViewEntry, number: int) -> QToolButton:
        button = FlatButton()
        title = plain(entry.title)
        button.setText(title)
        button.setIcon(icon(entry.icon_name))
        button.setIconSize(QSize(_ICON, _ICON))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFont(font("small"))
        button.setFixedSize(WIDTH - 2 * HALF, 7 * GRID)
        tip = self.tr("{what} (Ctrl+{number})").format(what=entry.tip, number=number)
        describe(button, f"rail_{entry.name}", title, tip)
        self._group.addButton(button)
        self._buttons[entry.name] = button
        return button

    def _clicked(self, button: QToolButton) -> None:
        self.chosen.emit(next(name for name, each in self._buttons.items() if each is button))
