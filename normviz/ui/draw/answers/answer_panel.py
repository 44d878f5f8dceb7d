"""Panel with one model's answer: name, predicted digit, confidence, and ten bars."""

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from normviz.ports.prediction import Probabilities
from normviz.presentation.number_format import percent
from normviz.ui.draw.answers.answer_panel_cache import AnswerPanelCache, make_look
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, HALF, current_theme
from normviz.ui.text.showable import showable

_HIGHEST = 34 * GRID


class AnswerPanel(QWidget):
    """Shows probabilities; it computes nothing.

    Attributes:
        chosen: Emitted when the panel was clicked, or Space pressed on it.
    """

    chosen = Signal()

    def __init__(
        self,
        title: str,
        tip: str,
        form: str = "{percent}",
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """An empty panel.

        Args:
            title: The model's title.
            tip: More about it.
            form: How "how sure" is said, with ``{percent}`` in it.
            name: ``objectName``.
            parent: The owner.
        """
        super().__init__(parent)
        self._title = self._tip = ""
        self._form = form
        self._probabilities: Probabilities | None = None
        self._note, self._warns = "", False
        self._differs = False
        self._current = False
        self._look: AnswerPanelCache | None = None
        self.setObjectName(name)
        self.set_title(title, tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(_HIGHEST)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def title(self) -> str:
        """The model's title."""
        return self._title

    def set_title(self, title: str, tip: str) -> None:
        """Calls the model otherwise: a run can be renamed.

        Args:
            title: The model's title.
            tip: More about it.
        """
        self.setAccessibleName(title)
        self._tip = tip or title
        self._show_tip()
        if title != self._title:
            self._title = title
            self._look = None
            self.update()

    @property
    def winner(self) -> int | None:
        """The digit read; None where there is no answer."""
        return None if self._probabilities is None else int(np.argmax(self._probabilities))

    @property
    def differs(self) -> bool:
        """Whether the panel is marked: its model disagrees with the default model."""
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

    def show_note(self, text: str, *, warns: bool = False) -> None:
        """Says why there is no answer; seen while there is none."""
        if (text, warns) != (self._note, self._warns):
            self._note, self._warns = text, warns
            self._show_tip()
            self.setAccessibleDescription(self._spoken())
            self.update()

    def set_current(self, current: bool) -> None:
        """Marks the panel as that of the model that the saliency map explains."""
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
        """Follows theme, font and direction."""
        super().changeEvent(event)
        self._look = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes other places."""
        super().resizeEvent(event)
        self._look = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Puts the answer on the ground that was painted before."""
        theme = current_theme()
        look = self._place(theme)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, look.ground)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_marks(painter, theme)
            if self._probabilities is not None:
                self._paint_answer(painter, theme, look, self._probabilities)
            elif self._note:
                painter.setPen(QColor(theme.warning if self._warns else theme.muted))
                painter.setFont(look.sure_font)
                flags = look.flags | int(Qt.TextFlag.TextWrapAnywhere)
                room = look.bars.adjusted(0, HALF, 0, -HALF)
                painter.drawText(room, flags, self._note)

    def _show_tip(self) -> None:
        """Says in the tip too why there is no answer: a small panel may not hold it all."""
        self.setToolTip("\n".join(filter(None, (self._tip, self._note))))

    def _place(self, theme: Theme) -> AnswerPanelCache:
        ratio = self.devicePixelRatio()
        if self._look is None or self._look.ground.devicePixelRatio() != ratio:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._look = make_look(showable(self._title), self.size(), ratio, theme, mirrored)
        return self._look

    def _spoken(self) -> str:
        if self._probabilities is None:
            return self._note or self.tr("No answer yet.")
        sure = percent(float(self._probabilities.max()))
        text = self.tr("Reads {digit}, {percent} sure; the default model reads another digit.")
        if not self._differs:
            text = self.tr("Reads {digit}, {percent} sure.")
        return text.format(digit=self.winner, percent=self._form.format(percent=sure))

    def _paint_marks(self, painter: QPainter, theme: Theme) -> None:
        """The outline of a disagreeing model or of the focus, and the bar of the current model."""
        if self._differs or self.hasFocus():
            painter.setPen(QColor(theme.accent if self.hasFocus() else theme.warning))
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(frame, HALF, HALF)
        if self._current:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = self.width() - HALF if mirrored else 0
            mark = QRectF(x, GRID, HALF, self.height() - 2 * GRID)
            painter.fillRect(mark, QColor(theme.accent))

    def _paint_answer(
        self, painter: QPainter, theme: Theme, look: AnswerPanelCache, probabilities: Probabilities
    ) -> None:
        shares = probabilities.tolist()
        winner = int(np.argmax(probabilities))
        strong = QColor(theme.warning if self._differs else theme.accent)
        for digit, share in enumerate(shares):
            color = strong if digit == winner else look.bar_color
            painter.fillRect(look.bar(digit, share), color)
        painter.setPen(strong)
        painter.setFont(look.label_font)
        center = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(look.labels[winner], center, str(winner))
        painter.setPen(QColor(theme.warning if self._differs else theme.muted))
        painter.setFont(look.sure_font)
        painter.drawText(look.sure, look.flags, self._form.format(percent=percent(shares[winner])))
        painter.setPen(QColor(theme.warning if self._differs else theme.text))
        painter.setFont(look.winner_font)
        painter.drawText(look.winner, str(winner))
