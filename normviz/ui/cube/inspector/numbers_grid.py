"""Numbers of the highlighted element in a painted grid, which needs no new layout on change."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from normviz import norms
from normviz.presentation.inspector.formula_builder import (
    WrittenParameters,
    subscript,
    symbol_of_input,
    written_parameters,
)
from normviz.presentation.inspector.math_boxes import Ink
from normviz.presentation.inspector.readings import Readings
from normviz.presentation.number_format import count, number, setting
from normviz.ui.cube.inspector.inspector_section import InspectorSection
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, current_theme, font, number_font
from normviz.ui.widgets.tone_label import ToneLabel

_HAIR = QPointF(0, 1)
_BETWEEN = HALF
"""Pixels between name, symbol and value."""
_ROOM = len("−0.019656")
"""Characters that a value has beside its name in a window of the smallest size."""


@dataclass(frozen=True)
class NumberEntry:
    """One number: its name in words, its symbol, its value as text, and what it is."""

    name: str
    symbol: str
    value: str
    ink: Ink = "plain"


def number_entries(readings: Readings) -> tuple[NumberEntry, ...]:
    """The numbers that the focused norm has, and no others, in the order of the grid."""
    norm, element = readings.norm, readings.element
    shown = written_parameters(readings)
    output = "w" if norm.kind == "kernel" else "y"
    return (
        NumberEntry(
            QCoreApplication.translate("NumbersSection", "input"),
            symbol_of_input(norm),
            number(element.x),
        ),
        NumberEntry(
            QCoreApplication.translate("NumbersSection", "output"),
            output,
            number(element.y),
            "result",
        ),
        *_statistics(norm, element, shown),
        *_parameters(norm, element, shown),
    )


def _statistics(
    norm: norms.Norm, element: norms.Element, shown: WrittenParameters
) -> list[NumberEntry]:
    ink: Ink = "plain" if shown.moving else "set"
    entries = []
    if element.mean is not None:
        name = (
            QCoreApplication.translate("NumbersSection", "moving")
            if shown.moving
            else QCoreApplication.translate("NumbersSection", "mean")
        )
        entries.append(NumberEntry(name, "μ", number(element.mean), ink))
    if element.variance is not None:
        name = (
            QCoreApplication.translate("NumbersSection", "moving")
            if shown.moving
            else QCoreApplication.translate("NumbersSection", "variance")
        )
        entries.append(NumberEntry(name, "σ²", number(element.variance), ink))
    if element.mean_square is not None:
        entries.append(
            NumberEntry(
                QCoreApplication.translate("NumbersSection", "mean of"),
                "x²",
                number(element.mean_square),
                ink,
            )
        )
    if element.length is not None:
        entries.append(_length(norm, element.length, ink))
    for symbol, value in (("r", element.r), ("d", element.d)):
        if value is not None:
            name = QCoreApplication.translate("NumbersSection", "correction")
            entries.append(NumberEntry(name, symbol, number(value)))
    return entries


def _length(norm: norms.Norm, length: float, ink: Ink) -> NumberEntry:
    if norm.divisor_symbol:
        letter, index = norm.divisor_symbol
        return NumberEntry(
            QCoreApplication.translate("NumbersSection", "norm"),
            letter + subscript(index),
            number(length),
            ink,
        )
    return NumberEntry(
        QCoreApplication.translate("NumbersSection", "L2 norm"),
        f"‖{symbol_of_input(norm)}‖",
        number(length),
        ink,
    )


def _parameters(
    norm: norms.Norm, element: norms.Element, shown: WrittenParameters
) -> list[NumberEntry]:
    entries = []
    if element.alpha is not None:
        name = QCoreApplication.translate("NumbersSection", "factor of x")
        entries.append(NumberEntry(name, "α", number(element.alpha)))
    if shown.gamma:
        symbol = "g" if norm.gamma_starts_at_divisor else "γ"
        value = number(element.gamma) if norm.gamma_starts_at_divisor else _short(element.gamma)
        entries.append(
            NumberEntry(QCoreApplication.translate("NumbersSection", "scale"), symbol, value)
        )
    if shown.beta:
        entries.append(
            NumberEntry(
                QCoreApplication.translate("NumbersSection", "offset"), "β", _short(element.beta)
            )
        )
    if element.epsilon is not None and element.alpha is None and norm.kind == "activation":
        entries.append(
            NumberEntry(
                QCoreApplication.translate("NumbersSection", "epsilon"),
                "ε",
                setting(element.epsilon),
            )
        )
    if shown.gamma and shown.beta and norm.kind == "activation":
        entries.append(
            NumberEntry(
                QCoreApplication.translate("NumbersSection", "normalized"),
                "x̂",
                number(element.x_hat),
            )
        )
    return entries


def _short(value: float) -> str:
    """A number that was set, or learned, with all digits that have room beside its name."""
    exact = setting(value)
    return exact if len(exact) <= _ROOM else number(value)


class NumbersSection(InspectorSection):
    """How many sets of which size, and the numbers of the highlighted element."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        describe(self, "inspector_facts", self.tr("Numbers"))
        self.setToolTip("")
        tip = self.tr("Elements of one set share the same statistics.")
        self._sets = describe(
            ToneLabel("", "accent_text"), "inspector_sets", self.tr("Statistic sets"), tip
        )
        self._sets.setFont(number_font(bold=True))
        self._sets.setWordWrap(True)
        self._grid = NumbersGrid()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self._sets)
        column.addWidget(self._grid)

    def values(self) -> dict[str, str]:
        """The shown numbers by their symbols."""
        return {entry.symbol: entry.value for entry in self._grid.entries()}

    def show_readings(self, readings: Readings) -> None:
        """Shows the numbers."""
        element = readings.element
        text = self._described(readings)
        if text != self._sets.text():
            self._sets.setText(text)
            self._sets.set_tone("accent_text" if element.size > 1 else "muted")
        self._grid.set_entries(number_entries(readings))

    def _described(self, readings: Readings) -> str:
        element = readings.element
        if written_parameters(readings).moving:
            return self.tr("A moving mean and variance of each channel")
        if not readings.norm.takes_statistics(readings.state.training):
            return self.tr("No element shares statistics")
        if element.count == 1 and element.size > 1:
            return self.tr("1 set of all {size}").format(size=count(element.size))
        text = self.tr("1 set of {size}")
        if element.count > 1:
            text = self.tr("{count} sets of {size}", "", element.count)
        return text.format(count=count(element.count), size=count(element.size))


