"""The network's 28×28 input with the 20×20 box and the saliency map."""

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from normviz.presentation.draw.page import Image28
from normviz.ui.style.palette import Theme, channels
from normviz.ui.style.theme import current_theme

PIXELS = 28
BOX = 20
FEWEST, MOST = 5, 10
"""Points per pixel."""
_VISIBLE = 0.7
"""The power that lets weak pixels be seen beside the strongest one."""
_FRAME = "#565c66"
"""Seen on black paper, without a claim to be ink."""


class NetworkView(QWidget):
    """A square of 28×28 pixels; black paper and white ink, as in MNIST, in either theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: Image28 = np.zeros((PIXELS, PIXELS), np.float32)
        self._saliency: Image28 | None = None
        self._points = FEWEST
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def image(self) -> Image28:
        """(28, 28) in 0…1."""
        return self._image

    @property
    def saliency(self) -> Image28 | None:
        """What lies over the picture."""
        return self._saliency

    def show_image(self, image: Image28) -> None:
        """Shows (28, 28) in 0…1."""
        self._image = image
        self.update()

    def show_saliency(self, saliency: Image28 | None) -> None:
        """Lays how much each pixel (28, 28) mattered over the picture; None takes it away."""
        self._saliency = saliency
        self.update()

    def set_points(self, points: int) -> None:
        """Makes each pixel a square of ``points``, within bounds."""
        points = min(max(FEWEST, points), MOST)
        if points != self._points:
            self._points = points
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Whole pixels, and a frame."""
        return QSize(PIXELS * self._points + 2, PIXELS * self._points + 2)

    def set_theme(self, theme: Theme) -> None:  # noqa: ARG002 (what is painted asks for it)
        """Repaints."""
        self.update()

    def _picture(self, theme: Theme, points: int) -> QImage:
        """The picture with squares of ``points`` for pixels."""
        times = max(1, round(points * self.devicePixelRatio()))
        if self._saliency is None:
            large = gray_image(self._image, times)
        else:
            large = overlay_image(self._image, self._saliency, theme, times)
        large.setDevicePixelRatio(times / points)
        return large

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws the pixels, the box and the frame."""
        theme = current_theme()
        with QPainter(self) as painter:
            side = PIXELS * max(1, (min(self.width(), self.height()) - 2) // PIXELS)
            rect = QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)
            painter.drawImage(rect.topLeft(), self._picture(theme, round(side / PIXELS)))
            painter.setPen(QColor(theme.border))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
            edge = (PIXELS - BOX) / 2 * side / PIXELS
            painter.setPen(QColor(_FRAME))
            painter.drawRect(rect.adjusted(edge, edge, -edge - 1, -edge - 1))


def gray_image(image: Image28, times: int = 1) -> QImage:
    """(H, W) in 0…1 as white ink on black, each value a square of ``times`` pixels."""
    values = np.rint(np.clip(image, 0, 1) * 255).astype(np.uint8)
    # The format of the screen is put there as it is, any other is converted pixel by pixel.
    pixels = values.astype(np.uint32) * np.uint32(0x010101) | np.uint32(0xFF000000)
    pixels = pixels.repeat(times, 0).repeat(times, 1)
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def overlay_image(image: Image28, saliency: Image28, theme: Theme, times: int = 1) -> QImage:
    """The picture, greyed, with teal where a pixel spoke for the digit and brown where against."""
    low, _, high = (np.array(channels(color), np.float32) for color in theme.diverging)
    peak = float(np.abs(saliency).max()) or 1.0
    share = (np.abs(saliency)[..., None] / peak) ** np.float32(_VISIBLE)
    tint = np.where(saliency[..., None] >= 0, high, low)
    ground = np.clip(image, 0, 1)[..., None] * np.float32(150)
    colors = np.rint(ground * (1 - share) + tint * share).astype(np.uint8)
    pixels = colors.repeat(times, 0).repeat(times, 1)
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
