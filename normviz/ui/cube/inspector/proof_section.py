"""What the real layer says otherwise than the figure: in red, and only where it does."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.inspector.inspector_section import InspectorSection
from normviz.ui.cube.proof.proof_client import ProofClient
from normviz.ui.cube.proof.proof_texts import findings
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID
from normviz.ui.widgets.tone_label import ToneLabel


class ProofSection(InspectorSection):
    """The findings of a refuted proof of the focused norm."""

    def __init__(self, proofs: ProofClient | None, parent: QWidget | None = None) -> None:
        """The section.

        Args:
            proofs: What is known; None where nothing is proven.
            parent: The owner.
        """
        super().__init__(parent)
        self._proofs = proofs
        self._text = describe(ToneLabel("", "error"), "inspector_proof", self.tr("Refuted"))
        self._text.setToolTip("")
        self._text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, GRID, 0)
        column.addWidget(self._text)
        self._text.hide()

    def text(self) -> str:
        """What is said; empty where nothing is refuted."""
        return self._text.text()

    def show_readings(self, readings: Readings) -> None:
        """Says what differs for the focused norm."""
        found = self._found(readings.model.focused_panel)
        said = ""
        if found:
            said = self.tr("The real layer refutes this figure. {findings}").format(
                findings=" ".join(found)
            )
        if said != self._text.text():
            self._text.setText(said)
            self._text.setVisible(bool(said))

    def _found(self, panel: str) -> tuple[str, ...]:
        if self._proofs is None:
            return ()
        report = self._proofs.state_of(panel).report
        return () if report is None else findings(report)
