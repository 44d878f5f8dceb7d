"""Drawings that left the page, with the answer they had; a click brings one back."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QListView, QListWidget, QListWidgetItem, QWidget

from normviz.ui.draw.brush import rendered
from normviz.ui.draw.page import Page
from normviz.ui.draw.verdict import Verdict
from normviz.ui.numbers import percent
from normviz.ui.palette import Theme
from normviz.ui.theme import GRID, current_theme, number_font
from normviz.ui.widgets.scroll_area import use_slim_bars

KEPT = 60
"""Older drawings are let go."""
_SIDE = 6 * GRID


@dataclass(frozen=True, eq=False)
class Remembered:
    """A drawing and what was said of it.

    Attributes:
        page: The drawing.
        verdict: None where there was no answer.
    """

    page: Page
    verdict: Verdict | None


class History(QListWidget):
    """A strip of small drawings, the newest first.

    Attributes:
        wanted: Emitted with the :class:`Remembered` that is to come back.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty strip."""
        super().__init__(parent)
        self._kept: list[Remembered] = []
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

    def kept(self) -> list[Remembered]:
        """The drawings, the newest first."""
        return list(self._kept)

    def remember(self, page: Page, verdict: Verdict | None) -> None:
        """Puts a drawing in front; the same page that is there already moves there."""
        if page.is_empty:
            return
        same = [at for at, each in enumerate(self._kept) if each.page is page]
        for at in same:
            self._kept.pop(at)
            self.takeItem(at)
        remembered = Remembered(page, verdict)
        self._kept.insert(0, remembered)
        self.insertItem(0, self._item(remembered))
        while len(self._kept) > KEPT:
            self._kept.pop()
            self.takeItem(self.count() - 1)

    def set_theme(self, theme: Theme) -> None:
        """Draws the thumbnails in the theme's ink."""
        for row, remembered in enumerate(self._kept):
            self.item(row).setIcon(_thumbnail(remembered.page, theme, self.devicePixelRatio()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Says in an empty strip what will stand there."""
        super().paintEvent(event)
        if not self._kept:
            with QPainter(self.viewport()) as painter:
                painter.setPen(QColor(current_theme().muted))
                text = self.tr("Drawings that you clear are kept here.")
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.viewport().rect(), int(flags), text)

    def _item(self, remembered: Remembered) -> QListWidgetItem:
        verdict = remembered.verdict
        text, tip = "–", self.tr("No model has answered. Click to bring the drawing back.")
        if verdict is not None:
            sure = percent(verdict.sure)
            text = self.tr("{digit}: {percent}").format(digit=verdict.digit, percent=sure)
            tip = self.tr("Read as {digit}, {percent} sure. Click to bring the drawing back.")
            tip = tip.format(digit=verdict.digit, percent=sure)
        picture = _thumbnail(remembered.page, current_theme(), self.devicePixelRatio())
        item = QListWidgetItem(picture, text)
        item.setToolTip(tip)
        height = _SIDE + self.fontMetrics().height() + GRID // 2
        # Without a hint the first text says how long all may be.
        item.setSizeHint(QSize(self.gridSize().width(), height))
        return item

    def _bring(self, item: QListWidgetItem) -> None:
        row = self.row(item)
        if 0 <= row < len(self._kept):
            self.wanted.emit(self._kept[row])


def _thumbnail(page: Page, theme: Theme, ratio: float) -> QIcon:
    image = rendered(page, _SIDE, QColor(theme.text), ratio)
    ground = QPixmap(image.size())
    ground.setDevicePixelRatio(ratio)
    ground.fill(QColor(theme.surface))
    with QPainter(ground) as painter:
        painter.drawImage(0, 0, image)
    return QIcon(ground)
