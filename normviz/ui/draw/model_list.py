"""Which models answer: a list to tick; a drag over the boxes ticks them all."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from normviz.ui.draw.answers import ModelInfo
from normviz.ui.theme import GRID

_NAME = Qt.ItemDataRole.UserRole


class ModelList(QListWidget):
    """A list as high as its rows.

    Attributes:
        changed: Emitted with the names of the ticked models, in the list's order.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty list."""
        super().__init__(parent)
        self._state: Qt.CheckState | None = None
        self.setUniformItemSizes(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._tell)

    def show_models(self, models: Sequence[ModelInfo], ticked: Iterable[str]) -> None:
        """Fills the list.

        Args:
            models: Its rows.
            ticked: The names that are ticked; unknown ones are left out.
        """
        chosen = set(ticked)
        with QSignalBlocker(self):
            self.clear()
            for model in models:
                title = self.tr("{title} (default)") if model.is_default else "{title}"
                item = QListWidgetItem(title.format(title=model.title))
                item.setData(_NAME, model.name)
                item.setToolTip(model.detail)
                item.setSizeHint(QSize(0, 3 * GRID))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(_state(model.name in chosen))
                self.addItem(item)
        self.updateGeometry()

    def ticked(self) -> tuple[str, ...]:
        """The names of the ticked models."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(i.data(_NAME) for i in items if i.checkState() == Qt.CheckState.Checked)

    def tick(self, names: Iterable[str]) -> None:
        """Ticks exactly ``names``."""
        chosen = set(names)
        with QSignalBlocker(self):
            for row in range(self.count()):
                item = self.item(row)
                item.setCheckState(_state(item.data(_NAME) in chosen))
        self._tell()

    def sizeHint(self) -> QSize:
        """As high as all rows."""
        row = self.sizeHintForRow(0) if self.count() else self.fontMetrics().height()
        return QSize(0, row * max(1, self.count()) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Never less than its rows: the panel around it scrolls."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turns the box of the row, and takes its state along."""
        item = self.itemAt(event.position().toPoint())
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCurrentItem(item)
        self._state = _state(item.checkState() != Qt.CheckState.Checked)
        item.setCheckState(self._state)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Gives every row that the pointer passes the state of the first."""
        if self._state is None:
            super().mouseMoveEvent(event)
            return
        middle = self.viewport().width() // 2
        item = self.itemAt(QPoint(middle, event.position().toPoint().y()))
        if item is not None:
            item.setCheckState(self._state)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the drag."""
        if self._state is None:
            super().mouseReleaseEvent(event)
        self._state = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Counts as a second press."""
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the panel: all rows are in sight."""
        event.ignore()

    def _tell(self) -> None:
        self.changed.emit(self.ticked())


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
