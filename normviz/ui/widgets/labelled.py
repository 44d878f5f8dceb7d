"""Base class of labelled controls: the label and, beneath, why a value is refused."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, current_theme, font
from normviz.ui.widgets.tone_label import ToneLabel


class Labelled(QWidget):
    """A row of a label and a control, with room for one message beneath.

    Subclasses put their editors into :attr:`row`; a click on the label goes to the first one.
    """

    def __init__(self, label: str, name: str, tip: str, parent: QWidget | None = None) -> None:
        """Makes an empty row.

        Args:
            label: Shown before the control, translated; ``&`` marks its key, as in ``&Width``.
            name: ``objectName`` of the whole; parts are named after it.
            tip: One translated sentence for the tooltip.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label.replace("&", ""))
        self.setToolTip(tip)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.label = QLabel(label)
        self.row = QHBoxLayout()
        self.row.setSpacing(GRID)
        self.row.addWidget(self.label)
        self._message = describe(ToneLabel("", "error"), f"{name}_message", self.accessibleName())
        self._message.setFont(font("small"))
        self._message.setWordWrap(True)
        self._message.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(HALF)
        self._column.addLayout(self.row)
        self._column.addWidget(self._message)
        self._is_stacked = False
        self._error: str | None = None  # None before the first one is set or taken away

    @property
    def lead(self) -> QWidget:
        """What names the control; the label, unless a subclass has something else there."""
        return self.label

    @property
    def is_stacked(self) -> bool:
        """Whether the lead stands above the editors."""
        return self._is_stacked

    def stack(self) -> None:
        """Moves the lead above the editors, which get the whole width."""
        if not self._is_stacked:
            self._is_stacked = True
            self.row.removeWidget(self.lead)
            self._column.insertWidget(0, self.lead)

    def add_editor(self, editor: QWidget, part: str, stretch: int = 0) -> None:
        """Puts ``editor`` at the end of the row and names it ``<name>_<part>``."""
        name = f"{self.objectName()}_{part}"
        describe(editor, name, self.accessibleName(), self.toolTip())
        editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel alone must not take the focus
        if self.label.buddy() is None:
            self.label.setBuddy(editor)
        self.row.addWidget(editor, stretch)

    def error(self) -> str:
        """The message shown beneath the control; empty when there is none."""
        return "" if self._message.isHidden() else self._message.text()

    def set_error(self, text: str | None) -> None:
        """Says beneath the control why its value is refused; None or an empty text takes it away.

        The control goes on showing what was entered; what is drawn elsewhere stays as it was.
        """
        text = text or ""
        if text == self._error:
            return  # another palette would lay out and paint the editor again
        self._error = text
        self._message.setText(text)
        self._message.setVisible(bool(text))
        self.setAccessibleDescription(text)
        self._recolor()

    def lead_to(self) -> None:
        """Gives the focus to the first editor."""
        editor = self.label.buddy()
        if editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_refused(self) -> None:
        """Shows the last good value again in place of one that was refused."""
        self.set_error(None)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._recolor()

    def _recolor(self) -> None:
        buddy = self.label.buddy()
        if buddy is not None:
            _paint_refused(buddy, bool(self._message.text()))


def first_refused(panel: QWidget, fields: Iterable[Labelled]) -> Labelled | None:
    """The first of the fields that shows what it cannot take; None where all can be taken.

    What is still being typed in the panel counts as entered.
    """
    focus = QApplication.focusWidget()
    if focus is not None and panel.isAncestorOf(focus):
        focus.clearFocus()
        focus.setFocus()
    return next((field for field in fields if field.error()), None)


def _paint_refused(editor: QWidget, refused: bool) -> None:
    """Shows the text of ``editor`` in the error colour, or in its own again."""
    palette = QPalette()
    if refused:
        palette.setColor(QPalette.ColorRole.Text, QColor(current_theme().error))
    editor.setPalette(palette)
