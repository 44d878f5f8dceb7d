"""A quiet line below a cube that says whether the real layer confirms it; a button."""

from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from normviz.presentation.proof_state import ProofState
from normviz.ui.cube.figure_style import colors_of
from normviz.ui.cube.pens import color
from normviz.ui.cube.proof.proof_texts import badge_color, badge_texts, spoken, tip_of
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import HALF, current_theme, number_font


class ProofBadge(QAbstractButton):
    """The badge of one panel.

    Signals:
        asked(str): How it was proven is asked for; the key of the panel.
    """

    asked = Signal(str)

    def __init__(self, key: str, title: str, parent: QWidget | None = None) -> None:
        """Nothing is known yet.

        Args:
            key: Of the panel.
            title: Of the panel, translated.
            parent: Owner.
        """
        super().__init__(parent)
        self._key = key
        self._title = title
        self._state = ProofState("pending")
        self.setFont(number_font("small"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The figure below is not painted again because of a line of text.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.show_state(self._state)
        self.clicked.connect(self._ask)

    @property
    def key(self) -> str:
        """Whose badge it is: the key of the panel."""
        return self._key

    @property
    def state(self) -> ProofState:
        """What is shown."""
        return self._state

    def show_state(self, state: ProofState) -> None:
        """Shows what is known."""
        self._state = state
        name = f"proof_badge_{self._key}"
        describe(self, name, spoken(self._title, state), tip_of(state))
        self.update()

    def text_in(self, width: float) -> str:
        """The longest text that fits a width; the shortest one, cut, where none does."""
        metrics = QFontMetricsF(self.font())
        texts = badge_texts(self._state)
        for text in texts:
            if metrics.horizontalAdvance(text) <= width:
                return text
        return metrics.elidedText(texts[-1], Qt.TextElideMode.ElideRight, width)

    def sizeHint(self) -> QSize:
        """A line of text."""
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(badge_texts(self._state)[0])
        return QSize(ceil(width) + 2 * HALF, ceil(metrics.height()) + HALF)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws the text, underlined below the pointer, and a frame where it has the focus."""
        theme = current_theme()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), color(colors_of(theme).background))
            used = self.font()
            used.setUnderline(self.underMouse())
            painter.setFont(used)
            painter.setPen(QColor(badge_color(self._state, theme)))
            text = self.text_in(self.width() - 2 * HALF)
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
            if self.hasFocus():
                painter.setPen(QColor(theme.accent))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _ask(self) -> None:
        self.asked.emit(self._key)
