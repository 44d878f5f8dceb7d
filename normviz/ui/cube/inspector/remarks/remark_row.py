"""A row with one remark: icon, text, check result, bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from normviz.presentation.inspector.readings import Readings
from normviz.presentation.number_format import number, percent
from normviz.ui.cube.inspector.remarks.remark_texts import RemarkText
from normviz.ui.shell.why_button import WhyButton
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID, HALF, current_theme, font
from normviz.ui.widgets.tone_label import ToneLabel

_ICONS = {"warning": "warning", "identity": "check", "info": "info"}
_ICON_SIZE = 16


class RemarkRow(QWidget):
    """Shows one remark; another one takes its place without a new widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector_note")
        self._remark: RemarkText | None = None
        self._readings: Readings | None = None
        self._icon = QLabel()
        self._icon.setFixedSize(_ICON_SIZE, _ICON_SIZE)
        self._text = ToneLabel("", "text")
        self._text.setWordWrap(True)
        self._result = ToneLabel()
        self._result.setFont(font("small"))
        self._result.setWordWrap(True)
        self._button = QPushButton(self.tr("Check on this tensor"))
        tip = self.tr("Computes both sides for every element and compares them.")
        describe(self._button, "inspector_check", self._button.text(), tip)
        self._button.clicked.connect(self._check_now)
        self._bar = InitialWeightBar()
        self.why = WhyButton()
        self._lay_out()

    def text(self) -> str:
        """What the remark says."""
        return self._text.text()

    def result(self) -> str:
        """What its check has given; empty before."""
        return self._result.text()

    def bar(self) -> "InitialWeightBar":
        """The bar; hidden where the remark has none."""
        return self._bar

    def show_remark(self, remark: RemarkText) -> None:
        """Shows ``remark``, unchecked."""
        if remark == self._remark:
            return
        self._remark = remark
        self._text.setText(remark.text)
        self.setAccessibleName(remark.text)
        self._result.clear()
        self._result.hide()
        self._button.hide()
        self.why.set_concern(remark.code)
        self._bar.setVisible(remark.share is not None)
        if remark.share is not None:
            self._bar.set_share(remark.share)
        self.recolor()

    def check(self, readings: Readings) -> None:
        """Computes the remark's identity, if it is one, and says the largest difference."""
        if self._remark is None or self._remark.proof is None:
            return
        difference = self._remark.proof(readings)
        text = self.tr("Largest difference on this tensor: {difference}")
        self._result.setText(text.format(difference=number(difference, 2)))
        self._result.show()
        self._button.hide()

    def offer_check(self, readings: Readings) -> None:
        """Lets the user ask for the check, where it takes a moment."""
        self._readings = readings
        self._button.setVisible(self._remark is not None and self._remark.proof is not None)

    def recolor(self) -> None:
        """Paints the icon in the theme's colour for its kind."""
        if self._remark is None:
            return
        theme = current_theme()
        color = {"warning": theme.warning, "identity": theme.ok, "info": theme.muted}
        kind = self._remark.kind
        picture = icon(_ICONS[kind], color[kind])
        self._icon.setPixmap(picture.pixmap(QSize(_ICON_SIZE, _ICON_SIZE), self.devicePixelRatio()))
        self._bar.update()

    def _check_now(self) -> None:
        if self._readings is not None:
            self.check(self._readings)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(HALF)
        column.addWidget(self._text)
        column.addWidget(self._result)
        column.addWidget(self._bar)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeading)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        self._result.hide()
        self._button.hide()
        self._bar.hide()


class InitialWeightBar(QWidget):
    """How much of the whole something is: a thin bar with a filled part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(GRID)
        self._share = 0.0

    def share(self) -> float:
        """The filled part, 0 to 1."""
        return self._share

    def set_share(self, share: float) -> None:
        """Fills another part."""
        self._share = share
        text = self.tr("The initial values still weigh {share}").format(share=percent(share))
        describe(self, "inspector_start_weight", text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's name)
        """Draws the bar, from the side at which reading starts."""
        theme = current_theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            whole = QRectF(self.rect()).adjusted(0, 1, 0, -1)
            painter.setBrush(QColor(theme.rest))
            painter.drawRoundedRect(whole, 3, 3)
            filled = QRectF(whole)
            filled.setWidth(whole.width() * self._share)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                filled.moveRight(whole.right())
            painter.setBrush(QColor(theme.muted))
            painter.drawRoundedRect(filled, 3, 3)
