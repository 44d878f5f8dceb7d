"""The saliency map as a layer over the page, in the place of the drawing."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from normviz.presentation.draw.page import SIDE, Image28, Page
from normviz.ui.draw.canvas.brush import ink_of
from normviz.ui.style.palette import Theme, channels

_VISIBLE = 0.7
"""The power that lets weak pixels be seen beside the strongest one."""
_OPAQUE = 215
"""Of 255: the strongest pixel still lets the ink be seen."""
_FAINT = 0.1
"""Ink paler than this part of the darkest is the soft edge of a stroke."""
_COARSE = 112
"""Pixels along each side of the page in which its ink is looked for."""


@dataclass(frozen=True, eq=False)
class WeighedInput:
    """What a network sees, and how much each pixel of it mattered.

    Attributes:
        image: (28, 28) in 0…1.
        saliency: (28, 28), positive where a pixel spoke for the digit.
    """

    image: Image28
    saliency: Image28


def place_on_page(image: Image28, page: Page) -> QRectF | None:
    """Where the network's 28×28 pixels lie on the page, in the page's unit.

    The input is the drawing shrunk and moved, so the box of its ink tells the scale and the
    place; None where one of the two has no ink.
    """
    seen, drawn = _ink_box(image), _ink_box(ink_of(page, _COARSE).astype(np.float32))
    if seen is None or drawn is None:
        return None
    unit = SIDE / _COARSE
    scale = unit * max(drawn.width(), drawn.height()) / max(seen.width(), seen.height())
    middle = drawn.center() * unit - seen.center() * scale
    return QRectF(middle.x(), middle.y(), len(image) * scale, len(image) * scale)


def layer_image(saliency: Image28, theme: Theme) -> QImage:
    """The map (H, W) as teal and brown, the clearer the more a pixel mattered."""
    low, _, high = (np.array(channels(color), np.uint8) for color in theme.diverging)
    peak = float(np.abs(saliency).max()) or 1.0
    share = (np.abs(saliency) / peak) ** np.float32(_VISIBLE)
    pixels = np.empty((*saliency.shape, 4), np.uint8)
    pixels[..., :3] = np.where(saliency[..., None] >= 0, high, low)
    pixels[..., 3] = np.rint(share * _OPAQUE)
    height, width = saliency.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def _ink_box(ink: Image28) -> QRectF | None:
    """The box of what is not pale, in pixels."""
    inked = ink > _FAINT * float(ink.max())
    rows, columns = (np.flatnonzero(inked.any(axis)) for axis in (1, 0))
    if not len(rows):
        return None
    top, left = int(rows[0]), int(columns[0])
    return QRectF(left, top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top)
