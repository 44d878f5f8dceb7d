"""A table of texts that is read, not edited."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from normviz.ui.style.theme import GRID, number_font
from normviz.ui.widgets.scroll_area import use_slim_bars

_ROW = 3 * GRID


class ReadOnlyTable(QTableWidget):
    """Rows of texts; a screen reader and the arrow keys go over its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(number_font())  # of the table: its cells grow with it in a presentation
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        use_slim_bars(self)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setHighlightSections(False)
        flags = Qt.AlignmentFlag
        self.horizontalHeader().setDefaultAlignment(flags.AlignLeading | flags.AlignVCenter)
        self._fit_columns(on=True)

    def show_cells(
        self, titles: Sequence[str], rows: Sequence[Sequence[str]], icons: Sequence[QIcon]
    ) -> None:
        """Shows texts, the first of each row with its icon.

        Args:
            titles: One per column.
            rows: One text per column each.
            icons: One per row, or none at all.
        """
        if self.columnCount() != len(titles):
            self.setColumnCount(len(titles))
        self.setHorizontalHeaderLabels(list(titles))
        self._fit_columns(on=False)  # for each cell anew it would go through all rows
        self.setRowCount(len(rows))
        for at, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = self.set_text(at, column, text)
                if icons and column == 0:
                    item.setIcon(icons[at])
        self._fit_columns(on=True)
        self._fill_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the last column to the new width."""
        super().resizeEvent(event)
        self._fill_width()

    def sizeHintForColumn(self, column: int) -> int:
        """A little wider than the widest text, which keeps those of neighbouring columns apart."""
        return super().sizeHintForColumn(column) + GRID

    def show_tips(self, tips: Sequence[str]) -> None:
        """Says on the titles what stands beneath them; an empty tip says nothing."""
        for column, tip in enumerate(tips):
            if title := self.horizontalHeaderItem(column):
                title.setToolTip(tip)

    def set_text(self, row: int, column: int, text: str) -> QTableWidgetItem:
        """Shows a text in a cell that there is; returns its item."""
        item = self.item(row, column) or self._new_item(row, column)
        if item.text() != text:
            item.setText(text)
            item.setToolTip(text)  # where it has no room
        return item

    def _fill_width(self) -> None:
        """Lets the last column fill what is left; where nothing is, Qt would cut its texts."""
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setStretchLastSection(header.length() < self.viewport().width())

    def _fit_columns(self, *, on: bool) -> None:
        modes = QHeaderView.ResizeMode
        self.horizontalHeader().setSectionResizeMode(modes.ResizeToContents if on else modes.Fixed)

    def _new_item(self, row: int, column: int) -> QTableWidgetItem:
        item = QTableWidgetItem()
        self.setItem(row, column, item)
        return item
