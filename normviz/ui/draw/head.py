"""The default model's word in large, how sure it is, and how many models agree."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from normviz.ui.describe import describe
from normviz.ui.draw.verdict import UNSURE, Verdict
from normviz.ui.numbers import percent
from normviz.ui.theme import HALF, font, number_font
from normviz.ui.widgets.tone_label import Tone, ToneLabel

_LARGE = 4.5


class Head(QWidget):
    """A digit and two lines; empty where there is no drawing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        describe(self, "draw_verdict", self.tr("Answer"))
        self.setToolTip("")
        self._digit = ToneLabel("", "text")
        large = number_font("title", bold=True)
        large.setPointSizeF(large.pointSizeF() * _LARGE)
        self._digit.setFont(large)
        self._sure = ToneLabel("", "text")
        self._sure.setFont(font("title"))
        self._agree = ToneLabel()
        self._agree.setObjectName("draw_agreement")
        for label in (self._sure, self._agree):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addStretch(1)
        column.addWidget(self._digit)
        column.addWidget(self._sure)
        column.addWidget(self._agree)
        column.addStretch(1)
        self._status = ""
        self.show_nothing()

    def text(self) -> str:
        """All that is said, as one text."""
        parts: tuple[QLabel, ...] = (self._digit, self._sure, self._agree)
        return "\n".join(part.text() for part in parts if part.text())

    def set_status(self, status: str) -> None:
        """Says something while there is no answer, such as that the models are being loaded."""
        self._status = status
        if not self._digit.text():
            self.show_nothing()

    def show_nothing(self) -> None:
        """Shows the status alone."""
        self._show("", "", self._status, "muted")

    def show_verdict(self, verdict: Verdict) -> None:
        """Shows what the default model reads, and who agrees."""
        sure = self.tr("{percent} sure")
        if verdict.sure < UNSURE:
            sure = self.tr("only {percent} sure")
        tone: Tone = "warning" if verdict.others else "muted"
        digit = str(verdict.digit)
        self._show(digit, sure.format(percent=percent(verdict.sure)), self._agreed(verdict), tone)

    def _agreed(self, verdict: Verdict) -> str:
        if verdict.asked == 1:
            return ""
        text = self.tr("{count} of {all} say {digit}")
        if verdict.others:
            text = self.tr("{count} of {all} say {digit}, the others {digits}")
        return text.format(
            count=verdict.agreeing,
            all=verdict.asked,
            digit=verdict.digit,
            digits=", ".join(str(digit) for digit, _ in verdict.others),
        )

    def _show(self, digit: str, sure: str, agree: str, tone: Tone) -> None:
        self._digit.setText(digit)
        self._sure.setText(sure)
        self._agree.setText(agree)
        self._agree.set_tone(tone)
        self._digit.setVisible(bool(digit))
        self._sure.setVisible(bool(sure))
        self.setAccessibleDescription(self.text())
        self._digit.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
