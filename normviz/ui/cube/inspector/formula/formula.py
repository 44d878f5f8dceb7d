"""Paints a derivation: the formula, the same with numbers, the value, one above another."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from normviz import norms
from normviz.presentation.inspector.formula_builder import (
    Derivation,
    WrittenParameters,
    derive,
    written_parameters,
)
from normviz.presentation.inspector.math_boxes import Ink, MathText, plain, row
from normviz.presentation.inspector.readings import Readings
from normviz.presentation.number_format import count
from normviz.ui.cube.inspector.formula.typesetter import PlacedBox, TextRun, Typesetter
from normviz.ui.cube.inspector.inspector_section import InspectorSection
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, current_theme, number_font
from normviz.ui.widgets.tone_label import ToneLabel

_GAP = 10.0
"""Between two lines of a derivation, in pixels."""
_SMALLEST_SCALE = 0.6


class FormulaView(QWidget):
    """A derivation as mathematics; made smaller, never cut, where there is little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = self.tr("The formula, and the same with the numbers of this element.")
        describe(self, "inspector_formula", self.tr("Formula"), tip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._typesetter = Typesetter(number_font())
        self._derivation: Derivation | None = None
        self._lines: list[tuple[PlacedBox, PlacedBox]] = []
        self._scale = 1.0
        self._height = 0.0

    def show_derivation(self, derivation: Derivation) -> None:
        """Shows another derivation, of the same norm or of another one."""
        if derivation == self._derivation:
            return
        known = self._derivation
        self._derivation = derivation
        self.setAccessibleDescription(self.text())
        self._typeset(known)
        if known is None or derivation.lines[0] != known.lines[0]:
            self._scale = 1.0
            self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The derivation in one line of characters."""
        if self._derivation is None:
            return ""
        parts = (self._derivation.left, *self._derivation.lines)
        return " = ".join(plain(part) for part in parts)

    def sizeHint(self) -> QSize:
        """As tall as the lines in full size, as wide as the widest."""
        width = max((left.width + right.width for left, right in self._lines), default=0.0)
        return QSize(int(width) + 2 * GRID, int(self._height) + GRID)

    def minimumSizeHint(self) -> QSize:
        """Half the width can be shown, smaller."""
        return QSize(160, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows font and theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._typesetter = Typesetter(number_font())
            self._typeset()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's name)
        """Draws all lines, in the largest size that they all fit in."""
        if not self._lines:
            return
        indent = max(left.width for left, _ in self._lines)
        widest = indent + max(right.width for _, right in self._lines)
        # It only gets smaller while the norm stays: numbers that change must not make it breathe.
        self._scale = max(_SMALLEST_SCALE, min(self._scale, self.width() / widest))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(
                Qt.LayoutDirection.LeftToRight
            )  # as mathematics is everywhere
            painter.scale(self._scale, self._scale)
            y, colors = GRID / 2, _colors()
            for left, right in self._lines:
                ascent = max(left.ascent, right.ascent)
                _paint(painter, left, indent - left.width, y + ascent, colors)
                _paint(painter, right, indent, y + ascent, colors)
                y += ascent + max(left.descent, right.descent) + _GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another scale."""
        super().resizeEvent(event)
        self._scale = 1.0

    def _typeset(self, known: Derivation | None = None) -> None:
        """Lays the lines out; those that ``known`` has too keep their layout."""
        if self._derivation is None:
            return
        place = self._typesetter.place
        shown = self._derivation.lines
        kept = dict(zip(known.lines, self._lines, strict=True)) if known else {}
        lefts = [self._derivation.left] + [MathText("")] * (len(shown) - 1)
        self._lines = [
            kept.get(right) or (place(left), place(row(MathText("  =  "), right)))
            for left, right in zip(lefts, shown, strict=True)
        ]
        heights = [max(a.ascent, b.ascent) + max(a.descent, b.descent) for a, b in self._lines]
        self._height = sum(heights) + _GAP * (len(heights) - 1)


class FormulaSection(InspectorSection):
    """The derivation of the highlighted element, and where its blue numbers come from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        describe(self, "inspector_derivation", self.tr("Formula"))
        self.setToolTip("")
        self._view = FormulaView()
        self._source = ToneLabel()
        self._source.setFont(number_font("small"))
        self._source.setWordWrap(True)
        describe(self._source, "inspector_formula_source", self.tr("Where the statistics are from"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self._view)
        column.addWidget(self._source)

    def text(self) -> str:
        """The derivation in one line of characters."""
        return self._view.text()

    def show_readings(self, readings: Readings) -> None:
        """Shows the derivation of the highlighted element."""
        norm, element = readings.norm, readings.element
        self._view.show_derivation(derive(readings))
        text = self._origin(norm, element, written_parameters(readings))
        if text != self._source.text():
            self._source.setText(text)
        self._source.setVisible(bool(text))

    def _origin(self, norm: norms.Norm, element: norms.Element, shown: WrittenParameters) -> str:
        if not norm.takes_statistics(training=True):
            return ""
        if element.r is not None:
            return self.tr(
                "Blue: from its statistic set (elements: {size}). r and d undo it in value, and "
                "receive no gradient."
            ).format(size=count(element.size))
        if shown.moving:
            return self.tr("μ and σ² are the channel's moving mean and variance.")
        if element.size == 1:
            return self.tr("Blue: from the only element of its statistic set.")
        text = self.tr("Blue: from the {size} elements of its statistic set.", "", element.size)
        return text.format(size=count(element.size))


def _paint(
    painter: QPainter, placed: PlacedBox, x: float, y: float, colors: dict[Ink, QColor]
) -> None:
    for mark in placed.marks:
        if isinstance(mark, TextRun):
            painter.setPen(colors[mark.ink])
            painter.setFont(mark.face.font)
            painter.drawText(QPointF(x, y), mark.text)
        else:
            pen = QPen(colors[mark.ink], mark.width)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawPolyline([QPointF(x + right, y + down) for right, down in mark.points])
    for right, down, part in placed.parts:
        _paint(painter, part, x + right, y + down, colors)


def _colors() -> dict[Ink, QColor]:
    theme = current_theme()
    text = QColor(theme.text)
    return {
        "plain": text,
        "set": QColor(theme.accent_text),
        "muted": QColor(theme.muted),
        "result": text,
    }
