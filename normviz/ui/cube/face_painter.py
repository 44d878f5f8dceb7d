"""The faces of a layout as Qt objects, prepared once for all cubes that show them."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF, QTransform

from normviz.figure.export import line_widths
from normviz.figure.geometry import FACE_AXES, Cells, Face, Point
from normviz.figure.layout import Layout
from normviz.figure.marks import border_lines, set_outlines
from normviz.figure.sets import Members
from normviz.figure.texture.sampling import reduction
from normviz.ui.cube.pens import FacePens

SMALLEST_NEAREST_TEXEL = 2.0
"""Pixels; below, neighbouring texels blend instead of flickering while the cube turns. Blending
costs six times as much, so it is left out where it would not be seen."""


@dataclass(frozen=True, eq=False)
class ReadyFace:
    """One face in Qt's terms, around the cube's centre.

    Attributes:
        face: The face.
        span: Its first cell, and one past the last along each axis.
        factors: Cells per texel along v and u.
        key: What its picture depends on beside norm and settings.
        map: From cells to the screen.
        cells: The rectangle of its cells.
        outline: Its corners.
        borders: Lines between cells, where they are far enough apart.
        texel: Device pixels per texel along v and u, on an unturned face.
    """

    face: Face
    span: tuple[Cells, Cells]
    factors: tuple[int, int]
    key: Hashable
    map: QTransform
    cells: QRectF
    outline: QPolygonF
    borders: list[QLineF]
    texel: tuple[float, float]


def ready_faces(layout: Layout, ratio: float) -> list[ReadyFace]:
    """The faces of ``layout``; ``ratio`` is device pixels per layout pixel."""
    factors = texel_factors(layout, ratio)
    pixels = [size * layout.scale * ratio for size in layout.solid.cell]
    return [_ready(face, factors[face.axis], pixels) for face in layout.faces]


def _ready(face: Face, factors: tuple[int, int], pixels: list[float]) -> ReadyFace:
    span = face.span()
    return ReadyFace(
        face,
        span,
        factors,
        # The shade tells apart the two sides of a slice that is one cell thick.
        (span, factors, face.axis, face.shade),
        QTransform(*face.du, *face.dv, *face.origin),
        QRectF(0, 0, face.u1 - face.u0, face.v1 - face.v0),
        polygon(face.corners()),
        [QLineF(*line) for line in border_lines(face)],
        (pixels[face.v_axis] * factors[0], pixels[face.u_axis] * factors[1]),
    )


@dataclass(frozen=True, eq=False)
class ReadyBlock:
    """The visible faces of one block, and its edges, which are painted after all of them.

    Attributes:
        faces: The faces.
        borders: The lines between their cells.
        edges: Every visible edge once.
    """

    faces: list[ReadyFace]
    borders: list[QLineF]
    edges: list[QLineF]


def ready_blocks(layout: Layout, ratio: float) -> list[ReadyBlock]:
    """The blocks of ``layout``, from the far one to the near one; arguments as `ready_faces`."""
    faces = ready_faces(layout, ratio)
    each = max(1, len(faces) // len(layout.solid.blocks))
    return [_block(faces[start : start + each]) for start in range(0, len(faces), each)]


def _block(faces: list[ReadyFace]) -> ReadyBlock:
    borders = [line for ready in faces for line in ready.borders]
    return ReadyBlock(faces, borders, _edges(faces))


def _edges(faces: list[ReadyFace]) -> list[QLineF]:
    edges = {}
    for ready in faces:
        corners = ready.face.corners()
        for place in range(4):
            (x, y), (to_x, to_y) = corners[place - 1], corners[place]
            # Two faces share an edge; its middle tells the edges of one block apart.
            edges[round(4 * (x + to_x)), round(4 * (y + to_y))] = QLineF(x, y, to_x, to_y)
    return list(edges.values())


def texel_factors(layout: Layout, ratio: float) -> dict[int, tuple[int, int]]:
    """Cells per texel along v and u for each normal of a face.

    They are those of an unturned cube, so that a turn changes no image.

    Args:
        layout: The figure.
        ratio: Device pixels per layout pixel.
    """
    along = [reduction(size * layout.scale * ratio) for size in layout.solid.cell]
    return {normal: (along[v], along[u]) for normal, (u, v) in FACE_AXES.items()}


def polygon(points: tuple[Point, ...]) -> QPolygonF:
    """Points as Qt's polygon."""
    return QPolygonF([QPointF(x, y) for x, y in points])


