"""The list of slides: titles that are renamed in place and moved by dragging or with keys."""

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from normviz.presentation.slide_show import SlideShow
from normviz.scenes.slides import Slide
from normviz.ui.style.accessibility import describe
from normviz.ui.text.showable import showable
from normviz.ui.widgets.kept_keys import KeptKeys


class SlideList(QListWidget):
    """One row per slide.

    Attributes:
        chosen: Emitted with the index of the slide that the user went to.
        opened: Emitted when the user wants to see the current slide.
        renamed: Emitted with an index and what was typed.
        moved: Emitted with the index that a slide had, and the one that it gets.
        delete_wanted: Emitted when the current slide is to be deleted.
    """

    chosen = Signal(int)
    opened = Signal()
    renamed = Signal(int, str)
    moved = Signal(int, int)
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty list."""
        super().__init__(parent)
        tip = self.tr(
            "F2 renames, Alt+Up and Alt+Down or dragging move, Enter shows the slide's scene."
        )
        describe(self, "slide_list", self.tr("List of slides"), tip)
        keys = Qt.Key
        KeptKeys(self, [keys.Key_Delete, keys.Key_Backspace, keys.Key_F2])
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentRowChanged.connect(self._choose)
        self.itemActivated.connect(self._open)
        self.itemChanged.connect(self._rename)
        self.model().rowsMoved.connect(self._tell_moved)

    def show_slides(self, show: SlideShow) -> None:
        """Lists the slides and marks the current one; what already stands there stays."""
        with QSignalBlocker(self):
            while self.count() > len(show.deck.slides):
                self.takeItem(self.count() - 1)
            for row, slide in enumerate(show.deck.slides):
                self._show_slide(row, slide)
            self.setCurrentRow(show.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves and deletes the current slide; the rest are the keys of a list."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        row = self.currentRow()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            target = row + steps[Qt.Key(event.key())]
            if row >= 0 and 0 <= target < self.count():
                self.moved.emit(row, target)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._is_editing():
            self._open()
        else:
            super().keyPressEvent(event)

    def _is_editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    def _show_slide(self, row: int, slide: Slide) -> None:
        if row == self.count():
            self._add_row()
        item = self.item(row)
        item.setText(slide.title)  # as it is: it is edited here
        item.setToolTip(showable(slide.notes or slide.title))

    def _add_row(self) -> None:
        item = QListWidgetItem()
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
        )
        self.addItem(item)

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def _open(self) -> None:
        if self.currentRow() >= 0:
            self.opened.emit()

    def _rename(self, item: QListWidgetItem) -> None:
        self.renamed.emit(self.row(item), item.text())

    def _tell_moved(
        self, _: QModelIndex, first: int, last: int, __: QModelIndex, before: int
    ) -> None:
        self.moved.emit(first, before if before < first else before - (last - first + 1))
