"""A box that shows code in full, with a button that copies it to the clipboard."""

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import HALF, code_font, font
from normviz.ui.widgets.tone_label import ToneLabel

_CONFIRMED_MS = 1500


class CopyBox(QWidget):
    """A caption, a copy button and, beneath, all of the code, wrapped where it must be."""

    def __init__(self, caption: str, *, name: str, parent: QWidget | None = None) -> None:
        """Makes an empty box.

        Args:
            caption: What the code is for, such as ``"Keras"``; translated.
            name: ``objectName``; the parts are ``<name>_code`` and ``<name>_copy``.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(caption)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._caption = ToneLabel(caption)
        self._caption.setFont(font("small"))
        self._code = _Code()
        describe(self._code, f"{name}_code", caption, self.tr("Code that computes what is shown."))
        self._button = QToolButton()
        self._button.setAutoRaise(True)
        self._button.setIconSize(QSize(16, 16))
        tip = self.tr("Copies the {caption} code.").format(caption=caption)
        describe(self._button, f"{name}_copy", self.tr("Copy"), tip)
        self._back = QTimer(self, singleShot=True, interval=_CONFIRMED_MS)
        self._back.timeout.connect(self._show_copy)
        self._show_copy()
        self._button.clicked.connect(self.copy)
        top = QHBoxLayout()
        top.addWidget(self._caption, 1)
        top.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addLayout(top)
        column.addWidget(self._code)

    def text(self) -> str:
        """The code."""
        return self._code.toPlainText()

    def set_text(self, text: str) -> None:
        """Shows other code."""
        if text != self.text():
            self._code.setPlainText(text)
            self._code.fit()

    def copy(self) -> None:
        """Puts the code on the clipboard and confirms it on the button for a moment."""
        QGuiApplication.clipboard().setText(self.text())
        self._button.setIcon(icon("check"))
        self._back.start()

    def _show_copy(self) -> None:
        self._button.setIcon(icon("copy"))


class _Code(QPlainTextEdit):
    """Read-only code that is as tall as its text."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFont(code_font("small"))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(self.verticalScrollBarPolicy().ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Takes the height that all lines need at the width it has."""
        block = self.document().firstBlock()
        lines = 0
        while block.isValid():
            self.blockBoundingRect(block)  # lays the block out; without it the count is stale
            lines += block.layout().lineCount()
            block = block.next()
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        self.setFixedHeight(max(lines, 1) * self.fontMetrics().lineSpacing() + margins)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wraps again."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Wraps at the width of the first showing."""
        super().showEvent(event)
        self.fit()
