"""A thin bar that shows a fraction between 0 and 1."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from normviz.ui.style.theme import GRID, HALF, current_theme


class WeightBar(QWidget):
    """A bar filled from the leading side; grey, since blue means a statistic set."""

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
        """Thin: it says little."""
        return QSize(8 * GRID, HALF)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's)
        """Paints the track and the filled part."""
        theme = current_theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            track = QRectF(self.rect())
            painter.setBrush(QColor(theme.rest if self.isEnabled() else theme.raised))
            painter.drawRoundedRect(track, HALF / 2, HALF / 2)
            width = track.width() * self._share
            start = track.right() - width if self._is_rtl() else track.left()
            painter.setClipRect(QRectF(start, track.top(), width, track.height()))
            painter.setBrush(QColor(theme.muted if self.isEnabled() else theme.disabled))
            painter.drawRoundedRect(track, HALF / 2, HALF / 2)

    def _is_rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
