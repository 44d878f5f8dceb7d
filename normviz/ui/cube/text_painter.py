"""Paints the figure's lines of text: measured once, placed once per layout."""

from dataclasses import dataclass
from math import inf
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText, QTextOption

from normviz.figure.layout import Layout, Panel
from normviz.figure.marks import (
    FigureText,
    PanelWords,
    cube_texts,
    panel_words,
    tile_texts,
    words_placed,
)
from normviz.figure.panels import ShownPanel
from normviz.ui.cube.figure_style import FigureStyle, MeasuredLine
from normviz.ui.cube.pens import color
from normviz.ui.guards.painter_state import saved_state

PanelPosition = tuple[float, ...]
"""Where a panel and its lines stand, and the height of the font."""

MOST_LINES = 500
"""Lines whose measures are kept."""

_SHAPED = Qt.LayoutDirection.LeftToRight
"""The direction for which words are shaped once."""
_SHAPED_FOR = _SHAPED, Qt.LayoutDirection.LayoutDirectionAuto
"""The directions of a painter that take them as they are; for another one Qt shapes them anew."""
_DIRECTING = frozenset(("R", "AL", "AN", "LRE", "LRO", "RLE", "RLO", "LRI", "RLI", "FSI"))
"""Unicode's classes of letters and marks with which words may run from right to left."""


@dataclass(frozen=True)
class PlacedLine:
    """A line of text, ready to be painted.

    Attributes:
        text: The line.
        measured: Its words as they fit.
        x: Its left end.
        pen: Its colour.
        plate: What is painted behind it; None for nothing.
    """

    text: FigureText
    measured: MeasuredLine
    x: float
    pen: QColor
    plate: QRectF | None


class PanelTextCache:
    """The texts of the panels, placed again only where layout, settings or style have changed.

    What they say follows from the settings: a turn of the camera only moves the letters of axes.
    """

    def __init__(self) -> None:
        self._style: FigureStyle | None = None
        self._layout: Layout | None = None
        self._words: dict[str, tuple[ShownPanel, PanelWords]] = {}
        self._fixed: dict[str, tuple[ShownPanel, PanelPosition, list[PlacedLine]]] = {}
        self._lines: dict[str, list[PlacedLine]] = {}

    def lines(self, layout: Layout, panel: Panel, style: FigureStyle) -> list[PlacedLine]:
        """The placed lines of a panel of ``layout``."""
        if self._style is not style:
            self._style, self._layout = style, None
            self._words.clear()
            self._fixed.clear()
        if self._layout is not layout:
            self._layout = layout
            self._lines.clear()
        if panel.key not in self._lines:
            texts = cube_texts(layout, panel, panel.state) + tile_texts(layout, panel, panel.state)
            letters = [placed_line(text, style, panel) for text in texts]
            fixed = self._fixed_lines(layout, panel, style)
            self._lines[panel.key] = uncovered([*letters, *fixed])
        return self._lines[panel.key]

    def _fixed_lines(self, layout: Layout, panel: Panel, style: FigureStyle) -> list[PlacedLine]:
        """Name and caption, which a turn does not move."""
        place = (panel.x, panel.y, panel.width, panel.title_y, panel.caption_y, layout.em)
        kept = self._fixed.get(panel.key)
        # Equal panels may show other settings.
        if kept is None or kept[0] is not panel.shown or kept[1] != place:
            texts = words_placed(layout, panel, self._said(panel.shown, style))
            kept = panel.shown, place, [placed_line(text, style, panel) for text in texts]
            self._fixed[panel.key] = kept
        return kept[2]

    def _said(self, shown: ShownPanel, style: FigureStyle) -> PanelWords:
        kept = self._words.get(shown.key)
        if kept is None or kept[0] is not shown:
            kept = shown, panel_words(shown, shown.state, style.wording)
            self._words[shown.key] = kept
        return kept[1]


def paint_texts(painter: QPainter, texts: list[FigureText], style: FigureStyle) -> None:
    """Paints lines of text where they stand, smaller where they would not fit."""
    paint_lines(painter, uncovered([placed_line(text, style) for text in texts]), style)


