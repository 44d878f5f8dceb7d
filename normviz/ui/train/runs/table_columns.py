"""Column widths: numeric columns fit their content; name columns share the rest."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from normviz.presentation.column_widths import column_widths
from normviz.ui.style.theme import GRID
from normviz.ui.train.runs.cells import DATA, NAME, NORM, RECIPE, TAGS

_CELLS: Final = (20, 10, 13, 11, 7, 7, 9, 8, 6, 7, 7, 8)
"""Widths of all columns in steps of the grid; names may become wider, or narrower if all fit."""
_NAMES: Final = (NAME, RECIPE, NORM, DATA, TAGS)


class ColumnWidths(QObject):
    """Fits the columns of a view to its width; one that the user has dragged stays as it is."""

    def __init__(self, view: QTableView) -> None:
        """Takes over the columns of ``view``, which has its model; it becomes the owner."""
        super().__init__(view)
        self._view = view
        self._kept: dict[int, int] = {}
        self._is_fitting = False
        header = view.horizontalHeader()
        header.setResizeContentsPrecision(0)  # what can be seen, however many runs there are
        header.sectionResized.connect(self._keep)

    def fit(self) -> None:
        """Gives each column its width, once it is seen: of hidden rows Qt would look at all.

        So it would where the view is still scrolled beyond the end of a table that became shorter.
        """
        if not self._view.isVisible():
            return
        self._view.doItemsLayout()
        widths = [self._least(column) for column in range(len(_CELLS))]
        for column, width in self._kept.items():
            widths[column] = width
        free = [column for column in _NAMES if column not in self._kept and widths[column]]
        others = sum(width for column, width in enumerate(widths) if column not in free)
        wanted = [self._wanted(column) for column in free]
        least = [min(widths[column], width) for column, width in zip(free, wanted, strict=True)]
        shared = column_widths(wanted, least, self._room() - others)
        for column, width in zip(free, shared, strict=True):
            widths[column] = width
        self._is_fitting = True
        for column, width in enumerate(widths):
            if not self._view.isColumnHidden(column):
                self._view.setColumnWidth(column, width)
        self._is_fitting = False

    def _least(self, column: int) -> int:
        """The width that a column has at first; a number is never cut."""
        if self._view.isColumnHidden(column):
            return 0
        usual = GRID * _CELLS[column]
        return usual if column in _NAMES else max(usual, self._view.sizeHintForColumn(column))

    def _room(self) -> int:
        bar = self._view.verticalScrollBar().sizeHint().width()
        return self._view.width() - bar - 2 * self._view.frameWidth()

    def _wanted(self, column: int) -> int:
        header = self._view.horizontalHeader().sectionSizeHint(column)
        return max(self._view.sizeHintForColumn(column), header) + GRID

    def _keep(self, column: int, _: int, width: int) -> None:
        if not self._is_fitting and width:
            self._kept[column] = width
