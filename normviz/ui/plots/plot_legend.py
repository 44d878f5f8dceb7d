"""The legend of the plots: in a corner of one, or beneath all of them. Imports pyqtgraph."""

import html
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGraphicsWidget

from normviz.number_text import count
from normviz.ui.style.theme import GRID, font
from normviz.ui.text.showable import showable

MOST_NAMED: Final = 400
"""Of more curves nobody finds one in a list; their colours have come again many times."""
_ROW: Final = 22
_SHARE: Final = 0.5
_NAME: Final = 24 * GRID
"""No name on a plot is written wider: the rest would hide the curves and leave the plot."""


class PlotLegend(pg.LegendItem):
    """The names of curves; filled at once, for each name alone takes as long as all before it."""

    def __init__(self) -> None:
        """No name yet."""
        super().__init__(offset=(-GRID, -GRID), labelTextSize="8pt")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def fill(
        self, curves: Iterable[tuple[pg.PlotDataItem, str]], number: int, widest: int = _NAME
    ) -> None:
        """Names other curves, and says how many more there are.

        Args:
            curves: What each looks like, and its name; they are made as they are listed.
            number: How many there are.
            widest: No name is written wider.
        """
        metrics = QFontMetrics(font("small"))
        size: tuple[int, int] | None = (0, 0)
        self.size = size  # no size is computed per name
        self.clear()
        for sample, written in islice(curves, MOST_NAMED):
            name = metrics.elidedText(showable(written), Qt.TextElideMode.ElideMiddle, widest)
            self.addItem(sample, html.escape(name))
        if (more := number - MOST_NAMED) > 0:
            text = QCoreApplication.translate("Plots", "and {count} more")
            self.addItem(pg.PlotDataItem(pen=None), html.escape(text.format(count=count(more))))
        self.size = None
        self.updateSize()

    def put(self, box: pg.ViewBox, *, right: bool, bottom: bool) -> None:
        """Puts it into a corner of a plot."""
        self.setParentItem(box)
        self.setOffset((-GRID if right else GRID, -GRID if bottom else GRID))

    @contextmanager
    def beneath(self, parent: QGraphicsWidget, size: QSize) -> Iterator[float]:
        """Puts it under the plots while the block lasts, in as many columns as have room.

        Args:
            parent: Holds the plots.
            size: Of the plots.

        Yields:
            The height that it needs there.
        """
        before, offset = self.parentItem(), self.opts["offset"]
        self._arrange(1)
        columns = int((size.width() - 2 * GRID) // max(1.0, self.width()))
        self.setParentItem(parent)
        self._arrange(max(1, columns))
        self.anchor(itemPos=(0, 0), parentPos=(0, 1), offset=(GRID, 0))
        try:
            yield self.height() + GRID
        finally:
            self._arrange(1)
            self.opts["offset"] = offset
            self.setParentItem(before)

    def _arrange(self, columns: int) -> None:
        """The names in columns."""
        self.setColumnCount(columns)
        self.layout.activate()
        self.updateSize()


def has_room(names: int, height: int) -> bool:
    """Whether so many names leave most of a plot of that height in sight."""
    return names * _ROW < _SHARE * height
