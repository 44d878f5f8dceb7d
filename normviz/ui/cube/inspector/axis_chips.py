"""The four axes as chips: letter, size, and whether the norm keeps, shares or splits each."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from normviz.norms import Role
from normviz.ui.style.accessibility import describe
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, HALF, current_theme, font, number_font


@dataclass(frozen=True)
class TensorAxis:
    """One axis of the tensor.

    Attributes:
        letter: Its name.
        size: How long it is.
        role: What the norm does with it.
        word: The role as a word, translated.
    """

    letter: str
    size: int
    role: Role
    word: str


class AxisChips(QWidget):
    """A row of chips, equally wide; shared axes are filled with the figure's blue."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = self.tr(
            "What the norm does with each axis: shared axes are reduced into one statistic, a kept "
            "axis has statistics for each of its indices, a split one for each of its groups."
        )
        describe(self, "inspector_axes", self.tr("Roles of the axes"), tip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._axes: tuple[TensorAxis, ...] = ()

    def set_axes(self, axes: tuple[TensorAxis, ...]) -> None:
        """Shows other axes, in the order in which they are written."""
        if axes == self._axes:
            return
        self._axes = axes
        line = self.tr("{letter} of size {size}: {role}")
        spoken = [line.format(letter=a.letter, size=a.size, role=a.word) for a in axes]
        self.setAccessibleDescription("; ".join(spoken))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for two lines in each chip."""
        height = self.fontMetrics().height() * 2 + GRID + HALF
        return QSize(4 * 7 * GRID, height)

    def minimumSizeHint(self) -> QSize:
        """As small as it may be without cutting a word."""
        return QSize(4 * 6 * GRID, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's name)
        """Draws the chips."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            many = max(1, len(self._axes))
            width = (self.width() - (many - 1) * HALF) / many
            for place, axis in enumerate(self._axes):
                box = QRectF(place * (width + HALF), 0, width, self.height())
                _draw(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), axis, current_theme())


def _draw(painter: QPainter, box: QRectF, axis: TensorAxis, theme: Theme) -> None:
    fill, edge, ink, quiet = _colors(axis.role, theme)
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(box, HALF, HALF)
    if axis.role == "split":
        _stripes(painter, box, theme)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = box.height() / 2
    top = QRectF(box.left(), box.top() + 2, box.width(), half - 1)
    bottom = QRectF(box.left(), box.top() + half - 2, box.width(), half - 2)
    painter.setPen(QColor(ink))
    painter.setFont(number_font("body", bold=True))
    painter.drawText(top, Qt.AlignmentFlag.AlignCenter, f"{axis.letter} {axis.size}")
    painter.setPen(QColor(quiet))
    painter.setFont(font("small"))
    painter.drawText(bottom, Qt.AlignmentFlag.AlignCenter, axis.word)


def _stripes(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """The axis falls into groups: a bar of blue pieces along the lower edge."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.set))
    pieces, gap = 3, 4.0
    width = (box.width() - 2 * GRID - (pieces - 1) * gap) / pieces
    for piece in range(pieces):
        left = box.left() + GRID + piece * (width + gap)
        painter.drawRoundedRect(QRectF(left, box.bottom() - 5, width, 3), 1, 1)


def _colors(role: Role, theme: Theme) -> tuple[str, str, str, str]:
    """Fill, edge, letter and word."""
    if role == "shared":
        return theme.set, theme.set, theme.on_accent, theme.on_accent
    if role == "split":
        return theme.accent_soft, theme.set, theme.text, theme.text
    return theme.surface, theme.border, theme.text, theme.muted