@dataclass(frozen=True, eq=False)
class Patch:
    """A face of one colour with one rectangle of cells in another: quicker than an image.

    Attributes:
        ground: The colour of the face.
        color: Of the rectangle.
        cut: Its first column and row, columns, rows.
    """

    ground: QColor
    color: QColor
    cut: tuple[int, int, int, int]


FacePicture = QImage | QColor | Patch


class FaceSource(Protocol):
    """Gives the pictures of faces."""

    def face(self, panel: str, ready: ReadyFace) -> FacePicture:
        """The image of a face, or its one or two colours where it is as simple as that."""


def paint_blocks(
    painter: QPainter,
    panel: str,
    blocks: list[ReadyBlock],
    textures: FaceSource,
    pens: FacePens,
    outlined: Members | None,
) -> None:
    """Paints one cube; the painter stands at its centre.

    Args:
        painter: The painter.
        panel: The key of its panel.
        blocks: In the order of painting.
        textures: The images of their faces.
        pens: Of the lines.
        outlined: The set to draw around; None where colour shows it.
    """
    base = painter.transform()
    smoothing, none = QPainter.RenderHint.Antialiasing, Qt.PenStyle.NoPen
    for block in blocks:
        # The edges that follow cover the rims: smoothing them twice would only cost time.
        painter.setRenderHint(smoothing, False)
        painter.setPen(none)
        for ready in block.faces:
            picture = textures.face(panel, ready)
            if isinstance(picture, QColor):
                painter.setBrush(picture)
                painter.drawConvexPolygon(ready.outline)
            elif isinstance(picture, Patch):
                painter.setBrush(picture.ground)
                painter.drawConvexPolygon(ready.outline)
                painter.setBrush(picture.color)
                # Smoothing averages what is narrower than a pixel with its surroundings.
                painter.setRenderHint(smoothing)
                painter.drawConvexPolygon(_patch_outline(ready, *picture.cut))
                painter.setRenderHint(smoothing, False)
            else:
                _paint_image(painter, ready, picture, base)
        painter.setRenderHint(smoothing)
        _paint_lines(painter, block, pens)
        if outlined is not None:
            _paint_set(painter, block.faces, outlined, pens)


def _patch_outline(ready: ReadyFace, u: int, v: int, wide: int, tall: int) -> QPolygonF:
    return ready.map.map(QPolygonF(QRectF(u, v, wide, tall)))


def _paint_lines(painter: QPainter, block: ReadyBlock, pens: FacePens) -> None:
    if block.borders:
        painter.setPen(pens.border)
        painter.drawLines(block.borders)
    painter.setPen(pens.outline)
    painter.drawLines(block.edges)


def _paint_image(painter: QPainter, ready: ReadyFace, image: QImage, base: QTransform) -> None:
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, _blends(ready, image))
    painter.setTransform(ready.map, combine=True)
    painter.drawImage(ready.cells, image, QRectF(0, 0, image.width(), image.height()))
    painter.setTransform(base)


def _blends(ready: ReadyFace, image: QImage) -> bool:
    tall, wide = ready.texel
    # An image one texel long along an axis is the same all along it.
    return (image.height() > 1 and tall < SMALLEST_NEAREST_TEXEL) or (
        image.width() > 1 and wide < SMALLEST_NEAREST_TEXEL
    )


def _paint_set(painter: QPainter, faces: list[ReadyFace], members: Members, pens: FacePens) -> None:
    found = [set_outlines(members, ready.face) for ready in faces]
    few = [outlines for outlines in found if len(outlines) <= line_widths.MOST_OUTLINES]
    lines = [line for outlines in few for line in sides(outlines)]
    for pen in (pens.halo, pens.members):
        painter.setPen(pen)
        painter.drawLines(lines)


def sides(outlines: list[tuple[Point, Point, Point, Point]]) -> list[QLineF]:
    """The sides of parallelograms."""
    corners = [[QPointF(*corner) for corner in outline] for outline in outlines]
    return [QLineF(each[place - 1], each[place]) for each in corners for place in range(4)]
