"""Measures boxes of mathematics and places them: runs of text and strokes about a baseline."""

from dataclasses import dataclass, replace
from functools import singledispatchmethod

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from normviz.ui.cube.inspect.boxes import (
    Bar,
    Box,
    Fraction,
    Ink,
    Root,
    Row,
    Script,
    Space,
    Text,
)

_SCRIPT_SCALE = 0.72
_DEEPEST = 2


@dataclass(frozen=True)
class Face:
    """One font of a formula with what the layout has to know of it, in pixels."""

    font: QFont
    metrics: QFontMetricsF
    em: float
    ascent: float
    descent: float
    axis: float
    rule: float


@dataclass(frozen=True)
class Run:
    """Text that begins at (x, y), y down from the baseline of the formula."""

    x: float
    y: float
    text: str
    face: Face
    ink: Ink


@dataclass(frozen=True)
class Stroke:
    """A line through points, y down from the baseline of the formula."""

    points: tuple[tuple[float, float], ...]
    width: float
    ink: Ink = "plain"


@dataclass(frozen=True)
class Placed:
    """A box that has been measured; x from its left edge, y down from its baseline."""

    width: float
    ascent: float
    descent: float
    marks: tuple[Run | Stroke, ...] = ()

    @property
    def height(self) -> float:
        """From the top to the bottom."""
        return self.ascent + self.descent

    def moved(self, dx: float, dy: float) -> tuple[Run | Stroke, ...]:
        """The marks, ``dx`` to the right and ``dy`` down."""
        return tuple(_moved(mark, dx, dy) for mark in self.marks)


class Typesetter:
    """Lays boxes out in one font and its smaller sizes; keeps their metrics."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._faces: dict[tuple[int, bool, bool], Face] = {}

    def face(self, level: int, italic: bool = False, bold: bool = False) -> Face:
        """The font of scripts of depth ``level``; 0 is the formula itself."""
        key = (min(level, _DEEPEST), italic, bold)
        if key not in self._faces:
            self._faces[key] = _face(self._font, *key)
        return self._faces[key]

    @singledispatchmethod
    def place(self, box: Box, level: int = 0) -> Placed:  # noqa: ARG002 (the cases below use it)
        """Measures ``box``, in the font of scripts of depth ``level``."""
        raise TypeError(f"expected a box of mathematics, received {box!r}")

    @place.register
    def _(self, box: Text, level: int = 0) -> Placed:
        face = self.face(level, box.italic, box.ink == "result")
        run = Run(0.0, 0.0, box.text, face, box.ink)
        width = face.metrics.horizontalAdvance(box.text)
        # A slanted letter leans over its width; without this it touches what follows.
        lean = 0.04 * face.em if box.italic else 0.0
        return Placed(width + lean, face.ascent, face.descent, (run,))

    @place.register
    def _(self, box: Space, level: int = 0) -> Placed:
        return Placed(box.ems * self.face(level).em, 0.0, 0.0)

    @place.register
    def _(self, box: Row, level: int = 0) -> Placed:
        x = 0.0
        marks: list[Run | Stroke] = []
        placed = [self.place(part, level) for part in box.parts]
        for part in placed:
            marks += part.moved(x, 0.0)
            x += part.width
        ascent = max((part.ascent for part in placed), default=0.0)
        descent = max((part.descent for part in placed), default=0.0)
        return Placed(x, ascent, descent, tuple(marks))

    @place.register
    def _(self, box: Fraction, level: int = 0) -> Placed:
        face = self.face(level)
        top, bottom = self.place(box.top, level), self.place(box.bottom, level)
        side, gap = 0.15 * face.em, 0.2 * face.em
        width = max(top.width, bottom.width) + 2 * side
        up = face.axis + gap + top.descent
        down = gap - face.axis + bottom.ascent
        bar = Stroke(((side / 2, -face.axis), (width - side / 2, -face.axis)), face.rule)
        marks = (
            *top.moved((width - top.width) / 2, -up),
            bar,
            *bottom.moved((width - bottom.width) / 2, down),
        )
        return Placed(width, up + top.ascent, down + bottom.descent, marks)

    @place.register
    def _(self, box: Root, level: int = 0) -> Placed:
        face, body = self.face(level), self.place(box.body, level)
        gap, sign = 0.14 * face.em, 0.62 * face.em
        top, bottom = -(body.ascent + gap), body.descent
        half = bottom - 0.42 * (bottom - top)
        hook = Stroke(
            (
                (0.04 * face.em, half + 0.09 * face.em),
                (0.17 * face.em, half),
                (0.36 * face.em, bottom),
                (sign - 0.06 * face.em, top),
                (sign + body.width + 0.08 * face.em, top),
            ),
            face.rule,
        )
        width = sign + body.width + 0.1 * face.em
        return Placed(width, -top + face.rule, bottom, (hook, *body.moved(sign, 0.0)))

    @place.register
    def _(self, box: Script, level: int = 0) -> Placed:
        face, base = self.face(level), self.place(box.base, level)
        x, ascent, descent = base.width, base.ascent, base.descent
        marks, width = list(base.marks), 0.0
        if box.above is not None:
            above = self.place(box.above, level + 1)
            lift = 0.42 * face.em
            marks += above.moved(x, -lift)
            width, ascent = above.width, max(ascent, lift + above.ascent)
        if box.below is not None:
            below = self.place(box.below, level + 1)
            drop = 0.18 * face.em
            marks += below.moved(x, drop)
            width, descent = max(width, below.width), max(descent, drop + below.descent)
        return Placed(x + width, ascent, descent, tuple(marks))

    @place.register
    def _(self, box: Bar, level: int = 0) -> Placed:
        face, body = self.face(level), self.place(box.body, level)
        y = -(body.ascent + 0.06 * face.em)
        line = Stroke(((0.02 * face.em, y), (body.width, y)), face.rule, box.ink)
        return Placed(body.width, -y + face.rule, body.descent, (*body.marks, line))


def _face(font: QFont, level: int, italic: bool, bold: bool) -> Face:
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
    return Face(
        font=font,
        metrics=metrics,
        em=em,
        ascent=-tall.top(),
        descent=tall.bottom(),
        # The bar stands where the minus sign does, whatever the font.
        axis=-metrics.tightBoundingRect("−").center().y(),
        rule=max(1.0, em / 14),
    )


def _moved(mark: Run | Stroke, dx: float, dy: float) -> Run | Stroke:
    if isinstance(mark, Run):
        return replace(mark, x=mark.x + dx, y=mark.y + dy)
    points = tuple((x + dx, y + dy) for x, y in mark.points)
    return replace(mark, points=points)


def points_of(stroke: Stroke) -> list[QPointF]:
    """The points of a stroke as Qt takes them."""
    return [QPointF(x, y) for x, y in stroke.points]
