"""List of earlier drawings with their predictions; a click restores one."""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QIcon, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QFrame, QListView, QListWidget, QListWidgetItem, QWidget

from normviz.presentation.consensus import Consensus
from normviz.presentation.draw.drawing_history_store import HistoryEntry
from normviz.presentation.draw.page import Page, Stroke
from normviz.presentation.number_format import percent
from normviz.ui.draw.canvas.brush import rendered
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, current_theme, number_font
from normviz.ui.widgets.scroll_area import use_slim_bars

KEPT = 60
"""The number of drawings that are kept; older ones are discarded."""
_SIDE = 6 * GRID
_MOST = 5000
"""Strokes, and points, of a thumbnail: more make no difference to the eye."""


class DrawingHistory(QListWidget):
    """A strip of small drawings, the newest first.

    Attributes:
        drawing_chosen: Emitted with the :class:`HistoryEntry` that is to come back.
    """

    drawing_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty strip."""
        super().__init__(parent)
        self._kept: list[HistoryEntry] = []
        self._unpainted: deque[HistoryEntry] = deque()
        self._paint_timer = QTimer(self, interval=0)
        self._paint_timer.timeout.connect(self._paint_next)
        use_slim_bars(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setGridSize(QSize(_SIDE + 3 * GRID, _SIDE + 3 * GRID + 2))
        self.setFont(number_font("small"))
        self.setFixedHeight(_SIDE + 5 * GRID)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._bring)
        self.itemActivated.connect(self._bring)

    def kept(self) -> list[HistoryEntry]:
        """The drawings, the newest first."""
        return list(self._kept)

    def remember(self, page: Page, consensus: Consensus | None) -> None:
        """Puts a drawing in front; the same page that is there already moves there."""
        if page.is_empty:
            return
        same = [at for at, each in enumerate(self._kept) if each.page is page]
        for at in same:
            self._kept.pop(at)
            self.takeItem(at)
        remembered = HistoryEntry(page, consensus)
        self._kept.insert(0, remembered)
        item = self._item(remembered)
        item.setIcon(self._picture(remembered))
        self.insertItem(0, item)
        while len(self._kept) > KEPT:
            self._kept.pop()
            self.takeItem(self.count() - 1)

    def remember_all(self, drawings: Sequence[HistoryEntry]) -> None:
        """Puts the drawings of an earlier session behind those that are there.

        Their thumbnails are painted one by one while the strip is shown: the window need not wait.

        Args:
            drawings: The newest first; those that have no room are left out.
        """
        found = [each for each in drawings if not each.page.is_empty]
        for each in found[: KEPT - len(self._kept)]:
            self._kept.append(each)
            self.addItem(self._item(each))
            self._unpainted.append(each)
        self._go_on_painting()

    def set_theme(self, theme: Theme) -> None:  # noqa: ARG002  # the application wears it
        """Draws the thumbnails in the theme's ink."""
        self._unpainted = deque(self._kept)
        self._go_on_painting()

    def showEvent(self, event: QShowEvent) -> None:
        """Paints the thumbnails that are still missing."""
        super().showEvent(event)
        self._go_on_painting()

    def hideEvent(self, event: QHideEvent) -> None:
        """Paints no thumbnails that nobody sees."""
        super().hideEvent(event)
        self._paint_timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Says in an empty strip what will stand there."""
        super().paintEvent(event)
        if not self._kept:
            with QPainter(self.viewport()) as painter:
                painter.setPen(QColor(current_theme().muted))
                text = self.tr("Drawings that you clear are kept here.")
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.viewport().rect(), int(flags), text)

    def _item(self, remembered: HistoryEntry) -> QListWidgetItem:
        consensus = remembered.consensus
        text, tip = "–", self.tr("No model has answered. Click to restore the drawing.")
        if consensus is not None:
            sure = percent(consensus.sure)
            text = self.tr("{digit}: {percent}").format(digit=consensus.digit, percent=sure)
            tip = self.tr("Read as {digit}, {percent} sure. Click to restore the drawing.")
            tip = tip.format(digit=consensus.digit, percent=sure)
        item = QListWidgetItem(text)
        item.setToolTip(tip)
        height = _SIDE + self.fontMetrics().height() + GRID // 2
        # Without a hint the first text says how long all may be.
        item.setSizeHint(QSize(self.gridSize().width(), height))
        return item

    def _picture(self, remembered: HistoryEntry) -> QIcon:
        return _thumbnail(remembered.page, current_theme(), self.devicePixelRatio())

    def _go_on_painting(self) -> None:
        if self._unpainted and self.isVisible():
            self._paint_timer.start()

    def _paint_next(self) -> None:
        if not self._unpainted:
            self._paint_timer.stop()
            return
        remembered = self._unpainted.popleft()
        if remembered in self._kept:  # not discarded meanwhile
            self.item(self._kept.index(remembered)).setIcon(self._picture(remembered))

    def _bring(self, item: QListWidgetItem) -> None:
        row = self.row(item)
        if 0 <= row < len(self._kept):
            self.drawing_chosen.emit(self._kept[row])


def _thumbnail(page: Page, theme: Theme, ratio: float) -> QIcon:
    image = rendered(_sketched(page), _SIDE, QColor(theme.text), ratio)
    ground = QPixmap(image.size())
    ground.setDevicePixelRatio(ratio)
    ground.fill(QColor(theme.surface))
    with QPainter(ground) as painter:
        painter.drawImage(0, 0, image)
    return QIcon(ground)


def _sketched(page: Page) -> Page:
    """The page with no more strokes and points than a thumbnail can show."""
    strokes = page.strokes[:: len(page.strokes) // _MOST + 1]
    step = sum(len(stroke.points) for stroke in strokes) // _MOST + 1
    thinned = (Stroke(each.points[::step], each.width, each.pressure[::step]) for each in strokes)
    return Page(tuple(thinned), page.picture)
