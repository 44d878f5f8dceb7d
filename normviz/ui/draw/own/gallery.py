"""Thumbnails of all own digits with their labels: browse, select by dragging, delete."""

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from normviz.datasets.custom_digits import OwnDigit
from normviz.ui.draw.answers.network_view import gray_image
from normviz.ui.style.theme import GRID, current_theme, number_font
from normviz.ui.widgets.kept_keys import KeptKeys
from normviz.ui.widgets.scroll_area import use_slim_bars

_SIDE = 5 * GRID
_DELETING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Gallery(QListWidget):
    """Own digits, the newest first.

    Attributes:
        deleted: Emitted with the places of the digits that are to go.
        relabelled: Emitted with places and the digit that was typed: their label from now on.
    """

    deleted = Signal(object)
    relabelled = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty gallery."""
        super().__init__(parent)
        self._count = 0
        use_slim_bars(self)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setGridSize(QSize(_SIDE + 2 * GRID, _SIDE + 3 * GRID))
        self.setFont(number_font("small"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.remove = QAction(self.tr("Delete"), self)
        self.remove.setObjectName("draw_own_delete")
        self.remove.setShortcuts([QKeySequence(key) for key in _DELETING])
        self.remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.remove.triggered.connect(self._remove)
        self.addAction(self.remove)
        KeptKeys(self, _DELETING)

    def show_digits(self, digits: tuple[OwnDigit, ...]) -> None:
        """Shows ``digits``; their places count from the oldest."""
        self._count = len(digits)
        self.clear()
        for at, digit in reversed(tuple(enumerate(digits))):
            text = self.tr("{label}").format(label=digit.label)
            item = QListWidgetItem(_icon(digit), text)
            item.setData(Qt.ItemDataRole.UserRole, at)
            tip = self.tr("Saved as {label}. A digit that you type is its new label.")
            item.setToolTip(tip.format(label=digit.label))
            self.addItem(item)

    def selected(self) -> set[int]:
        """Places of the selected digits."""
        return {int(item.data(Qt.ItemDataRole.UserRole)) for item in self.selectedItems()}

    def paintEvent(self, event: QPaintEvent) -> None:
        """Says in an empty gallery what to do."""
        super().paintEvent(event)
        if not self.count():
            with QPainter(self.viewport()) as painter:
                painter.setPen(QColor(current_theme().muted))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                text = self.tr("Draw a digit and save it with its label above.")
                painter.drawText(self.viewport().rect().adjusted(8, 8, -8, -8), int(flags), text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit that is typed becomes the label of the selected ones; Delete deletes them."""
        if event.key() in _DELETING:
            self._remove()
        elif event.text().isdecimal() and self.selected():
            self.relabelled.emit(self.selected(), int(event.text()))
        else:
            super().keyPressEvent(event)

    def _remove(self) -> None:
        places = self.selected()
        if places:
            self.deleted.emit(places)


def _icon(digit: OwnDigit) -> QIcon:
    image = gray_image(np.divide(digit.image, 255, dtype=np.float32))
    return QIcon(QPixmap.fromImage(image.scaled(_SIDE, _SIDE)))
