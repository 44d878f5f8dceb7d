"""The pictures of the batch-mates, small, in rows."""

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from normviz.ports.prediction import Images
from normviz.ui.draw.answers.network_view import gray_image
from normviz.ui.style.theme import current_theme

TILE = 22
"""Points along each side of a picture."""
_STEP = TILE + 2
_FEWEST_COLUMNS = 6


class MatesStrip(QWidget):
    """As many pictures side by side as there is room for; as high as all rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty strip."""
        super().__init__(parent)
        self._mates: Images = np.zeros((0, 28, 28), np.float32)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def mates(self) -> Images:
        """(N, 28, 28) in 0…1."""
        return self._mates

    def show_mates(self, mates: Images) -> None:
        """Shows (N, 28, 28) in 0…1."""
        if mates.shape != self._mates.shape:
            self.updateGeometry()
        self._mates = mates
        self.update()

    def hasHeightForWidth(self) -> bool:
        """More columns need fewer rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for all rows."""
        return _STEP * -(-len(self._mates) // _columns(width))

    def sizeHint(self) -> QSize:
        """As wide as a few pictures."""
        return QSize(_FEWEST_COLUMNS * _STEP, self.heightForWidth(_FEWEST_COLUMNS * _STEP))

    def minimumSizeHint(self) -> QSize:
        """As wide as a few pictures, as high as the rows are at this width."""
        return QSize(_FEWEST_COLUMNS * _STEP, self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws each picture with a frame: black paper is seen in the dark theme too."""
        columns = _columns(self.width())
        mirrored = self.isRightToLeft()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setPen(QColor(current_theme().border))
            for at, mate in enumerate(self._mates):
                row, column = divmod(at, columns)
                left = self.width() - (column + 1) * _STEP if mirrored else column * _STEP
                place = QRectF(left, row * _STEP, TILE, TILE)
                painter.drawImage(place, gray_image(mate, 2))
                painter.drawRect(place)


def _columns(width: int) -> int:
    return max(1, width // _STEP)
