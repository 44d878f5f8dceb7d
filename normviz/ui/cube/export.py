"""The figure as a file or on the clipboard: SVG and PDF from geometry, PNG as painted."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QMimeData, QRectF, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPageSize, QPainter, QPdfWriter

from normviz.figure.color_scale import color_scale
from normviz.figure.export.scene_graph import FigureCell, PanelScene, SceneGraph
from normviz.figure.export.scene_lines import FigureLine
from normviz.figure.export.svg import to_svg
from normviz.ui.cube.face_painter import polygon
from normviz.ui.cube.figure_style import FigureStyle
from normviz.ui.cube.painter import paint_scale
from normviz.ui.cube.pens import color, hairline
from normviz.ui.cube.text_painter import paint_texts, text_width
from normviz.ui.guards.painter_state import saved_state

POINTS_PER_PIXEL = 0.75

_SEAM = 0.5
"""Width of the line with which a cell covers the seam to its neighbour."""


def svg_bytes(scene: SceneGraph) -> bytes:
    """The scene as an SVG file."""
    return to_svg(scene).encode()


def pdf_bytes(scene: SceneGraph, style: FigureStyle) -> bytes:
    """The scene as a PDF file of one page of its size."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(int(72 / POINTS_PER_PIXEL))
    size = QSizeF(scene.width * POINTS_PER_PIXEL, scene.height * POINTS_PER_PIXEL)
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", exact))
    writer.setPageMargins(QMarginsF())
    with QPainter(writer) as painter:
        paint_scene(painter, scene, style)
    buffer.close()
    return bytes(data.data())


def png_bytes(image: QImage) -> bytes:
    """The image as a PNG file.

    Raises:
        ValueError: Qt cannot write it.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(image):
        raise ValueError(f"cannot write a PNG ({writer.errorString()}): take another size")
    return bytes(data.data())


def to_clipboard(image: QImage, svg: bytes | None) -> None:
    """Puts the figure on the clipboard: as an image, and as SVG for programs that take it."""
    mime = QMimeData()
    mime.setImageData(image)
    if svg is not None:
        mime.setData("image/svg+xml", QByteArray(svg))
    QGuiApplication.clipboard().setMimeData(mime)


def paint_scene(painter: QPainter, scene: SceneGraph, style: FigureStyle) -> None:
    """Paints a scene shape by shape."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not scene.transparent:
        whole = QRectF(0, 0, scene.width, scene.height)
        painter.fillRect(whole, color(scene.colors.background))
    for panel in scene.panels:
        _paint_panel(painter, panel, scene, style)


def _paint_panel(
    painter: QPainter, panel: PanelScene, scene: SceneGraph, style: FigureStyle
) -> None:
    with saved_state(painter):
        if panel.clip is not None:
            painter.setClipRect(QRectF(*panel.clip))
        for layer in panel.layers:
            for cell in layer.cells:
                _paint_cell(painter, cell, covers_seams=not layer.has_borders)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for stroke in layer.strokes:
                _paint_stroke(painter, stroke)
    paint_texts(painter, list(panel.texts), style)
    if panel.limit is not None:
        caption = next(text for text in panel.texts if text.role in ("caption", "warning"))
        place = caption.x, caption.y
        scale = color_scale(
            place, panel.width, scene.em, panel.limit, lambda text: text_width(text, style)
        )
        paint_scale(painter, scale, style)


def _paint_cell(painter: QPainter, cell: FigureCell, *, covers_seams: bool) -> None:
    for points, fill in cell.parts:
        painter.setPen(hairline(fill, width=_SEAM) if covers_seams else Qt.PenStyle.NoPen)
        painter.setBrush(color(fill))
        painter.drawPolygon(polygon(points))


def _paint_stroke(painter: QPainter, stroke: FigureLine) -> None:
    pen = hairline(stroke.color, stroke.alpha, stroke.width)
    if stroke.dotted:
        pen.setDashPattern([1.5, 2.0])
    painter.setPen(pen)
    if stroke.closed:
        painter.drawPolygon(polygon(stroke.points))
    else:
        painter.drawPolyline(polygon(stroke.points))
