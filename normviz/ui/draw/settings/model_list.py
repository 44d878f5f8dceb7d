"""Checkable list of models; dragging over the boxes checks several at once."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from normviz.ports.models import ModelInfo
from normviz.ui.draw.settings.model_row import LINE_ROLE, ModelRow
from normviz.ui.draw.settings.run_description import run_line, run_tip
from normviz.ui.text.showable import showable
from normviz.ui.widgets.scroll_area import use_slim_bars

_NAME = Qt.ItemDataRole.UserRole


class ModelList(QListWidget):
    """A list as high as its rows, up to a limit; beyond it the list scrolls.

    Attributes:
        changed: Emitted with the names of the ticked models, in the list's order.
    """

    changed = Signal(object)

    def __init__(self, most: int = 0, parent: QWidget | None = None) -> None:
        """An empty list.

        Args:
            most: Maximum number of visible rows; 0 for all.
            parent: The owner.
        """
        super().__init__(parent)
        self._most = most
        self._state: Qt.CheckState | None = None
        use_slim_bars(self)
        self.setItemDelegate(ModelRow(self))
        self.setUniformItemSizes(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not most:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._tell)

    def show_models(self, models: Sequence[ModelInfo], ticked: Iterable[str]) -> None:
        """Fills the list; where it has the same rows as before it stays where it was scrolled to.

        Args:
            models: Its rows.
            ticked: The names that are ticked; unknown ones are left out.
        """
        chosen = set(ticked)
        with QSignalBlocker(self):
            if [model.name for model in models] != self._names():
                current = self.currentItem()
                self._make(models, current.data(_NAME) if current else "")
            for row, model in enumerate(models):
                item = self.item(row)
                _describe(item, model)
                item.setCheckState(_state(model.name in chosen))
        self.updateGeometry()

    def search(self, words: Sequence[str]) -> None:
        """Shows only the rows that hold all ``words``; what is ticked stays so."""
        for row in range(self.count()):
            item = self.item(row)
            text = item.data(Qt.ItemDataRole.AccessibleTextRole).casefold()
            item.setHidden(not all(word in text for word in words))

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
        """As high as its rows."""
        row = self.sizeHintForRow(0) if self.count() else self.fontMetrics().height()
        rows = min(self.count(), self._most or self.count())
        return QSize(0, row * max(1, rows) + 2 * self.frameWidth())

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
        """Scrolls; leaves the wheel to the panel where all rows are in sight."""
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _names(self) -> list[str]:
        return [self.item(row).data(_NAME) for row in range(self.count())]

    def _make(self, models: Sequence[ModelInfo], current: str) -> None:
        """Rebuilds the rows and selects the row of ``current``."""
        scrolled = self.verticalScrollBar().value()
        self.clear()
        for model in models:
            item = QListWidgetItem()
            item.setData(_NAME, model.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.addItem(item)
            if model.name == current:
                self.setCurrentItem(item)
        self.verticalScrollBar().setValue(scrolled)

    def _tell(self) -> None:
        self.changed.emit(self.ticked())


def _describe(item: QListWidgetItem, model: ModelInfo) -> None:
    run = model.run
    title = "{title}"
    if model.is_default:
        title = QCoreApplication.translate("ModelList", "{title} (default)")
    line = run_line(run) if run else ""
    item.setText(title.format(title=showable(model.title)))
    item.setData(LINE_ROLE, line)
    item.setToolTip(run_tip(run) if run else model.detail)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()} {line}".strip())


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
