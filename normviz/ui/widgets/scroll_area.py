"""A scrolling panel with slim, unobtrusive scroll bars."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from normviz.ui.style.palette import mix
from normviz.ui.style.theme import GRID, current_theme

_WIDTH = GRID + 2
_MARGIN = 2


class SlimScrollBar(QScrollBar):
    """A rounded handle without arrows and without a groove.

    It paints itself: a style sheet would no longer be told when the theme changes.
    """

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Slim across, as long as usual along."""
        usual = super().sizeHint()
        if self.orientation() == Qt.Orientation.Vertical:
            return QSize(_WIDTH, usual.height())
        return QSize(usual.width(), _WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws the handle, stronger under the pointer."""
        theme = current_theme()
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar,
            option,
            QStyle.SubControl.SC_ScrollBarSlider,
            self,
        )
        shape = QRectF(handle).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        strong = self.underMouse() or self.isSliderDown()
        radius = (_WIDTH - 2 * _MARGIN) / 2
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.palette().window())
            if self.maximum() == self.minimum():
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mix(theme.background, theme.muted, 0.8 if strong else 0.4)))
            painter.drawRoundedRect(shape, radius, radius)


class ScrollArea(QScrollArea):
    """A frameless scroll area for a panel that is as wide as the area.

    The room of the scroll bar is kept free: what the panel shows does not move when it gets longer.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_slim_bars(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Passes on that the panel needs another width: Qt keeps it to itself."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def use_slim_bars(area: QAbstractScrollArea) -> None:
    """Gives any scrolling widget (a list, a table) slim bars."""
    area.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical))
    area.setHorizontalScrollBar(SlimScrollBar(Qt.Orientation.Horizontal))
