"""The faces of a layout, made ready for QPainter once for all cubes that show them."""

from dataclasses import dataclass
from math import inf

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF, QTransform

from normviz.figure.geometry import Face, Point
from normviz.figure.layout import Layout
from normviz.figure.marks import border_lines, set_outlines
from normviz.figure.sets import Members
from normviz.ui.cube.pictures import Pictures

SMALLEST_NEAREST_CELL = 3.0
"""Pixels; below, neighbouring cells blend instead of flickering while the cube turns."""

MOST_OUTLINES = 400
"""Parts of a set on a face; more are not drawn around, but they are not told apart either."""


@dataclass(frozen=True, eq=False)
class ReadyFace:
    """One face in Qt's terms, around the cube's centre.

    Attributes:
        face: The face.
        map: From cells to the screen.
        cells: The rectangle of its cells.
        outline: Its corners.
        borders: Lines between cells, where they are far enough apart.
        smooth: Whether cells are so small that they blend.
    """

    face: Face
    map: QTransform
    cells: QRectF
    outline: QPolygonF
    borders: list[QLineF]
    smooth: bool


def ready_faces(layout: Layout, ratio: float) -> list[ReadyFace]:
    """The faces of ``layout``; ``ratio`` is pixels of the device a pixel of the layout."""
    smallest = min(layout.solid.cell, default=inf) * layout.scale * ratio
    return [
        ReadyFace(
            face,
            QTransform(*face.du, *face.dv, *face.origin),
            QRectF(0, 0, face.u1 - face.u0, face.v1 - face.v0),
            polygon(face.corners()),
            [QLineF(*line) for line in border_lines(face)],
            smallest < SMALLEST_NEAREST_CELL,
        )
        for face in layout.faces
    ]


def polygon(points: tuple[Point, ...]) -> QPolygonF:
    """Points as Qt's polygon."""
    return QPolygonF([QPointF(x, y) for x, y in points])


@dataclass(frozen=True)
class FacePens:
    """The pens of one figure.

    Attributes:
        border: Between cells.
        outline: Around a face.
        halo: Under the outline of a set.
        members: The outline of a set, where colour says something else than the set.
    """

    border: QPen
    outline: QPen
    halo: QPen
    members: QPen


def paint_faces(
    painter: QPainter,
    norm: str,
    faces: list[ReadyFace],
    pictures: Pictures,
    factors: dict[int, tuple[int, int]],
    pens: FacePens,
    outlined: Members | None,
) -> None:
    """Paints one cube; the painter stands at its centre.

    Args:
        painter: The painter.
        norm: Whose cube it is.
        faces: In the order of painting.
        pictures: Their images.
        factors: Cells a texel along v and u, by the normal of a face.
        pens: Of the lines.
        outlined: The set to draw around; None where colour shows it.
    """
    base = painter.transform()
    smooth = QPainter.RenderHint.SmoothPixmapTransform
    for ready in faces:
        picture = pictures.face(norm, ready.face, factors[ready.face.axis])
        painter.setPen(pens.outline)
        if isinstance(picture, QColor):
            painter.setBrush(picture)
            painter.drawConvexPolygon(ready.outline)
        else:
            shared = factors[ready.face.axis] != (1, 1)
            painter.setRenderHint(smooth, shared or ready.smooth)
            _paint_image(painter, ready, picture, base)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawConvexPolygon(ready.outline)
        if ready.borders:
            painter.setPen(pens.border)
            painter.drawLines(ready.borders)
        if outlined is not None:
            _paint_set(painter, ready.face, outlined, pens)


def _paint_image(painter: QPainter, ready: ReadyFace, image: QImage, base: QTransform) -> None:
    # The outline that follows covers the rim, so smoothing it would only cost time.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setTransform(ready.map, combine=True)
    painter.drawImage(ready.cells, image, QRectF(0, 0, image.width(), image.height()))
    painter.setTransform(base)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _paint_set(painter: QPainter, face: Face, members: Members, pens: FacePens) -> None:
    outlines = [polygon(outline) for outline in set_outlines(members, face)]
    if len(outlines) > MOST_OUTLINES:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (pens.halo, pens.members):
        painter.setPen(pen)
        for outline in outlines:
            painter.drawPolygon(outline)
