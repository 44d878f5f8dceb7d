"""Measures and places boxes of mathematics: text runs and strokes relative to a baseline."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from normviz.presentation.inspector.math_boxes import (
    Box,
    Fraction,
    Ink,
    MathRow,
    MathText,
    Overline,
    Root,
    Script,
    Space,
)

_SCRIPT_SCALE = 0.72
_DEEPEST = 2
_REMEMBERED = 512


@dataclass(frozen=True)
class FormulaFont:
    """One font of a formula with what the layout has to know of it, in pixels."""

    font: QFont
    metrics: QFontMetricsF
    em: float
    ascent: float
    descent: float
    axis: float
    rule: float


@dataclass(frozen=True)
class TextRun:
    """Text that begins at the left edge of its box, on the baseline."""

    text: str
    face: FormulaFont
    ink: Ink


@dataclass(frozen=True)
class FormulaLine:
    """A line through points, y down from the baseline of its box."""

    points: tuple[tuple[float, float], ...]
    width: float
    ink: Ink = "plain"


@dataclass(frozen=True)
class PlacedBox:
    """A box that has been measured.

    Attributes:
        width: To its right edge, in pixels.
        ascent: From the baseline up to its top.
        descent: From the baseline down to its bottom.
        marks: What is drawn for the box itself.
        parts: The boxes in it: how far right and down their baselines begin, and they themselves.
    """

    width: float
    ascent: float
    descent: float
    marks: tuple[TextRun | FormulaLine, ...] = ()
    parts: tuple[tuple[float, float, "PlacedBox"], ...] = ()


class Typesetter:
    """Lays boxes out in one font and its smaller sizes; keeps their metrics."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._faces: dict[tuple[int, bool, bool], FormulaFont] = {}
        self._advances: dict[tuple[int, str], float] = {}

    def face(self, level: int, italic: bool = False, bold: bool = False) -> FormulaFont:
        """The font of scripts of depth ``level``; 0 is the formula itself."""
        key = (min(level, _DEEPEST), italic, bold)
        if key not in self._faces:
            self._faces[key] = _face(self._font, *key)
        return self._faces[key]

    def place(self, box: Box, level: int = 0) -> PlacedBox:
        """Measures ``box``, in the font of scripts of depth ``level``."""
        match box:
            case MathText():
                return self._text(box, level)
            case Space(ems=ems):
                return PlacedBox(ems * self.face(level).em, 0.0, 0.0)
            case MathRow():
                return self._row(box, level)
            case Fraction():
                return self._fraction(box, level)
            case Root():
                return self._root(box, level)
            case Script():
                return self._script(box, level)
            case Overline():
                return self._bar(box, level)

    def _text(self, box: MathText, level: int) -> PlacedBox:
        face = self.face(level, box.italic, box.ink == "result")
        width = self._advance(face, box.text)
        # A slanted letter leans over its width; without this it touches what follows.
        lean = 0.04 * face.em if box.italic else 0.0
        return PlacedBox(
            width + lean, face.ascent, face.descent, (TextRun(box.text, face, box.ink),)
        )

    def _advance(self, face: FormulaFont, text: str) -> float:
        """The width of a text; measuring one takes longer than all the rest of the layout."""
        key = (id(face), text)
        if key not in self._advances:
            if len(self._advances) >= _REMEMBERED:
                self._advances.clear()
            self._advances[key] = face.metrics.horizontalAdvance(text)
        return self._advances[key]

    def _row(self, box: MathRow, level: int) -> PlacedBox:
        x, ascent, descent = 0.0, 0.0, 0.0
        parts = []
        for part in box.parts:
            placed = self.place(part, level)
            parts.append((x, 0.0, placed))
            x += placed.width
            ascent, descent = max(ascent, placed.ascent), max(descent, placed.descent)
        return PlacedBox(x, ascent, descent, parts=tuple(parts))

    def _fraction(self, box: Fraction, level: int) -> PlacedBox:
        face = self.face(level)
        top, bottom = self.place(box.top, level), self.place(box.bottom, level)
        side, gap = 0.15 * face.em, 0.2 * face.em
        width = max(top.width, bottom.width) + 2 * side
        up = face.axis + gap + top.descent
        down = gap - face.axis + bottom.ascent
        bar = FormulaLine(((side / 2, -face.axis), (width - side / 2, -face.axis)), face.rule)
        parts = (
            ((width - top.width) / 2, -up, top),
            ((width - bottom.width) / 2, down, bottom),
        )
        return PlacedBox(width, up + top.ascent, down + bottom.descent, (bar,), parts)

    def _root(self, box: Root, level: int) -> PlacedBox:
        face, body = self.face(level), self.place(box.body, level)
        gap, sign = 0.14 * face.em, 0.62 * face.em
        top, bottom = -(body.ascent + gap), body.descent
        half = bottom - 0.42 * (bottom - top)
        hook = (
            (0.04 * face.em, half + 0.09 * face.em),
            (0.17 * face.em, half),
            (0.36 * face.em, bottom),
            (sign - 0.06 * face.em, top),
            (sign + body.width + 0.08 * face.em, top),
        )
        width = sign + body.width + 0.1 * face.em
        marks, parts = (FormulaLine(hook, face.rule),), ((sign, 0.0, body),)
        return PlacedBox(width, face.rule - top, bottom, marks, parts)

    def _script(self, box: Script, level: int) -> PlacedBox:
        face, base = self.face(level), self.place(box.base, level)
        parts, width = [(0.0, 0.0, base)], 0.0
        ascent, descent = base.ascent, base.descent
        for script, down in ((box.above, -0.42 * face.em), (box.below, 0.18 * face.em)):
            if script is not None:
                placed = self.place(script, level + 1)
                parts.append((base.width, down, placed))
                width = max(width, placed.width)
                ascent = max(ascent, placed.ascent - down)
                descent = max(descent, placed.descent + down)
        return PlacedBox(base.width + width, ascent, descent, parts=tuple(parts))

    def _bar(self, box: Overline, level: int) -> PlacedBox:
        face, body = self.face(level), self.place(box.body, level)
        y = -(body.ascent + 0.06 * face.em)
        line = FormulaLine(((0.02 * face.em, y), (body.width, y)), face.rule, box.ink)
        parts = ((0.0, 0.0, body),)
        return PlacedBox(body.width, face.rule - y, body.descent, (line,), parts)


def _face(font: QFont, level: int, italic: bool, bold: bool) -> FormulaFont:
    font = QFont(font)
    scale = _SCRIPT_SCALE**level
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * scale)
    else:
        font.setPixelSize(max(1, round(font.pixelSize() * scale)))
    font.setItalic(italic)
    font.setBold(bold)
    metrics = QFontMetricsF(font)
    em = float(QFontInfo(font).pixelSize())
    tall = metrics.tightBoundingRect("(γ")
    return FormulaFont(
        font=font,
        metrics=metrics,
        em=em,
        ascent=-tall.top(),
        descent=tall.bottom(),
        # The bar stands where the minus sign does, whatever the font.
        axis=-metrics.tightBoundingRect("−").center().y(),
        rule=max(1.0, em / 14),
    )
