"""Paints a figure with QPainter: one image per face under one affine map, then lines and text."""

from dataclasses import dataclass, field
from math import ceil, inf

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPen,
)

from normviz.figure.colors import FigureColors, value_table
from normviz.figure.export import line_widths
from normviz.figure.geometry import Point
from normviz.figure.layout import Layout, Panel
from normviz.figure.marks import (
    FigureText,
    Wording,
    cell_polygons,
    cube_texts,
    hidden_edges,
    panel_texts,
    tile_set_outlines,
    tile_texts,
)
from normviz.figure.registries import COLORINGS
from normviz.figure.sets import cell_of
from normviz.figure.state import Index
from normviz.figure.texture.tile_textures import VisibleTiles
from normviz.ui.cube.face_painter import (
    FacePens,
    ReadyBlock,
    paint_blocks,
    polygon,
    ready_blocks,
)
from normviz.ui.cube.texture_cache import TextureCache, to_image
from normviz.ui.guards.painter_state import saved_state


@dataclass(frozen=True)
class FigureStyle:
    """How a figure is painted.

    Attributes:
        colors: Of the figure.
        font: Of axis letters and captions.
        title_font: Of the names.
        wording: The words, translated.
        ratio: Device pixels per layout pixel.
        transparent: Whether nothing is painted behind figure and words.
        lines: Text that has been measured, kept from one painting to the next.
    """

    colors: FigureColors
    font: QFont
    title_font: QFont
    wording: Wording
    ratio: float = 1.0
    transparent: bool = False
    lines: "dict[tuple[str, bool, float], _Line]" = field(default_factory=dict)


@dataclass(frozen=True)
class Highlight:
    """The highlighted element and whether it is pinned."""

    index: Index
    pinned: bool


def color(value: int, alpha: float = 1.0) -> QColor:
    """0xRRGGBB as Qt's colour."""
    result = QColor(value)
    result.setAlphaF(alpha)
    return result


