"""Headline: predicted digit, confidence, agreement."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from normviz.presentation.consensus import UNSURE, Consensus
from normviz.presentation.number_format import percent
from normviz.ui.draw.answers.answer_panel_cache import enlarged
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, current_theme, font, number_font

_LARGE = 4.5


class HeadlinePrediction(QWidget):
    """A digit and two lines; the status alone where there is no drawing.

    It paints itself: labels would lay the whole column out again at every movement of the pen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        describe(self, "draw_verdict", self.tr("Answer"))
        self.setToolTip("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._digit = self._sure = self._agree = ""
        self._warns = False
        self._status = ""

    def text(self) -> str:
        """All that is said, as one text."""
        return "\n".join(filter(None, (self._digit, self._sure, self._agree))) or self._status

    def set_status(self, status: str) -> None:
        """Shows a status while there is no prediction, such as that models are being loaded."""
        self._status = status
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a sentence in some lines."""
        return QSize(16 * GRID, 18 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws digit, how sure and who agrees, or the status."""
        theme = current_theme()
        with QPainter(self) as painter:
            painter.setLayoutDirection(self.layoutDirection())
            room = QRectF(self.rect())
            flags = int(Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextWordWrap)
            if not self._digit:
                painter.setPen(QColor(theme.muted))
                painter.drawText(room, flags | Qt.AlignmentFlag.AlignVCenter, self._status)
                return
            large = enlarged(number_font("title", bold=True), _LARGE)
            height = QFontMetricsF(large).capHeight() + 2 * GRID
            top = max(0.0, (room.height() - height - 4 * GRID - GRID) / 2)
            painter.setFont(large)
            painter.setPen(QColor(theme.text))
            painter.drawText(room.adjusted(0, top - GRID, 0, 0), int(flags), self._digit)
            top += QFontMetricsF(large).ascent()
            painter.setFont(font("title"))
            painter.drawText(room.adjusted(0, top, 0, 0), flags, self._sure)
            top += QFontMetricsF(painter.font()).lineSpacing() + HALF
            painter.setFont(font())
            painter.setPen(QColor(theme.warning if self._warns else theme.muted))
            painter.drawText(room.adjusted(0, top, 0, 0), flags, self._agree)

    def show_nothing(self) -> None:
        """Shows the status alone."""
        self._show("", "", "", warns=False)

    def show_consensus(self, consensus: Consensus) -> None:
        """Shows what the default model reads, and who agrees."""
        sure = self.tr("{percent} sure")
        if consensus.sure < UNSURE:
            sure = self.tr("only {percent} sure")
        share = percent(consensus.sure)
        agreed = self._agreed(consensus)
        self._show(str(consensus.digit), sure.format(percent=share), agreed, bool(consensus.others))

    def show_several(self, count: int) -> None:
        """Says that the page shows several digits, of which no model can read any."""
        found = self.tr("{count} digits found", "", count).format(count=count)
        advice = self.tr("Draw one digit at a time. The bars read all ink as one digit.")
        self._show("?", found, advice, warns=True)

    def _agreed(self, consensus: Consensus) -> str:
        if consensus.asked == 1:
            return ""
        text = self.tr("{count} of {all} say {digit}")
        if consensus.asked - consensus.agreeing == 1:
            text = self.tr("{count} of {all} say {digit}, the other one {digits}")
        elif consensus.others:
            text = self.tr("{count} of {all} say {digit}, the others {digits}")
        return text.format(
            count=consensus.agreeing,
            all=consensus.asked,
            digit=consensus.digit,
            digits=", ".join(str(digit) for digit, _ in consensus.others),
        )

    def _show(self, digit: str, sure: str, agree: str, warns: bool) -> None:
        self._digit, self._sure, self._agree, self._warns = digit, sure, agree, warns
        self.setAccessibleDescription(self.text())
        self.update()
