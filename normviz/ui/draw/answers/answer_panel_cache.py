"""Cached static layer of an answer panel: frame, title, axis and digits."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from normviz.ui.style.palette import Theme, mix
from normviz.ui.style.theme import GRID, HALF, font, number_font

DIGITS = 10
_LARGE = 1.7
"""Size of the predicted digit relative to the title."""


@dataclass(frozen=True, eq=False)
class AnswerPanelCache:
    """Places, fonts and colours of one panel.

    Attributes:
        ground: Frame, title, axis and digits, for an answer that says nothing.
        sure: Where "how sure" stands.
        sure_font: Its font.
        winner: Where the digit read begins, on its baseline.
        winner_font: Its font.
        bars: The room of the ten bars.
        labels: Where the digits below stand, by digit.
        label_font: Their font.
        bar_color: Of the bars that have not won.
        flags: How text is aligned.
    """

    ground: QPixmap
    sure: QRectF
    sure_font: QFont
    winner: QPointF
    winner_font: QFont
    bars: QRectF
    labels: tuple[QRectF, ...]
    label_font: QFont
    bar_color: QColor
    flags: int

    def bar(self, digit: int, share: float) -> QRectF:
        """The bar of ``digit``, ``share`` of the room high."""
        step = self.bars.width() / DIGITS
        height = share * self.bars.height()
        x = self.bars.left() + (digit + 0.14) * step
        return QRectF(x, self.bars.bottom() - height, step * 0.72, height)


def make_look(
    title: str, size: QSize, ratio: float, theme: Theme, mirrored: bool
) -> AnswerPanelCache:
    """Paints the static layer of a panel and computes the places of the rest.

    Args:
        title: Its title.
        size: Its size in points.
        ratio: Device pixels per point.
        theme: Its colours.
        mirrored: Whether it is read from right to left.
    """
    small, large = number_font("small"), enlarged(number_font("title", bold=True), _LARGE)
    line, cap = QFontMetricsF(small).lineSpacing(), QFontMetricsF(large).capHeight()
    width = QFontMetricsF(large).horizontalAdvance("0")
    frame = QRectF(0, 0, size.width(), size.height())
    inner = frame.adjusted(GRID + HALF, GRID, -GRID - HALF, -HALF)
    beside = width + HALF
    text = inner.adjusted(beside, 0, 0, 0) if mirrored else inner.adjusted(0, 0, -beside, 0)
    head = max(cap + HALF, 2 * line) + HALF
    bars = inner.adjusted(0, head, 0, -line)
    step = bars.width() / DIGITS
    # Digits run from left to right in every script.
    labels = [QRectF(bars.left() + d * step, bars.bottom() + 1, step, line) for d in range(DIGITS)]
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    look = AnswerPanelCache(
        ground=QPixmap(size * ratio),
        sure=text.adjusted(0, line, 0, 0),
        sure_font=small,
        winner=QPointF(inner.left() if mirrored else inner.right() - width, inner.top() + cap),
        winner_font=large,
        bars=bars,
        labels=tuple(labels),
        label_font=small,
        bar_color=QColor(mix(theme.surface, theme.muted, 0.7)),
        flags=int(side | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute),
    )
    look.ground.setDevicePixelRatio(ratio)
    _paint_ground(look, title, theme, frame, text)
    return look


def enlarged(small: QFont, factor: float) -> QFont:
    """A font ``factor`` times as large."""
    large = QFont(small)
    if small.pointSizeF() > 0:
        large.setPointSizeF(small.pointSizeF() * factor)
    else:
        large.setPixelSize(round(small.pixelSize() * factor))
    return large


def _paint_ground(
    look: AnswerPanelCache, title: str, theme: Theme, frame: QRectF, text: QRectF
) -> None:
    look.ground.fill(QColor(theme.background))
    with QPainter(look.ground) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.border))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), HALF, HALF)
        bottom = look.bars.bottom() + 0.5
        painter.drawLine(QPointF(look.bars.left(), bottom), QPointF(look.bars.right(), bottom))
        painter.setPen(QColor(theme.text))
        painter.setFont(font("small", bold=True))
        elide = Qt.TextElideMode.ElideMiddle  # the ends of runs' names tell them apart
        shown = QFontMetricsF(painter.font()).elidedText(title, elide, text.width())
        painter.drawText(text, look.flags, shown)
        painter.setPen(QColor(theme.muted))
        painter.setFont(look.label_font)
        for digit, place in enumerate(look.labels):
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(digit))
