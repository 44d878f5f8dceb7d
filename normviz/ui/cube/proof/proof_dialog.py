"""How a norm was proven: the layer, both sets, the difference from the formula, the versions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from normviz.presentation.proof_state import ProofState
from normviz.ui.cube.proof.proof_texts import findings, rows_of
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, font
from normviz.ui.widgets.tone_label import Tone, ToneLabel


class ProofDialog(QDialog):
    """Shows one proof; all of it can be selected and copied."""

    def __init__(self, title: str, state: ProofState, parent: QWidget | None = None) -> None:
        """Fills the dialog.

        Args:
            title: Of the panel: its norm, and its mode where both are shown.
            state: What is known.
            parent: Owner; the dialog stands before it.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Proof of {norm}").format(norm=title))
        self.setObjectName("proof_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = QLabel(title)
        head.setFont(font("title", bold=True))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = box.button(QDialogButtonBox.StandardButton.Close)
        describe(close, "close_button", close.text(), self.tr("Closes this window."))
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(head)
        for each in self._explained(state):
            column.addWidget(each)
        column.addLayout(_form(state))
        column.addStretch(1)
        column.addWidget(box)
        self.resize(72 * GRID, self.sizeHint().height())

    def _explained(self, state: ProofState) -> list[ToneLabel]:
        """What a proof is, and in red what differs."""
        about = self.tr(
            "The layer itself is called on a random tensor in float64: once for the derivative of "
            "one output with respect to every input, once more after that one input was changed."
        )
        texts: list[tuple[str, Tone]] = [(about, "muted")]
        if state.report is not None:
            texts += [(text, "error") for text in findings(state.report)]
        labels = []
        for text, tone in texts:
            label = ToneLabel(text, tone)
            label.setWordWrap(True)
            labels.append(label)
        return labels


def _form(state: ProofState) -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(2 * GRID)
    form.setVerticalSpacing(HALF)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    for number, (name, value) in enumerate(rows_of(state)):
        shown = QLabel(value)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setWordWrap(True)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        describe(shown, f"proof_row_{number}", name)
        shown.setToolTip("")
        form.addRow(ToneLabel(name), shown)
    return form