def hairline(value: int, alpha: float = 1.0, width: float = 1.0) -> QPen:
    """A pen as wide as that in pixels of the layout: twice as many where a screen has twice."""
    pen = QPen(color(value, alpha), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def set_pens(colors: FigureColors) -> tuple[QPen, QPen]:
    """The pens around a statistic set: a halo, and the line over it."""
    pens = (
        hairline(colors.background, line_widths.HALO_ALPHA, line_widths.HALO),
        hairline(colors.set, width=line_widths.SET),
    )
    for pen in pens:
        # Sides are drawn one by one, which takes a third of the time; the caps close the corners.
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    return pens


class FigurePainter:
    """Paints the figure of one model again and again, as fast as it is turned."""

    def __init__(self, textures: TextureCache) -> None:
        self._textures = textures
        self._ready: tuple[Layout, float, list[ReadyBlock]] | None = None

    def paint(
        self,
        painter: QPainter,
        layout: Layout,
        highlight: Highlight,
        style: FigureStyle,
    ) -> None:
        """Paints everything but the background."""
        self._textures.look_at(highlight.index, style.colors)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for panel in layout.panels:
            with saved_state(painter):
                painter.setClipRect(QRectF(panel.x, panel.y, panel.width, panel.height))
                if panel.cube is not None:
                    self._paint_cube(painter, layout, panel, panel.cube, highlight, style)
                if panel.tiles is not None:
                    self._paint_tiles(painter, layout, panel, panel.tiles, highlight, style)
                state = panel.state
                texts = cube_texts(layout, panel, state) + tile_texts(layout, panel, state)
                texts += panel_texts(layout, panel, state, style.wording)
                paint_texts(painter, texts, style, panel)
                note, limit = self._textures.note(panel.key), self._textures.limit(panel.key)
                if note:
                    y = panel.caption_y + 1.3 * layout.em
                    room = panel.width - layout.em
                    said = FigureText(panel.x + panel.width / 2, y, note, "label", room=room)
                    paint_texts(painter, [said], style)
                elif limit is not None:
                    place = panel.x + panel.width / 2, panel.caption_y + 1.05 * layout.em
                    wide = min(4.5 * layout.em, panel.width - 5 * layout.em)
                    paint_scale(painter, place, wide, limit, layout.em, style)

    def _blocks(self, layout: Layout, ratio: float) -> list[ReadyBlock]:
        if self._ready is None or self._ready[0] is not layout or self._ready[1] != ratio:
            self._ready = layout, ratio, ready_blocks(layout, ratio)
        return self._ready[2]

    def _paint_cube(
        self,
        painter: QPainter,
        layout: Layout,
        panel: Panel,
        centre: Point,
        highlight: Highlight,
        style: FigureStyle,
    ) -> None:
        with saved_state(painter):
            painter.translate(*centre)
            colors = style.colors
            pens = FacePens(
                hairline(colors.border, line_widths.BORDER_ALPHA, line_widths.BORDER),
                hairline(colors.outline, width=line_widths.OUTLINE),
                *set_pens(colors),
            )
            shows_own = COLORINGS[panel.state.color].shows_own_set
            outlined = None if shows_own else self._textures.members(panel.key)
            blocks = self._blocks(layout, style.ratio)
            paint_blocks(painter, panel.key, blocks, self._textures, pens, outlined)
            self._paint_element(painter, layout, panel, highlight, style)

    def _paint_element(
        self,
        painter: QPainter,
        layout: Layout,
        panel: Panel,
        highlight: Highlight,
        style: FigureStyle,
    ) -> None:
        state = panel.state
        parts = cell_polygons(layout, cell_of(highlight.index, state))
        cell = min(layout.solid.cell) * layout.scale
        width = line_widths.element_width(cell, pinned=highlight.pinned)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if parts:
            painter.setPen(hairline(style.colors.element, width=width))
            for part in parts:
                painter.drawPolygon(polygon(part))
            return
        element, members = hidden_edges(layout, state, highlight.index, panel.norm)
        for edges, value in ((members, style.colors.set), (element, style.colors.element)):
            pen = hairline(value, width=line_widths.HIDDEN)
            pen.setDashPattern([1.5, 2.0])
            painter.setPen(pen)
            painter.drawLines([QLineF(*edge) for edge in edges])

    def _paint_tiles(
        self,
        painter: QPainter,
        layout: Layout,
        panel: Panel,
        corner: Point,
        highlight: Highlight,
        style: FigureStyle,
    ) -> None:
        window = visible_window(panel, corner, layout, style.ratio)
        if window is None:
            return
        image = self._textures.tiles(panel.key, layout, window)
        size = QRectF(window.x, window.y, window.columns / style.ratio, window.rows / style.ratio)
        with saved_state(painter):
            painter.translate(*corner)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            if isinstance(image, QImage):
                painter.drawImage(size, image)
            grid = layout.grid
            painter.setPen(hairline(style.colors.border, line_widths.BORDER_ALPHA))
            painter.drawLines([QLineF(*line) for line in grid.borders()])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(hairline(style.colors.outline, width=line_widths.OUTLINE))
            painter.drawRects([QRectF(*tile) for tile in grid.outlined()])
            if not COLORINGS[panel.state.color].shows_own_set:
                self._outline_tiles(painter, layout, panel.key, style)
            width = line_widths.element_width(grid.cell, pinned=highlight.pinned)
            painter.setPen(hairline(style.colors.element, width=width))
            painter.drawRect(QRectF(*grid.marked(highlight.index)))

    def _outline_tiles(
        self, painter: QPainter, layout: Layout, panel: str, style: FigureStyle
    ) -> None:
        outlines = tile_set_outlines(self._textures.members(panel), layout.grid)
        if len(outlines) > line_widths.MOST_OUTLINES:
            return
        rectangles = [QRectF(*outline) for outline in outlines]
        for pen in set_pens(style.colors):
            painter.setPen(pen)
            painter.drawRects(rectangles)


def paint_scale(
    painter: QPainter, place: Point, wide: float, limit: float, em: float, style: FigureStyle
) -> None:
    """Paints the colours of values with their range.

    Args:
        painter: The painter.
        place: The middle of the upper edge.
        wide: Pixels of the colours, without the numbers beside them.
        limit: The value of the strongest colour.
        em: Height of a line, pixels.
        style: Colours and fonts.
    """
    image = to_image(value_table(style.colors)[None, :])
    x, y = place[0] - wide / 2, place[1]
    painter.drawImage(QRectF(x, y, wide, 0.5 * em), image)
    middle, words = y + 0.25 * em, f"{limit:.3g}"
    texts = [
        FigureText(x - 0.4 * em, middle, f"−{words}", "label", "end"),
        FigureText(x + wide + 0.4 * em, middle, words, "label", "start"),
    ]
    paint_texts(painter, texts, style)


def paint_texts(
    painter: QPainter, texts: list[FigureText], style: FigureStyle, panel: Panel | None = None
) -> None:
    """Paints lines of text where they stand, smaller where they would not fit.

    Args:
        painter: The painter.
        texts: The lines.
        style: Colours and fonts.
        panel: Lines that would leave it sideways are moved into it.
    """
    placed = [_placed(text, style, panel) for text in texts]
    plates = [plate for _, _, plate in placed if plate is not None]
    roles = {"title": style.colors.text, "warning": style.colors.warning}
    for text, (line, x, plate) in zip(texts, placed, strict=True):
        if text.role == "axis" and _is_covered(text, line, x, plates):
            continue
        painter.setFont(line.font)
        painter.setPen(color(roles.get(text.role, style.colors.muted)))
        if plate is not None:
            painter.fillRect(plate, color(style.colors.background, 0.85))
        if not text.upright:
            painter.drawText(QPointF(x, text.y + line.down), line.words)
            continue
        with saved_state(painter):
            painter.translate(text.x, text.y)
            painter.rotate(-90)
            painter.drawText(QPointF(-_left_of(text, line), line.down), line.words)


def text_width(text: FigureText, style: FigureStyle) -> float:
    """How wide a line is painted where nothing is in its way, pixels."""
    return _line_of(text.text, text.role == "title", inf, style).width


def _placed(
    text: FigureText, style: FigureStyle, panel: Panel | None
) -> "tuple[_Line, float, QRectF | None]":
    """The measured line, its left end, and what is painted behind the words of a panel."""
    line = _line_of(text.text, text.role == "title", text.room, style)
    x = text.x - _left_of(text, line)
    if panel is not None:
        x = max(panel.x + 2, min(x, panel.x + panel.width - 2 - line.width))
    if style.transparent or text.role not in ("title", "caption", "warning"):
        return line, x, None
    # Invisible on the background; legible where a zoomed cube lies behind it.
    tall = 2 * line.down + 6
    return line, x, QRectF(x - 4, text.y - tall / 2, line.width + 8, tall)


def _left_of(text: FigureText, line: "_Line") -> float:
    return {"start": 0.0, "middle": line.width / 2, "end": line.width}[text.anchor]


def _is_covered(text: FigureText, line: "_Line", x: float, plates: list[QRectF]) -> bool:
    # Half a letter that looks out from behind a caption says nothing.
    if text.upright:
        box = QRectF(text.x - line.down, text.y - line.width / 2, 2 * line.down, line.width)
    else:
        box = QRectF(x, text.y - line.down, line.width, 2 * line.down)
    return any(plate.intersects(box) for plate in plates)


@dataclass(frozen=True)
class _Line:
    """A line of text measured: its words, font, width, and its baseline below its middle."""

    words: str
    font: QFont
    width: float
    down: float


def _line_of(words: str, title: bool, room: float, style: FigureStyle) -> _Line:
    # Measuring costs more than painting, and a turn moves letters without changing them.
    key = words, title, room
    if key not in style.lines:
        if len(style.lines) > 500:
            style.lines.clear()
        font, words = fitted(words, style.title_font if title else style.font, room)
        metrics = QFontMetricsF(font)
        down = (metrics.ascent() - metrics.descent()) / 2
        style.lines[key] = _Line(words, font, metrics.horizontalAdvance(words), down)
    return style.lines[key]


def fitted(words: str, font: QFont, room: float) -> tuple[QFont, str]:
    """The font, shrunk to no less than three quarters, and the words, cut only after that."""
    wide = QFontMetricsF(font).horizontalAdvance(words)
    if wide <= room:
        return font, words
    smaller = QFont(font)
    # Glyphs snap to pixels, so a size in proportion could still be a little too wide.
    smaller.setPointSizeF(font.pointSizeF() * max(0.72, 0.97 * room / wide))
    metrics = QFontMetricsF(smaller)
    return smaller, metrics.elidedText(words, Qt.TextElideMode.ElideRight, room + 2)


def visible_window(
    panel: Panel, corner: Point, layout: Layout, ratio: float
) -> VisibleTiles | None:
    """The part of the tiles that lies in its panel, on whole pixels; None where there is none."""
    left = max(0.0, panel.x - corner[0])
    top = max(0.0, panel.y - corner[1])
    right = min(layout.grid.width, panel.x + panel.width - corner[0])
    bottom = min(layout.grid.height, panel.y + panel.height - corner[1])
    if right <= left or bottom <= top:
        return None
    left, top = float(int(left)), float(int(top))
    return VisibleTiles(
        left, top, ceil((right - left) * ratio), ceil((bottom - top) * ratio), ratio
    )
