"""Horizontal bars with a title and a percentage each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from normviz.presentation.number_format import percent
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, current_theme, number_font
from normviz.ui.widgets.tone_label import ToneLabel


@dataclass(frozen=True)
class BarRow:
    """One bar.

    Attributes:
        name: Ending of its ``objectName``.
        title: What it shows, translated.
        tip: One sentence on it, translated.
    """

    name: str
    title: str
    tip: str


class AccuracyBars(QWidget):
    """One row per bar: title, bar, percentage."""

    def __init__(self, rows: Sequence[BarRow], name: str, parent: QWidget | None = None) -> None:
        """Empty bars.

        Args:
            rows: From top to bottom.
            name: ``objectName``; those of the parts begin with it.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.bars: list[ShareBar] = []
        self.values: list[ToneLabel] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(HALF)
        grid.setColumnStretch(1, 1)
        for at, row in enumerate(rows):
            title = ToneLabel(row.title, "text")
            bar = describe(ShareBar(), f"{name}_{row.name}", row.title, row.tip)
            value = ToneLabel("", "text")
            value.setFont(number_font())
            value.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            value.setMinimumWidth(7 * GRID)
            title.setToolTip(row.tip)
            for column, widget in enumerate((title, bar, value)):
                grid.addWidget(widget, at, column)
            self.bars.append(bar)
            self.values.append(value)

    def show_shares(self, shares: Sequence[float]) -> None:
        """Fills the bars, 0 to 1 each, from top to bottom."""
        for bar, value, share in zip(self.bars, self.values, shares, strict=True):
            bar.set_share(share)
            value.setText(percent(share))
            bar.setAccessibleDescription(percent(share))


class ShareBar(QWidget):
    """A bar filled from the leading side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty bar."""
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def share(self) -> float:
        """The filled share, 0 to 1."""
        return self._share

    def set_share(self, share: float) -> None:
        """Fills ``share`` of the bar, 0 to 1."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        return QSize(16 * GRID, 2 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's
        """Paints the track and the filled part."""
        theme = current_theme()
        track = QRectF(self.rect())
        width = track.width() * self._share
        is_turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = track.right() - width if is_turned else track.left()
        with QPainter(self) as painter:
            painter.fillRect(track, QColor(theme.rest))
            painter.fillRect(QRectF(start, track.top(), width, track.height()), QColor(theme.muted))
