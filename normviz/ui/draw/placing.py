"""Puts strokes, small pictures and large ones on a page of their own."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter

from normviz.digits import Drawing, from_image
from normviz.digits.image import separate_ink
from normviz.ui.draw.page import SIDE, Image28, Ink, Page, Picture, Points, Stroke

FILLED = 0.62
"""The share of the page's side that the longer side of fitted strokes takes."""

_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def strokes_page(drawing: Drawing, width: float, fit: bool = False) -> Page:
    """Strokes on a page.

    Args:
        drawing: Its points may lie anywhere.
        width: The pen's width where the drawing does not know it.
        fit: Whether to bring the strokes to a comfortable size even if all of them lie on the
            page; those that do not are always fitted.
    """
    paths = [path for path in drawing.strokes if len(path)]
    if not paths:
        return Page()
    points = np.concatenate(paths)
    inside = points.min() >= 0 and points.max() <= SIDE
    known = drawing.pen_width
    if inside and not fit:
        return Page(tuple(_stroke(path, known or width) for path in paths))
    unit = float(np.abs(points).max()) or 1.0  # any number that a float can hold is allowed
    low, high = points.min(0) / unit, points.max(0) / unit
    extent = float((high - low).max())
    scale = FILLED * SIDE / extent if extent > 0 else 0.0
    middle = (low + high) / 2
    pen = width if known is None or not scale else min(known / unit * scale, SIDE / 2)
    placed = [(path / unit - middle) * scale + SIDE / 2 for path in paths]
    return Page(tuple(_stroke(path, pen) for path in placed))


def small_page(image: Image28) -> Page:
    """A picture that a network has already seen, (28, 28) in 0…1, on a page."""
    return Page((), Picture(_spread(image), np.asarray(image, np.float32)))


def picture_page(pixels: NDArray[np.uint8]) -> Page:
    """The ink of a picture (H, W, 4) on a page; an empty page where it shows none."""
    seen = from_image(pixels)
    if not seen.any():
        return Page()
    ink = separate_ink(_gray(_shrunk(pixels)))
    return Page((), Picture(_spread(ink / (ink.max() or 1)), seen))


def _stroke(path: Points, width: float) -> Stroke:
    return Stroke(np.asarray(path, np.float64), width, np.ones(len(path)))


def _shrunk(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = pixels.shape[:2]
    if max(height, width) <= SIDE:
        return pixels
    data = np.ascontiguousarray(pixels)
    image = QImage(data.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    small = _fit(image).convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(small.constBits(), np.uint8).reshape(small.height(), -1)
    return rows[:, : 4 * small.width()].reshape(small.height(), small.width(), 4).copy()


def _gray(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Grey (H, W) in 0…1; transparent ink lies on the paper that shows it."""
    unit = pixels.astype(np.float32) / 255
    gray, alpha = unit[..., :3] @ _LUMA, unit[..., 3]
    weight = float(alpha.sum())
    paper = 1.0 if weight and float((gray * alpha).sum()) < weight / 2 else 0.0
    return np.asarray(gray * alpha + paper * (1 - alpha), np.float32)


def _spread(ink: NDArray[np.float32]) -> Ink:
    """Ink (H, W) in 0…1 in the middle of a page, as large as fits."""
    values = np.ascontiguousarray(np.rint(np.clip(ink, 0, 1) * 255).astype(np.uint8))
    height, width = values.shape
    image = QImage(values.data, width, height, width, QImage.Format.Format_Grayscale8)
    fitted = _fit(image)
    page = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    page.fill(0)
    painter = QPainter(page)
    corner = QPoint((SIDE - fitted.width()) // 2, (SIDE - fitted.height()) // 2)
    painter.drawImage(corner, fitted)
    painter.end()
    rows = np.frombuffer(page.constBits(), np.uint8).reshape(SIDE, page.bytesPerLine())
    return rows[:, :SIDE].copy()


def _fit(image: QImage) -> QImage:
    return image.scaled(
        SIDE,
        SIDE,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
