"""Dialog with a long text to read and copy: a crash report or a problem report."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, code_font
from normviz.ui.widgets.scroll_area import use_slim_bars


class ReportDialog(QDialog):
    """Shows a report and copies it."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        """Fills the dialog.

        Args:
            title: Of the window, translated.
            text: The report.
            parent: Owner; the dialog stands before it.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName("report_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = QPlainTextEdit(text, readOnly=True)
        shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        shown.setFont(code_font("small"))
        shown.setTabChangesFocus(True)
        describe(shown, "report_text", title, self.tr("The whole report."))
        use_slim_bars(shown)
        self._text = text
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = box.button(QDialogButtonBox.StandardButton.Close)
        describe(close, "close_button", close.text(), self.tr("Closes this window."))
        copy = box.addButton(self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        describe(copy, "copy_button", self.tr("Copy"), self.tr("Copies the whole report."))
        copy.clicked.connect(self._copy)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(shown)
        column.addWidget(box)
        self.resize(90 * GRID, 66 * GRID)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
