"""Painted ink: an image of the page that is extended by each new piece of a stroke."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from normviz.presentation.draw.page import SIDE, Page
from normviz.ui.draw.canvas.brush import paint_page, paint_stroke
from normviz.ui.draw.canvas.gesture import Gesture

REPAINTED = 30
"""Number of strokes up to which a page is repainted within a few milliseconds."""


class InkLayer:
    """A transparent picture with the ink of a page, and of the stroke that is being drawn.

    Attributes:
        image: The picture.
        color: The ink.
    """

    def __init__(self, color: QColor) -> None:
        """No picture yet."""
        self.image = QImage()
        self.color = color
        self._shown: Page | None = None

    def forget(self) -> None:
        """Paints all of it again the next time: another size, another colour."""
        self._shown = None

    def show(self, page: Page, gesture: Gesture | None, side: float, ratio: float) -> None:
        """Makes the picture show ``page``.

        Args:
            page: The page to paint.
            gesture: The stroke that is being drawn; it is painted too where all is repainted.
            side: The page's side on the screen, in points.
            ratio: Device pixels per point.
        """
        shown = self._shown
        if page is shown:
            return
        if shown is not None and _continues(page, shown):
            with self._painter(side) as painter:
                for stroke in page.strokes[len(shown.strokes) :]:
                    paint_stroke(painter, stroke, self.color)
        else:
            self._blank(side, ratio)
            with self._painter(side) as painter:
                paint_page(painter, page, self.color)
                for stroke in gesture.strokes() if gesture else ():
                    paint_stroke(painter, stroke, self.color)
        self._shown = page

    def extend(self, gesture: Gesture, side: float) -> QRectF:
        """Paints what a stroke has got since the last time; returns where, in the page's unit."""
        with self._painter(side) as painter:
            return gesture.paint_new(painter)

    def finish(self, gesture: Gesture, side: float, page: Page) -> None:
        """Makes a stroke that was painted piece by piece a part of ``page``.

        A page of few strokes is repainted, each stroke in one go: where pieces overlap, their
        rims are a little too dark.
        """
        with self._painter(side) as painter:
            gesture.paint_end(painter)
        self._shown = page if len(page.strokes) > REPAINTED else None

    def _blank(self, side: float, ratio: float) -> None:
        pixels = max(1, round(side * ratio))  # a window may leave the page no room at all
        self.image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
        self.image.setDevicePixelRatio(ratio)
        self.image.fill(Qt.GlobalColor.transparent)

    def _painter(self, side: float) -> QPainter:
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(side / SIDE, side / SIDE)
        return painter


def _continues(page: Page, shown: Page) -> bool:
    """Whether ``page`` is ``shown`` with more strokes on it."""
    count = len(shown.strokes)
    same = all(new is old for new, old in zip(page.strokes, shown.strokes, strict=False))
    return page.picture is shown.picture and len(page.strokes) >= count and same
