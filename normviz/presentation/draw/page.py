"""The contents of the page: pen strokes and, optionally, the ink of an opened picture; no Qt."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from normviz.scenes import drawn_page

SIDE = drawn_page.SIDE
"""The page's side; strokes, pen widths and the picture's ink are in this unit, y down."""

CUT_SPACING = 2.0
"""Distance of the points into which a stroke is resolved before a part of it is rubbed out."""

Points = NDArray[np.float64]
Ink = NDArray[np.uint8]
Image28 = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Stroke:
    """One movement of the pen.

    Attributes:
        points: (k, 2) x and y, at least one point.
        width: The pen's width.
        pressure: (k,) factors to the width.
    """

    points: Points
    width: float
    pressure: Points


@dataclass(frozen=True, eq=False)
class PagePicture:
    """The ink of an opened picture.

    Attributes:
        ink: (SIDE, SIDE), 255 where the ink is full.
        seen: (28, 28) in 0…1, what a network sees of the whole picture; None once a part of it
            has been rubbed out.
        count: How many digits it shows; None where the ink must tell.
    """

    ink: Ink
    seen: Image28 | None
    count: int | None = None


@dataclass(frozen=True, eq=False)
class Page:
    """All that is drawn. Pages are never changed: undo goes back to the one before."""

    strokes: tuple[Stroke, ...] = ()
    picture: PagePicture | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is no ink."""
        return not self.strokes and self.picture is None

    def with_strokes(self, strokes: tuple[Stroke, ...]) -> "Page":
        """This page with more strokes on it."""
        return replace(self, strokes=self.strokes + strokes)


def rubbed(page: Page, start: Points, end: Points, radius: float) -> Page:
    """The page after an eraser went over it.

    Args:
        page: The page before; returned itself where the eraser touched nothing.
        start: (2,) where the eraser's middle was.
        end: (2,) where it is now.
        radius: Half of the eraser's width.
    """
    left: list[Stroke] = []
    for stroke in page.strokes:
        reach = radius + stroke.width / 4
        near = _distance(stroke.points, start, end).min() <= reach + _longest_step(stroke.points)
        left += _cut(stroke, start, end, reach) if near else [stroke]
    picture = None if page.picture is None else _rubbed_picture(page.picture, start, end, radius)
    same = len(left) == len(page.strokes) and all(map(_is, left, page.strokes))
    if same and picture is page.picture:
        return page
    return Page(tuple(left), picture)


def resolved(stroke: Stroke, spacing: float = CUT_SPACING) -> Stroke:
    """The stroke as the curve that is painted, resolved into points ``spacing`` apart.

    The curve goes from the middle of one step to the middle of the next, with the point between
    as the control point of a parabola; so do the brush and most drawing programs.
    """
    points, pressure = stroke.points, stroke.pressure
    if len(points) < 2:
        return stroke
    values = np.column_stack([points, pressure])
    middles = (values[:-1] + values[1:]) / 2
    pieces = [values[:1], middles[:1]]
    for at in range(1, len(values) - 1):
        length = float(np.hypot(*(middles[at] - middles[at - 1])[:2]))
        t = np.linspace(0, 1, max(2, int(length / spacing) + 1))[1:, None]
        curve = (1 - t) ** 2 * middles[at - 1] + 2 * t * (1 - t) * values[at] + t**2 * middles[at]
        pieces.append(curve)
    pieces.append(values[-1:])
    dense = _dense(np.concatenate(pieces), spacing)
    return Stroke(dense[:, :2], stroke.width, dense[:, 2])


def _dense(values: Points, spacing: float) -> Points:
    """Rows of x, y and more, with rows between those that are farther apart than ``spacing``."""
    steps = np.hypot(*np.diff(values[:, :2], axis=0).T)
    counts = np.maximum(1, np.ceil(steps / spacing)).astype(int)
    along = np.concatenate([[0.0], np.repeat(1 / counts, counts).cumsum()])
    index = np.arange(len(values))
    return np.column_stack([np.interp(along, index, column) for column in values.T])


def _cut(stroke: Stroke, start: Points, end: Points, reach: float) -> list[Stroke]:
    """What is left of a stroke: itself, or its parts outside of the eraser."""
    fine = resolved(stroke)
    kept = _distance(fine.points, start, end) > reach
    if kept.all():
        return [stroke]
    edges = np.flatnonzero(np.diff(np.concatenate([[False], kept, [False]]).astype(np.int8)))
    return [
        Stroke(fine.points[first:last], stroke.width, fine.pressure[first:last])
        for first, last in edges.reshape(-1, 2)
    ]


def _rubbed_picture(
    picture: PagePicture, start: Points, end: Points, radius: float
) -> PagePicture | None:
    """The picture's ink without what lay under the eraser; None when nothing is left."""
    low = np.clip(np.floor(np.minimum(start, end) - radius), 0, SIDE).astype(int)
    high = np.clip(np.ceil(np.maximum(start, end) + radius), 0, SIDE).astype(int)
    columns, rows = (np.arange(low[axis], high[axis]) + 0.5 for axis in (0, 1))
    x, y = np.meshgrid(columns, rows)
    under = _distance(np.stack([x, y], -1).reshape(-1, 2), start, end) <= radius
    window = slice(low[1], high[1]), slice(low[0], high[0])
    part = picture.ink[window]
    mask = under.reshape(part.shape)
    if not part[mask].any():
        return picture
    ink = picture.ink.copy()
    ink[window] = np.where(mask, 0, part)
    return PagePicture(ink, None) if ink.any() else None


def _distance(points: Points, start: Points, end: Points) -> Points:
    """Distances (k,) of points (k, 2) to the line from ``start`` to ``end``."""
    way = end - start
    square = float(way @ way)
    share = np.clip((points - start) @ way / square, 0, 1) if square else np.zeros(len(points))
    return np.asarray(np.hypot(*(points - start - share[:, None] * way).T))


def _longest_step(points: Points) -> float:
    return float(np.hypot(*np.diff(points, axis=0).T).max()) if len(points) > 1 else 0.0


def _is(first: Stroke, second: Stroke) -> bool:
    return first is second
