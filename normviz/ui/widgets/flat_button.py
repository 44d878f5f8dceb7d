"""A flat checkable button that paints itself in the current theme's colours.

Qt passes a new palette on to no widget that has a style sheet: what is painted here would otherwise
keep the colours of the theme before.
"""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QToolButton, QWidget

from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, HALF, current_theme

RowPosition = Literal["alone", "only", "first", "middle", "last"]
"""``alone``: no outline; the others: outlined, in a row whose outer corners are round."""


class FlatButton(QToolButton):
    """Checked on the wash of the accent, hovered on the raised colour, focused in the accent."""

    def __init__(self, place: RowPosition = "alone", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: RowPosition = place
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """A little wider than its text, on the grid's height."""
        usual = super().sizeHint()
        return QSize(usual.width() + GRID, max(usual.height(), 3 * GRID + HALF))

    def minimumSizeHint(self) -> QSize:
        """As wide as its text: a row of them gives way in a narrow panel."""
        return QSize(super().sizeHint().width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws ground, outline, and what the style makes of icon and text."""
        theme = current_theme()
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        if option.toolButtonStyle == Qt.ToolButtonStyle.ToolButtonTextUnderIcon:
            option.rect.adjust(0, HALF, 0, -HALF)
        with QPainter(self) as painter:
            self._paint_ground(painter, theme)
            if self._place == "alone" and self.isEnabled() and not self.isChecked():
                option.palette.setColor(QPalette.ColorRole.ButtonText, QColor(theme.muted))
            self.style().drawControl(
                QStyle.ControlElement.CE_ToolButtonLabel, option, painter, self
            )

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._outline(theme))
        painter.setBrush(self._fill(theme))
        painter.drawRoundedRect(self._shape(), HALF, HALF)
        if self._place in ("first", "middle"):
            edge = 0.5 if self._is_mirrored() else self.width() - 0.5
            painter.setPen(QColor(theme.border))
            painter.drawLine(QPointF(edge, 1), QPointF(edge, self.height() - 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _shape(self) -> QRectF:
        """The outline; where a neighbour follows it ends outside the button, hence unseen."""
        shape = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        starts = self._place in ("middle", "last")
        ends = self._place in ("first", "middle")
        if self._is_mirrored():
            starts, ends = ends, starts
        return shape.adjusted(-GRID if starts else 0, 0, GRID if ends else 0, 0)

    def _outline(self, theme: Theme) -> QColor:
        if self.hasFocus():
            return QColor(theme.accent)
        transparent = QColor(Qt.GlobalColor.transparent)
        return transparent if self._place == "alone" else QColor(theme.border)

    def _fill(self, theme: Theme) -> QColor:
        if self.isChecked():
            return QColor(theme.accent_soft)
        if self.underMouse() and self.isEnabled():
            return QColor(theme.raised)
        transparent = QColor(Qt.GlobalColor.transparent)
        return transparent if self._place == "alone" else QColor(theme.field)

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
