"""Paints a figure with QPainter: one image per face under one affine map, then lines and text."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPolygonF

from normviz.figure.color_scale import ColorScale, color_scale
from normviz.figure.colors import value_table
from normviz.figure.export import line_widths
from normviz.figure.geometry import Point
from normviz.figure.layout import Layout, Panel
from normviz.figure.marks import FigureText, cell_polygons, hidden_edges, tile_set_outlines
from normviz.figure.registries import COLORINGS
from normviz.figure.sets import cell_of
from normviz.figure.state import Index
from normviz.figure.texture.tile_textures import VisibleTiles
from normviz.ui.cube.face_painter import ReadyBlock, paint_blocks, polygon, ready_blocks
from normviz.ui.cube.figure_style import FigureStyle
from normviz.ui.cube.pens import face_pens, hairline
from normviz.ui.cube.text_painter import PanelTextCache, paint_lines, paint_texts, text_width
from normviz.ui.cube.texture_cache import TextureCache, to_image
from normviz.ui.guards.painter_state import saved_state


@dataclass(frozen=True)
class Highlight:
    """The highlighted element and whether it is pinned."""

    index: Index
    pinned: bool


@dataclass(frozen=True)
class _Frame:
    """One painting of the figure.

    Attributes:
        painter: The painter.
        layout: Where everything stands.
        highlight: The highlighted element.
        style: Colours and fonts.
        sides: The visible sides of the element's cell, the same for all cubes.
    """

    painter: QPainter
    layout: Layout
    highlight: Highlight
    style: FigureStyle
    sides: tuple[QPolygonF, ...]


class FigurePainter:
    """Paints the figure of one model again and again, as fast as it is turned."""

    def __init__(self, textures: TextureCache) -> None:
        self._textures = textures
        self._texts = PanelTextCache()
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
        frame = _Frame(painter, layout, highlight, style, _sides(layout, highlight.index))
        for panel in layout.panels:
            with saved_state(painter):
                painter.setClipRect(QRectF(panel.x, panel.y, panel.width, panel.height))
                if panel.cube is not None:
                    self._paint_cube(frame, panel, panel.cube)
                if panel.tiles is not None:
                    self._paint_tiles(frame, panel, panel.tiles)
                paint_lines(painter, self._texts.lines(layout, panel, style), style)
                self._paint_legend(frame, panel)

    def _paint_legend(self, frame: _Frame, panel: Panel) -> None:
        """The scale of the colours, or what is said in its place."""
        em, middle = frame.layout.em, panel.x + panel.width / 2
        note, limit = self._textures.note(panel.key), self._textures.limit(panel.key)
        if note:
            y, room = panel.caption_y + 1.3 * em, panel.width - em
            said = FigureText(middle, y, note, "label", room=room)
            paint_texts(frame.painter, [said], frame.style)
        elif limit is not None:
            place, style = (middle, panel.caption_y), frame.style
            scale = color_scale(place, panel.width, em, limit, lambda text: text_width(text, style))
            paint_scale(frame.painter, scale, style)

    def _blocks(self, layout: Layout, ratio: float) -> list[ReadyBlock]:
        if self._ready is None or self._ready[0] is not layout or self._ready[1] != ratio:
            self._ready = layout, ratio, ready_blocks(layout, ratio)
        return self._ready[2]

    def _paint_cube(self, frame: _Frame, panel: Panel, centre: Point) -> None:
        with saved_state(frame.painter):
            frame.painter.translate(*centre)
            pens = face_pens(frame.style.colors)
            shows_own = COLORINGS[panel.state.color].shows_own_set
            outlined = None if shows_own else self._textures.members(panel.key)
            blocks = self._blocks(frame.layout, frame.style.ratio)
            paint_blocks(frame.painter, panel.key, blocks, self._textures, pens, outlined)
            _paint_element(frame, panel)

    def _paint_tiles(self, frame: _Frame, panel: Panel, corner: Point) -> None:
        layout, style, painter = frame.layout, frame.style, frame.painter
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
            grid, pens = layout.grid, face_pens(style.colors)
            painter.setPen(pens.border)
            painter.drawLines([QLineF(*line) for line in grid.borders()])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pens.outline)
            painter.drawRects([QRectF(*tile) for tile in grid.outlined()])
            if not COLORINGS[panel.state.color].shows_own_set:
                self._outline_tiles(frame, panel.key)
            width = line_widths.element_width(grid.cell, pinned=frame.highlight.pinned)
            painter.setPen(hairline(style.colors.element, width=width))
            painter.drawRect(QRectF(*grid.marked(frame.highlight.index)))

    def _outline_tiles(self, frame: _Frame, panel: str) -> None:
        outlines = tile_set_outlines(self._textures.members(panel), frame.layout.grid)
        if len(outlines) > line_widths.MOST_OUTLINES:
            return
        rectangles = [QRectF(*outline) for outline in outlines]
        pens = face_pens(frame.style.colors)
        for pen in (pens.halo, pens.members):
            frame.painter.setPen(pen)
            frame.painter.drawRects(rectangles)


def _sides(layout: Layout, index: Index) -> tuple[QPolygonF, ...]:
    """The visible sides of an element's cell; all panels have one shape."""
    if not layout.panels:
        return ()
    cell = cell_of(index, layout.panels[0].state)
    return tuple(polygon(side) for side in cell_polygons(layout, cell))


def _paint_element(frame: _Frame, panel: Panel) -> None:
    painter, layout, colors = frame.painter, frame.layout, frame.style.colors
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if frame.sides:
        cell = min(layout.solid.cell) * layout.scale
        width = line_widths.element_width(cell, pinned=frame.highlight.pinned)
        painter.setPen(hairline(colors.element, width=width))
        for side in frame.sides:
            painter.drawPolygon(side)
        return
    element, members = hidden_edges(layout, panel.state, frame.highlight.index, panel.norm)
    for edges, value in ((members, colors.set), (element, colors.element)):
        pen = hairline(value, width=line_widths.HIDDEN)
        pen.setDashPattern([1.5, 2.0])
        painter.setPen(pen)
        painter.drawLines([QLineF(*edge) for edge in edges])


def paint_scale(painter: QPainter, scale: ColorScale, style: FigureStyle) -> None:
    """Paints the colours of values with their range."""
    image = to_image(value_table(style.colors)[None, :])
    painter.drawImage(QRectF(scale.x, scale.y, scale.width, scale.height), image)
    paint_texts(painter, list(scale.ends), style)


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
