"""Paints strokes: round, antialiased, incrementally, at any scale."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from normviz.presentation.draw.page import SIDE, Ink, Page, Stroke

_EVEN = 0.04
"""Where pressure changes less than this over a piece, the piece is painted in one go."""
_PARTS = 4


def paint_page(painter: QPainter, page: Page, color: QColor) -> None:
    """Paints all ink; the painter's unit is the page's."""
    if page.picture is not None:
        painter.drawImage(QRectF(0, 0, SIDE, SIDE), tinted(page.picture.ink, color))
    for stroke in page.strokes:
        paint_stroke(painter, stroke, color)


def paint_stroke(painter: QPainter, stroke: Stroke, color: QColor) -> None:
    """Paints a whole stroke."""
    points = [QPointF(x, y) for x, y in stroke.points.tolist()]
    widths = (stroke.width * stroke.pressure).tolist()
    if len(points) > 2 and np.ptp(stroke.pressure) < _EVEN:
        painter.strokePath(_whole(points), pen(color, sum(widths) / len(widths)))
        return
    for at in range(len(points)):
        paint_piece(painter, points, widths, at, color)
    paint_tail(painter, points, widths, color)


def paint_piece(
    painter: QPainter, points: list[QPointF], widths: list[float], at: int, color: QColor
) -> QRectF:
    """Paints what point ``at`` adds to a stroke that is being drawn.

    Args:
        painter: In the page's unit.
        points: The stroke up to now.
        widths: The pen's width at each point.
        at: A point of it; those before have been painted.
        color: The ink.

    Returns:
        What may have been painted on.
    """
    if at == 0:
        painter.setPen(pen(color, widths[0]))
        painter.drawPoint(points[0])
        return _around([points[0]], widths[0])
    end = _middle(points[at - 1], points[at])
    if at == 1:
        corners = [points[0], end]
        path = QPainterPath(points[0])
        path.lineTo(end)
    else:
        start = _middle(points[at - 2], points[at - 1])
        corners = [start, points[at - 1], end]
        path = QPainterPath(start)
        path.quadTo(points[at - 1], end)
    _stroke_path(painter, path, widths[at - 1], widths[at], color)
    return _around(corners, max(widths[at - 1], widths[at]))


def paint_tail(
    painter: QPainter, points: list[QPointF], widths: list[float], color: QColor
) -> None:
    """Paints from the last middle to the pen."""
    if len(points) > 1:
        painter.setPen(pen(color, widths[-1]))
        painter.drawLine(_middle(points[-2], points[-1]), points[-1])


def tail_rect(points: list[QPointF], widths: list[float]) -> QRectF:
    """Where :func:`paint_tail` paints."""
    return _around(points[-2:], widths[-1]) if len(points) > 1 else QRectF()


def pen(color: QColor, width: float) -> QPen:
    """A round pen."""
    return QPen(
        color,
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


def tinted(ink: Ink, color: QColor) -> QImage:
    """Ink (H, W) as a picture in ``color``, transparent where there is none."""
    height, width = ink.shape
    alpha = ink.astype(np.uint16)
    pixels = np.empty((height, width, 4), np.uint8)
    for channel, value in enumerate((color.blue(), color.green(), color.red())):
        pixels[..., channel] = alpha * value // 255
    pixels[..., 3] = ink
    kind = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(pixels.data, width, height, 4 * width, kind).copy()


def rendered(page: Page, side: int, color: QColor, ratio: float = 1.0) -> QImage:
    """The page as a transparent square picture of ``side`` points."""
    pixels = round(side * ratio)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(pixels / SIDE, pixels / SIDE)
        paint_page(painter, page, color)
    image.setDevicePixelRatio(ratio)
    return image


def ink_of(page: Page, side: int = SIDE) -> Ink:
    """How much ink each of (side, side) pixels has, 0 to 255."""
    image = rendered(page, side, QColor(Qt.GlobalColor.black))
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    rows = np.frombuffer(alpha.constBits(), np.uint8).reshape(side, alpha.bytesPerLine())
    return rows[:, :side].copy()


def _whole(points: list[QPointF]) -> QPainterPath:
    path = QPainterPath(points[0])
    path.lineTo(_middle(points[0], points[1]))
    for at in range(1, len(points) - 1):
        path.quadTo(points[at], _middle(points[at], points[at + 1]))
    path.lineTo(points[-1])
    return path


def _stroke_path(
    painter: QPainter, path: QPainterPath, first: float, last: float, color: QColor
) -> None:
    if abs(last - first) < _EVEN * max(first, last):
        painter.strokePath(path, pen(color, (first + last) / 2))
        return
    for start, end, share in _parts(path):
        painter.setPen(pen(color, first + (last - first) * share))
        painter.drawLine(start, end)


def _parts(path: QPainterPath) -> Iterator[tuple[QPointF, QPointF, float]]:
    places = [path.pointAtPercent(part / _PARTS) for part in range(_PARTS + 1)]
    for part in range(_PARTS):
        yield places[part], places[part + 1], (part + 0.5) / _PARTS


def _middle(first: QPointF, second: QPointF) -> QPointF:
    return (first + second) / 2


def _around(points: list[QPointF], width: float) -> QRectF:
    xs, ys = [point.x() for point in points], [point.y() for point in points]
    reach = width / 2 + 1
    return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).adjusted(
        -reach, -reach, reach, reach
    )