def placed_line(text: FigureText, style: FigureStyle, panel: Panel | None = None) -> PlacedLine:
    """A line of text where it is painted, smaller where it would not fit.

    Args:
        text: The line.
        style: Colours and fonts.
        panel: A line that would leave it sideways is moved into it.
    """
    measured = _measured(text.text, text.role == "title", text.room, style)
    x = text.x - _left_of(text, measured)
    if panel is not None:
        x = max(panel.x + 2, min(x, panel.x + panel.width - 2 - measured.width))
    roles = {"title": style.colors.text, "warning": style.colors.warning}
    pen = color(roles.get(text.role, style.colors.muted))
    if style.transparent or text.role not in ("title", "caption", "warning"):
        return PlacedLine(text, measured, x, pen, None)
    # Invisible on the background; legible where a zoomed cube lies behind it.
    tall = 2 * measured.down + 6
    plate = QRectF(x - 4, text.y - tall / 2, measured.width + 8, tall)
    return PlacedLine(text, measured, x, pen, plate)


def uncovered(lines: list[PlacedLine]) -> list[PlacedLine]:
    """The lines without the letters of axes that others cover: half a letter says nothing."""
    plates = [line.plate for line in lines if line.plate is not None]
    return [line for line in lines if line.text.role != "axis" or not _is_covered(line, plates)]


def paint_lines(painter: QPainter, lines: list[PlacedLine], style: FigureStyle) -> None:
    """Paints placed lines of text."""
    ground = color(style.colors.background, 0.85)
    # Where the painter scales, shaped words would stand a fraction of a pixel elsewhere.
    scales = painter.deviceTransform().isScaling()
    takes_shaped = painter.layoutDirection() in _SHAPED_FOR and not scales
    for line in lines:
        text, measured = line.text, line.measured
        painter.setFont(measured.font)
        painter.setPen(line.pen)
        if line.plate is not None:
            painter.fillRect(line.plate, ground)
        if not text.upright:
            baseline = text.y + measured.down
            if takes_shaped and measured.shaped is not None:
                top = QPointF(line.x, baseline - measured.ascent)
                painter.drawStaticText(top, measured.shaped)
            else:
                painter.drawText(QPointF(line.x, baseline), measured.words)
            continue
        with saved_state(painter):
            painter.translate(text.x, text.y)
            painter.rotate(-90)
            painter.drawText(QPointF(-_left_of(text, measured), measured.down), measured.words)


def text_width(text: FigureText, style: FigureStyle) -> float:
    """How wide a line is painted where nothing is in its way, pixels."""
    return _measured(text.text, text.role == "title", inf, style).width


def _left_of(text: FigureText, line: MeasuredLine) -> float:
    return {"start": 0.0, "middle": line.width / 2, "end": line.width}[text.anchor]


def _is_covered(line: PlacedLine, plates: list[QRectF]) -> bool:
    text, wide, down = line.text, line.measured.width, line.measured.down
    if text.upright:
        box = QRectF(text.x - down, text.y - wide / 2, 2 * down, wide)
    else:
        box = QRectF(line.x, text.y - down, wide, 2 * down)
    return any(plate.intersects(box) for plate in plates)


def _measured(words: str, title: bool, room: float, style: FigureStyle) -> MeasuredLine:
    # Measuring costs more than painting, and a turn moves letters without changing them.
    key = words, title, room
    if key not in style.lines:
        if len(style.lines) > MOST_LINES:
            style.lines.clear()
        font, words = fitted(words, style.title_font if title else style.font, room)
        metrics = QFontMetricsF(font)
        ascent, width = metrics.ascent(), metrics.horizontalAdvance(words)
        down = (ascent - metrics.descent()) / 2
        style.lines[key] = MeasuredLine(words, font, width, ascent, down, _shaped(words, font))
    return style.lines[key]


def _shaped(words: str, font: QFont) -> QStaticText | None:
    if not _DIRECTING.isdisjoint(map(bidirectional, words)):
        return None
    text = QStaticText(words)
    text.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setTextDirection(_SHAPED)
    text.setTextOption(option)
    text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    text.prepare(font=font)
    return text


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
