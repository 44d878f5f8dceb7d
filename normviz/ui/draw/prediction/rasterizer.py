"""Debounced rasterization of the drawing to 28×28, preprocessed as MNIST was."""

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from normviz.drawing import Drawing, from_ink, from_strokes
from normviz.presentation.draw.page import Image28, Page
from normviz.ui.draw.canvas.brush import ink_of
from normviz.ui.draw.canvas.draw_model import DrawModel

_HALF = 127
RASTER_MS = 60
"""Shortest time between updates while drawing on a picture, which takes longer than strokes."""


def rasterize(page: Page) -> Image28:
    """The page as (28, 28) in 0…1; zeros for an empty one.

    Strokes go through :func:`normviz.digits.from_strokes` as they were drawn, an untouched picture
    is what :func:`normviz.digits.from_image` made of it, and a mixture is measured as ink.
    """
    if page.picture is None and page.strokes:
        drawing = Drawing(
            tuple(stroke.points for stroke in page.strokes),
            pen_widths=tuple(stroke.width for stroke in page.strokes),
            pressure=tuple(stroke.pressure for stroke in page.strokes),
        )
        return np.asarray(from_strokes(drawing.strokes, *drawing.one_pen()))
    if page.picture is None:
        return np.zeros((28, 28), np.float32)
    if not page.strokes and page.picture.seen is not None:
        return page.picture.seen
    return np.asarray(from_ink(ink_of(page)))


def digits_on(page: Page) -> int:
    """How many digits the page shows; 0 for an empty one."""
    from normviz.drawing.pictures import counting  # SciPy, which the thread of answers has loaded

    picture = page.picture
    if picture is None:
        widths = [stroke.width for stroke in page.strokes]
        paths = [stroke.points for stroke in page.strokes]
        return counting.count_in_strokes(paths, float(np.median(widths)) if widths else None)
    if not page.strokes and picture.seen is not None and picture.count is not None:
        return picture.count
    return counting.count_in_ink(ink_of(page) > _HALF)


class Rasterizer(QObject):
    """Rasterizes the drawing to 28×28, debounced to one update per event-loop turn.

    Attributes:
        seen: Emitted with (28, 28) when it may have changed.
    """

    seen = Signal(object)

    def __init__(self, model: DrawModel) -> None:
        """Follows ``model``; it becomes the owner."""
        super().__init__(model)
        self._model = model
        self._image: Image28 = np.zeros((28, 28), np.float32)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        model.ink_changed.connect(self._wait)

    @property
    def image(self) -> Image28:
        """The latest rasterized image."""
        return self._image

    @property
    def is_waiting(self) -> bool:
        """Whether the ink has changed since ``image`` was made."""
        return self._timer.isActive()

    def look(self) -> None:
        """Rasterizes the drawing now."""
        self._timer.stop()
        self._image = rasterize(self._model.ink)
        self.seen.emit(self._image)

    def _wait(self) -> None:
        slow = self._model.is_drawing and self._model.page.picture is not None
        if not self._timer.isActive():
            self._timer.start(RASTER_MS if slow else 0)