class NumbersGrid(QWidget):
    """Numbers in two columns: name and symbol at the left of a cell, the value at its right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = self.tr(
            "The numbers of the highlighted element; blue ones come from its statistic set."
        )
        describe(self, "inspector_numbers", self.tr("Numbers of the element"), tip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._facts: tuple[NumberEntry, ...] = ()
        self._fonts = _fonts()

    def entries(self) -> tuple[NumberEntry, ...]:
        """What is shown."""
        return self._facts

    def set_entries(self, entries: tuple[NumberEntry, ...]) -> None:
        """Shows other facts."""
        if entries == self._facts:
            return
        before, self._facts = self._facts, entries
        self.setAccessibleDescription(
            "; ".join(f"{entry.name} {entry.symbol} {entry.value}" for entry in entries)
        )
        if len(entries) != len(before):
            self.updateGeometry()
            self.update()
            return
        for place, (old, new) in enumerate(zip(before, entries, strict=True)):
            if old != new:
                self.update(self._cell(place).toAlignedRect())

    def sizeHint(self) -> QSize:
        """A line for two facts."""
        rows = -(-len(self._facts) // 2)
        return QSize(34 * GRID, rows * self._line())

    def minimumSizeHint(self) -> QSize:
        """Two columns of a name and a number."""
        return QSize(30 * GRID, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._fonts = _fonts()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the cells that are to be drawn."""
        with QPainter(self) as painter:
            # Or a minus would stand behind its number; the cells are mirrored by hand.
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            for place, entry in enumerate(self._facts):
                cell = self._cell(place)
                if event.region().intersects(cell.toAlignedRect()):
                    _draw(painter, cell, entry, self._fonts, self._is_mirrored())

    def _cell(self, place: int) -> QRectF:
        gap = 2 * GRID
        width = (self.width() - gap) / 2
        column = 1 - place % 2 if self._is_mirrored() else place % 2
        # A pixel stays between two rows, so that one can be drawn without the other.
        top = place // 2 * self._line()
        return QRectF(column * (width + gap), top, width, self._line() - 1)

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _line(self) -> int:
        return -(-(self.fontMetrics().height() + HALF) // HALF) * HALF


@dataclass(frozen=True)
class _Fonts:
    """The fonts of a cell with their metrics, made once: making one takes longer than drawing."""

    name: QFont
    symbol: QFont
    plain: QFont
    bold: QFont

    def value(self, entry: NumberEntry) -> QFont:
        """The font of the value of ``entry``."""
        return self.bold if entry.ink == "result" else self.plain


def _fonts() -> _Fonts:
    symbol = font()
    symbol.setItalic(True)
    return _Fonts(font("small"), symbol, number_font(), number_font(bold=True))


def _draw(
    painter: QPainter, cell: QRectF, entry: NumberEntry, fonts: _Fonts, mirrored: bool
) -> None:
    """Value and symbol get the room they need, the name what is left."""
    theme = current_theme()
    middle = Qt.AlignmentFlag.AlignVCenter
    start, end = Qt.AlignmentFlag.AlignLeft | middle, Qt.AlignmentFlag.AlignRight | middle
    if mirrored:
        start, end = end, start
    names = QFontMetricsF(fonts.name)
    taken = QFontMetricsF(fonts.symbol).horizontalAdvance(entry.symbol)
    taken += QFontMetricsF(fonts.value(entry)).horizontalAdvance(entry.value) + 2 * _BETWEEN
    name = names.elidedText(entry.name, Qt.TextElideMode.ElideRight, cell.width() - taken)
    step = names.horizontalAdvance(name) + _BETWEEN
    rest = cell.adjusted(0, 0, -step, 0) if mirrored else cell.adjusted(step, 0, 0, 0)
    painter.setPen(QColor(theme.muted))
    painter.setFont(fonts.name)
    painter.drawText(cell, start, name)
    painter.setPen(QColor(theme.accent_text if entry.ink == "set" else theme.text))
    painter.setFont(fonts.symbol)
    painter.drawText(rest, start, entry.symbol)
    painter.setFont(fonts.value(entry))
    painter.drawText(cell, end, entry.value)
    painter.setPen(QColor(theme.border))
    painter.drawLine(cell.bottomLeft() - _HAIR, cell.bottomRight() - _HAIR)
