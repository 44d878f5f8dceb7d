"""One model's answer: its name, the digit it reads, how sure it is, and ten bars."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from normviz.ui.describe import describe
from normviz.ui.draw.answers import Probabilities
from normviz.ui.numbers import percent
from normviz.ui.palette import Theme, mix
from normviz.ui.theme import GRID, HALF, current_theme, font, number_font

_DIGITS = 10
_HIGHEST = 34 * GRID
_LARGE = 1.7
"""The digit read is so much larger than a title."""


class AnswerPanel(QWidget):
    """Shows probabilities; it computes nothing.

    Attributes:
        chosen: Emitted when the panel was clicked, or Space pressed on it.
    """

    chosen = Signal()

    def __init__(self, title: str, tip: str, *, name: str, parent: QWidget | None = None) -> None:
        """An empty panel.

        Args:
            title: The model's title.
            tip: More about it.
            name: ``objectName``.
            parent: The owner.
        """
        super().__init__(parent)
        self._title = title
        self._probabilities: Probabilities | None = None
        self._differs = False
        self._current = False
        describe(self, name, title, tip or title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(_HIGHEST)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def title(self) -> str:
        """The model's title."""
        return self._title

    @property
    def winner(self) -> int | None:
        """The digit read; None where there is no answer."""
        return None if self._probabilities is None else int(np.argmax(self._probabilities))

    @property
    def differs(self) -> bool:
        """Whether the panel is marked as one of another opinion."""
        return self._differs

    def show_answer(self, probabilities: Probabilities | None, differs: bool = False) -> None:
        """Shows ten probabilities; None empties the panel.

        Args:
            probabilities: (10,).
            differs: Whether the default model reads another digit.
        """
        self._probabilities = probabilities
        self._differs = differs
        self.setAccessibleDescription(self._spoken())
        self.update()

    def set_current(self, current: bool) -> None:
        """Marks the panel as the one whose pixels are weighed."""
        if current != self._current:
            self._current = current
            self.update()

    def sizeHint(self) -> QSize:
        """Room for ten bars and their digits."""
        return QSize(24 * GRID, 18 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Bars that can still be told apart."""
        return QSize(15 * GRID, 11 * GRID)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the panel."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter choose the panel."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows theme and direction."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws frame, head and bars."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter, theme)
        inner = QRectF(self.rect()).adjusted(GRID + HALF, GRID, -GRID - HALF, -HALF)
        head = self._paint_head(painter, theme, inner)
        self._paint_bars(painter, theme, inner.adjusted(0, head + HALF, 0, 0))
        painter.end()

    def _spoken(self) -> str:
        if self._probabilities is None:
            return self.tr("No answer yet.")
        sure = percent(float(self._probabilities.max()))
        text = self.tr("Reads {digit}, {percent} sure; the default model reads another digit.")
        if not self._differs:
            text = self.tr("Reads {digit}, {percent} sure.")
        return text.format(digit=self.winner, percent=sure)

    def _paint_frame(self, painter: QPainter, theme: Theme) -> None:
        edge = theme.border
        if self._differs:
            edge = theme.warning
        if self.hasFocus():
            edge = theme.accent
        painter.setPen(QColor(edge))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), HALF, HALF)
        if self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            x = self.width() - HALF if self._is_mirrored() else 0
            painter.drawRoundedRect(QRectF(x, GRID, HALF, self.height() - 2 * GRID), 2, 2)

    def _paint_head(self, painter: QPainter, theme: Theme, inner: QRectF) -> float:
        """Title and how sure at the start, the digit at the end; returns their height."""
        large = number_font("title", bold=True)
        large.setPointSizeF(max(1.0, large.pointSizeF() * _LARGE))
        digit_height = QFontMetricsF(large).capHeight()
        small = QFontMetricsF(font("small"))
        height = max(digit_height + HALF, 2 * small.lineSpacing())
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        room = inner.adjusted(0, 0, -3 * GRID, 0)
        if self._is_mirrored():
            room = inner.adjusted(3 * GRID, 0, 0, 0)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setPen(QColor(theme.text))
        painter.setFont(font("small", bold=True))
        title = QFontMetricsF(painter.font()).elidedText(
            self._title, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(start), title)
        if self._probabilities is None:
            return height
        tone = QColor(theme.warning if self._differs else theme.muted)
        painter.setPen(tone)
        painter.setFont(number_font("small"))
        sure = percent(float(self._probabilities.max()))
        painter.drawText(room.adjusted(0, small.lineSpacing(), 0, 0), int(start), sure)
        painter.setPen(QColor(theme.warning if self._differs else theme.text))
        painter.setFont(large)
        width = QFontMetricsF(large).horizontalAdvance("0")
        x = inner.left() if self._is_mirrored() else inner.right() - width
        painter.drawText(QPointF(x, inner.top() + digit_height), str(self.winner))
        return height

    def _paint_bars(self, painter: QPainter, theme: Theme, room: QRectF) -> None:
        digits = number_font("small")
        line = QFontMetricsF(digits).height()
        step = room.width() / _DIGITS
        top, bottom = room.top(), room.bottom() - line
        painter.setPen(QColor(theme.border))
        line_y = bottom + 0.5
        painter.drawLine(QPointF(room.left(), line_y), QPointF(room.right(), line_y))
        painter.setFont(digits)
        winner = self.winner
        for digit in range(_DIGITS):
            # Digits run from left to right in every script.
            x = room.left() + digit * step
            label = QRectF(x, bottom + 1, step, line)
            strong = digit == winner
            tone = theme.warning if self._differs else theme.accent
            painter.setPen(QColor(tone if strong else theme.muted))
            painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), str(digit))
            if self._probabilities is None:
                continue
            height = float(self._probabilities[digit]) * (bottom - top)
            fill = tone if strong else mix(theme.surface, theme.muted, 0.7)
            bar = QRectF(x + step * 0.14, bottom - height, step * 0.72, height)
            painter.fillRect(bar, QColor(fill))

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
