"""The list of shown norms, in order: select, drag, remove."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from normviz.norms import CATALOG
from normviz.ui.cube.controls.norm_delegate import AXES_ROLE, NormDelegate
from normviz.ui.cube.controls.norm_text import brief_axes, tip_of
from normviz.ui.style.theme import current_theme
from normviz.ui.text.catalogue import translated

_NO_ROW = -1


class NormList(QListWidget):
    """A list as high as its rows. It asks for changes; whoever owns it shows their result.

    A drag is followed here and not by Qt's drag and drop: nothing may leave the list, and the
    list must not change by itself.

    Attributes:
        moved: Emitted with the row that is to move, and the row where it is to stand then.
        removed: Emitted with the row that is to go.
    """

    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty list."""
        super().__init__(parent)
        self._rows = NormDelegate(self)
        self._pressed: QPoint | None = None
        self._armed = _NO_ROW
        self._gap = _NO_ROW
        self.setItemDelegate(self._rows)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setUniformItemSizes(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        keys = QKeySequence
        self._act("move_up", self.tr("Move up"), [keys("Alt+Up")], lambda: self._step(-1))
        self._act("move_down", self.tr("Move down"), [keys("Alt+Down")], lambda: self._step(1))
        delete = [keys(Qt.Key.Key_Delete), keys(Qt.Key.Key_Backspace)]
        self._act("remove", self.tr("Remove"), delete, self._remove_current)

    def show_norms(self, names: Sequence[str], training: bool) -> None:
        """Shows ``names`` of the catalogue; changes only rows that differ."""
        while self.count() > len(names):
            self.takeItem(self.count() - 1)
        for row, name in enumerate(names):
            if row == self.count():
                self.addItem(QListWidgetItem())
            _fill(self.item(row), name, training)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as all rows, or as one row when there is none."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        row = self._rows.sizeHint(option, self.rootIndex()).height()
        return QSize(0, row * max(1, self.count()) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Never less than its rows: the panel around it scrolls."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Selects the row, and arms its cross or the drag of the row."""
        row = self._row_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row != _NO_ROW:
            if self._on_cross(event.position().toPoint()):
                self._armed = row
                return
            self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lights the cross beneath the pointer; shows where a dragged row would land."""
        point = event.position().toPoint()
        self._rows.pointer = point
        if self._pressed is not None:
            far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far or self._gap != _NO_ROW:
                self._gap = self._gap_at(point)
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.viewport().update()
        # With the button down, Qt would select the rows that the pointer passes.
        if not event.buttons():
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Removes the row of the cross, or drops the dragged one."""
        point = event.position().toPoint()
        armed, gap, pressed = self._armed, self._gap, self._pressed
        self._let_go()
        super().mouseReleaseEvent(event)
        if armed != _NO_ROW:
            if self._row_at(point) == armed and self._on_cross(point):
                self.removed.emit(armed)
        elif gap != _NO_ROW and pressed is not None:
            source = self._row_at(pressed)
            target = gap - (gap > source)
            if target != source:
                self.moved.emit(source, target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape drops a dragged row where it was."""
        if event.key() == Qt.Key.Key_Escape and self._gap != _NO_ROW:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No cross is highlighted."""
        self._rows.pointer = QPoint(-1, -1)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the panel: all rows are in sight."""
        event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        """Explains the cross; the rows explain themselves."""
        if isinstance(event, QHelpEvent) and self._on_cross(event.pos()):
            QToolTip.showText(event.globalPos(), self.tr("Remove this norm (Del)."), self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Adds the line where a dragged row would land, or what to do with an empty list."""
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            if self.count() == 0:
                painter.setPen(QColor(current_theme().muted))
                text = self.tr("Add a norm to see its sets.")
                painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, text)
            elif self._gap != _NO_ROW:
                height = self.visualItemRect(self.item(0)).height()
                line = QRect(0, max(0, self._gap * height - 1), self.viewport().width(), 2)
                painter.fillRect(line, QColor(current_theme().accent))

    def _act(self, name: str, text: str, keys: list[QKeySequence], slot: object) -> None:
        action = QAction(text, self)
        action.setObjectName(f"cube_norms_{name}")
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self.addAction(action)

    def _step(self, way: int) -> None:
        source, target = self.currentRow(), self.currentRow() + way
        if source != _NO_ROW and 0 <= target < self.count():
            self.moved.emit(source, target)

    def _remove_current(self) -> None:
        if self.currentRow() != _NO_ROW:
            self.removed.emit(self.currentRow())

    def _let_go(self) -> None:
        self._pressed, self._armed, self._gap = None, _NO_ROW, _NO_ROW
        self.viewport().unsetCursor()
        self.viewport().update()

    def _row_at(self, point: QPoint) -> int:
        return self.indexAt(point).row()

    def _gap_at(self, point: QPoint) -> int:
        """The gap between rows nearest to ``point``: 0 is above the first row."""
        height = self.visualItemRect(self.item(0)).height()
        return min(self.count(), max(0, round(point.y() / height)))

    def _on_cross(self, point: QPoint) -> bool:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(self.indexAt(point))
        return self._rows.remove_rect(option).contains(point)


def _fill(item: QListWidgetItem, name: str, training: bool) -> None:
    norm = CATALOG[name]
    item.setText(translated(norm.title))
    item.setData(AXES_ROLE, brief_axes(norm, training))
    item.setToolTip(tip_of(norm, training))
