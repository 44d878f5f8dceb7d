"""The plots as a PNG, SVG or PDF file: the same drawing with equally thick lines in all three.

A scene is drawn in the GUI thread only: it is recorded there, and any thread makes a file of it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter, QPicture
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from normviz.figure.export.svg import FONT

PIXEL_RATIOS: Final = {".png": 2.0, ".svg": 1.0, ".pdf": 1.0}
"""Pixels of a file per unit of the scene: what pens that count pixels are to be multiplied by."""
_DPI: Final = 96
_POINTS_PER_PIXEL: Final = 72 / _DPI
_FAMILY: Final = re.compile(r'font-family="([^"]*)"')
_MILLIMETRES: Final = re.compile(r'<svg width="[^"]*" height="[^"]*"')


@dataclass(frozen=True, eq=False)
class PictureLayer:
    """Items that are drawn together.

    Attributes:
        items: With all their children.
        frame: Nothing of them is drawn outside of it, in the scene; None where nothing is cut off.
    """

    items: Sequence[QGraphicsItem]
    frame: QRectF | None = None


@dataclass(frozen=True, eq=False)
class PlotPicture:
    """What is to be drawn.

    Attributes:
        scene: Holds the items.
        size: Of the scene's visible part, which begins at (0, 0), in pixels.
        background: Behind everything.
        layers: All items, from back to front.
    """

    scene: QGraphicsScene
    size: QSizeF
    background: QColor
    layers: Sequence[PictureLayer]


@dataclass(frozen=True, eq=False)
class RecordedPicture:
    """A drawing that needs no scene any more.

    Attributes:
        size: In pixels of the screen.
        background: Behind everything.
        layers: From back to front: what was drawn, and outside of what it is cut off.
    """

    size: QSizeF
    background: QColor
    layers: Sequence[tuple[QPicture, QRectF | None]]

    def file(self, suffix: str) -> bytes:
        """The drawing as ``.png``, ``.svg`` or ``.pdf``; in whichever thread."""
        return _WRITERS[suffix](self)


def recorded(picture: PlotPicture) -> RecordedPicture:
    """Draws a picture, layer by layer."""
    layers = []
    with _exported(picture.scene):
        for layer in picture.layers:
            with _alone(picture, layer):
                layers.append((_record(picture), layer.frame))
    return RecordedPicture(picture.size, picture.background, layers)


def _record(picture: PlotPicture) -> QPicture:
    drawing, area = QPicture(), QRectF(0, 0, picture.size.width(), picture.size.height())
    with QPainter(drawing) as painter:
        picture.scene.render(painter, area, area)
    return drawing


def _png_bytes(picture: RecordedPicture) -> bytes:
    """A PNG file with twice the pixels of the screen."""
    ratio = PIXEL_RATIOS[".png"]
    image = QImage(picture.size.toSize() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    with QPainter(image) as painter:
        _paint(painter, picture)
    buffer = _buffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes
    return bytes(buffer.data().data())


def _pdf_bytes(picture: RecordedPicture) -> bytes:
    """A PDF file of one page of the size that the plots have on the screen."""
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    size = picture.size * _POINTS_PER_PIXEL
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", exact))
    writer.setPageMargins(QMarginsF())
    with QPainter(writer) as painter:
        _paint(painter, picture)
    buffer.close()
    return bytes(buffer.data().data())


def _svg_bytes(picture: RecordedPicture) -> bytes:
    """An SVG file.

    Qt's generator knows no clipping: each layer is drawn for itself, and cut off by the file.
    """
    whole = _svg(picture, lambda painter: _fill(painter, picture))
    bodies, clips = [], []
    for number, (drawing, frame) in enumerate(picture.layers):
        body = _body(_svg(picture, partial(_play, drawing)))
        if frame is None:
            bodies.append(body)
        else:
            clips.append(_clip(number, frame))
            bodies.append(f'<g clip-path="url(#frame{number})">\n{body}\n</g>')
    head, _, tail = whole.rpartition("</svg>")
    head = head.replace("</defs>", "".join(clips) + "</defs>", 1)
    return (head + "\n".join(bodies) + "\n</svg>" + tail).encode()


_WRITERS: Final[dict[str, Callable[[RecordedPicture], bytes]]] = {
    ".png": _png_bytes,
    ".svg": _svg_bytes,
    ".pdf": _pdf_bytes,
}
"""Suffix to what writes such a file."""


def _paint(painter: QPainter, picture: RecordedPicture) -> None:
    _fill(painter, picture)
    for drawing, frame in picture.layers:
        painter.save()
        if frame is not None:
            painter.setClipRect(frame)
        _play(drawing, painter)
        painter.restore()


def _fill(painter: QPainter, picture: RecordedPicture) -> None:
    painter.fillRect(QRectF(0, 0, picture.size.width(), picture.size.height()), picture.background)


def _play(drawing: QPicture, painter: QPainter) -> None:
    painter.drawPicture(0, 0, drawing)


def _svg(picture: RecordedPicture, draw: Callable[[QPainter], None]) -> str:
    size, buffer = picture.size.toSize(), _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_DPI)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle("normviz")
    with QPainter(generator) as painter:
        draw(painter)
    text = bytes(buffer.data().data()).decode()
    pixels = f'<svg width="{size.width()}" height="{size.height()}"'
    text = text.replace('version="1.2" baseProfile="tiny"', 'version="1.1"', 1)  # it has clipping
    # Elsewhere the family is unknown, and its place would be taken by letters with serifs.
    text = _FAMILY.sub(lambda found: f"""font-family="'{found[1]}', {FONT}\"""", text)
    return _MILLIMETRES.sub(pixels, text, count=1)


def _body(svg: str) -> str:
    """What stands between the definitions and the end of an SVG file."""
    return svg.partition("</defs>")[2].rpartition("</svg>")[0]


def _clip(number: int, frame: QRectF) -> str:
    place = f'x="{frame.x():g}" y="{frame.y():g}"'
    size = f'width="{frame.width():g}" height="{frame.height():g}"'
    return f'<clipPath id="frame{number}"><rect {place} {size}/></clipPath>\n'


@contextmanager
def _exported(scene: QGraphicsScene) -> Iterator[None]:
    """Lets pyqtgraph draw its markers as shapes: on the screen they are pieces of a pixmap."""
    items = [item for item in scene.items() if hasattr(item, "setExportMode")]
    for item in items:
        item.setExportMode(True, {"antialias": True})
    try:
        yield
    finally:
        for item in items:
            item.setExportMode(False)


@contextmanager
def _alone(picture: PlotPicture, shown: PictureLayer) -> Iterator[None]:
    """Draws one layer alone: what has no opacity keeps its place and is not painted."""
    others = [item for layer in picture.layers if layer is not shown for item in layer.items]
    before = [item.opacity() for item in others]
    for item in others:
        item.setOpacity(0)
    try:
        yield
    finally:
        for item, opacity in zip(others, before, strict=True):
            item.setOpacity(opacity)


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
