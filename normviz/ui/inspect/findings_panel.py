"""The findings of a model, or of its selected layer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from normviz.inspection.records import Finding
from normviz.ui.inspect.words import FindingText, finding_texts, severity_text
from normviz.ui.shell.why_button import WhyButton
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, font
from normviz.ui.text.showable import showable
from normviz.ui.widgets.scroll_area import ScrollArea
from normviz.ui.widgets.tone_label import Tone, ToneLabel

_TONES: dict[str, Tone] = {"error": "error", "warning": "warning", "info": "muted"}
_SEVERITY_WIDTH = 9 * GRID


class FindingRow(QWidget):
    """Severity, layers, statement, and a link to the lesson."""

    def __init__(self, told: FindingText, *, named: bool = True) -> None:
        """A row that says ``told``; the layers are not ``named`` where a title names them."""
        super().__init__()
        self.severity = ToneLabel(severity_text(told.severity), _TONES[told.severity])
        self.severity.setFont(font(bold=True))
        self.severity.setMinimumWidth(_SEVERITY_WIDTH)
        self.layers = _label(QLabel(), told.layers, bold=True)
        self.text = _label(QLabel(), told.text)
        self.why = WhyButton()
        self.why.set_lesson(told.lesson)
        first = QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(self.layers if named else self.text, 1)
        first.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(HALF)
        grid.addWidget(self.severity, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(first, 0, 1)
        if named:
            grid.addWidget(self.text, 1, 1)
        grid.setColumnStretch(1, 1)
        self.setAccessibleName(f"{self.severity.text()}: {told.layers}: {told.text}")


class FindingsPanel(ScrollArea):
    """Findings below one another, the most severe first."""

    def __init__(self) -> None:
        """Nothing is shown yet."""
        super().__init__()
        describe(self, "inspect_findings", self.tr("Findings"))
        panel = QWidget()
        self._column = QVBoxLayout(panel)
        self._column.setContentsMargins(2 * GRID, GRID, GRID, 2 * GRID)
        self._column.setSpacing(2 * GRID)
        self._none = describe(
            ToneLabel(self.tr("No findings.")), "inspect_no_findings", self.tr("Findings")
        )
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self._rows: list[FindingRow] = []
        self.setWidget(panel)

    def rows(self) -> list[FindingRow]:
        """What is shown."""
        return list(self._rows)

    def show_findings(self, findings: Sequence[Finding], *, named: bool = True) -> None:
        """Shows findings; equal ones of several layers are one row.

        Args:
            findings: The most severe first.
            named: Whether each row names its layers.
        """
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [FindingRow(each, named=named) for each in finding_texts(findings)]
        for at, row in enumerate(self._rows):
            self._column.insertWidget(at, row)
        self._none.setVisible(not self._rows)
        self.verticalScrollBar().setValue(0)


def _label(label: QLabel, text: str, *, bold: bool = False) -> QLabel:
    """A label of a file's text: shown as it is, never as a document."""
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(showable(text))
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if bold:
        label.setFont(font(bold=True))
    return label
