"""A combo box for panels that may be narrower than its text."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QToolTip,
    QWidget,
)

_MARGIN = 2
_MOST_ROWS = 24


class ComboBox(QComboBox):
    """Shortens a text that has no room, with all of it in the tooltip; turns in focus only."""

    def __init__(self, characters: int = 8, parent: QWidget | None = None) -> None:
        """An empty box.

        Args:
            characters: Minimum width in characters; the longest text may be wider.
            parent: Owner.
        """
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(characters)
        self.setMaxVisibleItems(_MOST_ROWS)

    def shown_text(self) -> str:
        """The text as there is room for it: whole, or with … at its end."""
        return self._shortened(self._option())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws the box with the text as there is room for it; a placeholder is muted."""
        option = self._option()
        if self.currentIndex() < 0 and self.isEnabled():
            muted = option.palette.brush(QPalette.ColorRole.PlaceholderText)
            option.palette.setBrush(QPalette.ColorRole.ButtonText, muted)
        option.currentText = self._shortened(option)
        style = self.style()
        with QPainter(self) as painter:
            style.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option, painter, self)
            style.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option, painter, self)

    def event(self, event: QEvent) -> bool:
        """Says the whole text before the tip, where it is shortened."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            whole = self.currentText()
            if self.shown_text() != whole:
                QToolTip.showText(event.globalPos(), f"{whole}\n{self.toolTip()}", self)
                return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the scrolling panel around, unless the box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _shortened(self, option: QStyleOptionComboBox) -> str:
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        room = field.width() - _MARGIN
        text = self.placeholderText() if self.currentIndex() < 0 else self.currentText()
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
