"""Digits of this machine's fonts, rendered as 28×28 input of a network."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter

from normviz.drawing.mnist_fit import SIDE, refit

MOST = 24
_SIDE = 96
_PIXELS = 72


def families(most: int = MOST) -> list[str]:
    """Up to ``most`` fonts that can be scaled and have Latin letters, spread over all of them."""
    system = QFontDatabase.WritingSystem.Latin
    found = [
        name
        for name in QFontDatabase.families(system)
        if QFontDatabase.isSmoothlyScalable(name)
        and not QFontDatabase.isPrivateFamily(name)
        and QFontDatabase.WritingSystem.Symbol not in QFontDatabase.writingSystems(name)
    ]
    step = max(1.0, len(found) / most)
    return [found[int(at * step)] for at in range(min(most, len(found)))]


def render(names: Sequence[str]) -> NDArray[np.uint8]:
    """The ten digits of each font.

    Args:
        names: Families of fonts.

    Returns:
        uint8 (fonts × 10, 28, 28), the digits 0 to 9 of each font in turn.
    """
    if not names:
        return np.zeros((0, SIDE, SIDE), np.uint8)
    pictures = np.stack([_digit(name, str(digit)) for name in names for digit in range(10)])
    fitted = refit(np.asarray(pictures / 255, np.float32))
    return np.asarray(np.rint(255 * fitted), np.uint8)


def _digit(family: str, digit: str) -> NDArray[np.uint8]:
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_Grayscale8)
    image.fill(0)
    font = QFont(family)
    font.setPixelSize(_PIXELS)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(font)
        painter.setPen(QColor(Qt.GlobalColor.white))
        painter.drawText(QRect(0, 0, _SIDE, _SIDE), Qt.AlignmentFlag.AlignCenter, digit)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(_SIDE, image.bytesPerLine())
    return rows[:, :_SIDE].copy()
