"""Shrinks large pictures strip by strip, so that no second copy of all pixels is needed."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter

_STRIP_BYTES: Final = 16_000_000
"""About so much of the picture is converted at once."""


def shrunk_in_strips(picture: QImage, longest: int) -> QImage:
    """The picture with a longer side of ``longest`` to twice as many pixels, by area averages.

    Qt's own smooth scaling converts the whole picture first, which doubles the memory or more.

    Args:
        picture: Any format; returned itself where its longer side is less than twice ``longest``.
        longest: The shortest that the longer side may become, in pixels.
    """
    factor = max(picture.width(), picture.height()) // longest
    if factor < 2:
        return picture
    width, height = max(1, picture.width() // factor), max(1, picture.height() // factor)
    small = QImage(width, height, _small_format(picture))
    rows = max(1, _STRIP_BYTES // (4 * picture.width() * factor))
    with QPainter(small) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for top in range(0, height, rows):
            count = min(rows, height - top)
            source = QRect(0, top * factor, width * factor, count * factor) & picture.rect()
            strip = picture.copy(source).scaled(
                width, count,
                Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation,
            )  # fmt: skip
            painter.drawImage(QPoint(0, top), strip)
    return small


def _small_format(picture: QImage) -> QImage.Format:
    if picture.hasAlphaChannel():
        return QImage.Format.Format_ARGB32_Premultiplied
    return QImage.Format.Format_RGB32
