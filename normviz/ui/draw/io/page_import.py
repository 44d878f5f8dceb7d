"""Converts strokes and pictures of any size to a page, scaled and centred."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter

from normviz.drawing import Drawing
from normviz.drawing.image import read_image
from normviz.presentation.draw.page import SIDE, Image28, Ink, Page, PagePicture, Points, Stroke

FILLED = 0.62
"""The share of the page's side that the longer side of fitted strokes takes."""

WIDEST = SIDE / 2
"""No pen is wider on the page."""

_SMALL = 0.4
"""A digit smaller than this part of its picture is enlarged to :data:`FILLED`."""


def strokes_page(drawing: Drawing, width: float, fit: bool = False) -> Page:
    """Strokes on a page.

    Args:
        drawing: Its points may lie anywhere.
        width: The pen's width where the drawing does not know it.
        fit: Whether to bring the strokes to a comfortable size even if all of them lie on the
            page; those that do not are always fitted.
    """
    kept = [at for at, path in enumerate(drawing.strokes) if len(path)]
    if not kept:
        return Page()
    points = np.concatenate([drawing.strokes[at] for at in kept])
    inside = points.min() >= 0 and points.max() <= SIDE
    place = _STAYS if inside and not fit else _fitting(points)
    return Page(tuple(_placed(drawing, at, width, place) for at in kept))


def small_page(image: Image28) -> Page:
    """A picture that a network has already seen, (28, 28) in 0…1, on a page."""
    return Page((), PagePicture(_spread(image), np.asarray(image, np.float32), 1))


def picture_page(pixels: NDArray[np.uint8]) -> Page:
    """The ink of a picture (H, W, 4) on a page; an empty page where it shows no digit."""
    found = read_image(pixels)
    if not found.count:
        return Page()
    return Page((), PagePicture(_spread(_enlarged(found.ink)), found.image, found.count))


@dataclass(frozen=True, eq=False)
class _Place:
    """Where strokes go: less ``middle``, times ``scale``, in a unit in which nothing overflows."""

    unit: float
    middle: Points
    scale: float
    target: float

    def points(self, path: Points) -> Points:
        """A path on the page."""
        return np.asarray((path / self.unit - self.middle) * self.scale + self.target)

    def width(self, known: float | None, width: float) -> float:
        """The pen's width on the page; ``width`` where it is not known, or all is one dot."""
        if known is None or not self.scale:
            return width
        return min(known / self.unit * self.scale, WIDEST)


_STAYS = _Place(1.0, np.zeros(2), 1.0, 0.0)


def _fitting(points: Points) -> _Place:
    """Brings ``points`` (k, 2) to a comfortable size in the middle of the page."""
    unit = float(np.abs(points).max()) or 1.0  # any number that a float can hold is allowed
    low, high = points.min(0) / unit, points.max(0) / unit
    extent = float((high - low).max())
    scale = FILLED * SIDE / extent if extent > 0 else 0.0
    return _Place(unit, (low + high) / 2, scale, SIDE / 2)


def _placed(drawing: Drawing, at: int, width: float, place: _Place) -> Stroke:
    path = np.asarray(drawing.strokes[at], np.float64)
    pen = place.width(drawing.width_of(at), width)
    return Stroke(place.points(path), pen, drawing.pressure_of(at))


def _enlarged(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """The part of ink (H, W) around a digit that is small in its picture; else all of it."""
    rows, columns = (np.flatnonzero(ink.any(axis)) for axis in (1, 0))
    middle = np.array([rows[0] + rows[-1], columns[0] + columns[-1]]) // 2
    extent = max(np.ptp(rows), np.ptp(columns)) + 1
    if extent >= _SMALL * max(ink.shape):
        return ink
    reach = int(np.ceil(extent / FILLED / 2))
    padded = np.pad(ink, reach)
    top, left = middle
    return padded[top : top + 2 * reach + 1, left : left + 2 * reach + 1]


def _spread(ink: NDArray[np.float32]) -> Ink:
    """Ink (H, W) in 0…1 in the middle of a page, as large as fits."""
    values = np.ascontiguousarray(np.rint(np.clip(ink, 0, 1) * 255).astype(np.uint8))
    height, width = values.shape
    image = QImage(values.data, width, height, width, QImage.Format.Format_Grayscale8)
    fitted = _fit(image)
    page = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    page.fill(0)
    with QPainter(page) as painter:
        corner = QPoint((SIDE - fitted.width()) // 2, (SIDE - fitted.height()) // 2)
        painter.drawImage(corner, fitted)
    rows = np.frombuffer(page.constBits(), np.uint8).reshape(SIDE, page.bytesPerLine())
    return rows[:, :SIDE].copy()


def _fit(image: QImage) -> QImage:
    return image.scaled(
        SIDE,
        SIDE,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
