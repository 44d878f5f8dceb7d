"""The badges below the cubes of a figure: one per norm, where the figure leaves room for it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from normviz.figure.layout import Layout
from normviz.presentation.proof_state import ProofState
from normviz.ui.cube.proof.proof_badge import ProofBadge
from normviz.ui.cube.proof.proof_client import ProofClient


class ProofBadges(QObject):
    """Makes, fills and places the badges.

    Signals:
        asked(str): How a norm was proven is asked for.
    """

    asked = Signal(str)

    def __init__(self, proofs: ProofClient, figure: QWidget) -> None:
        """No badge before there are proofs.

        Args:
            proofs: What is known.
            figure: What the badges stand on; it owns them.
        """
        super().__init__(figure)
        self._proofs = proofs
        self._figure = figure
        self._badges: dict[str, ProofBadge] = {}

    def place(self, layout: Layout) -> None:
        """Puts a badge below each panel, with what is known; none while nothing can be proven."""
        shown = {panel.norm for panel in layout.panels} if self._proofs.is_available else set()
        for norm in [norm for norm in self._badges if norm not in shown]:
            gone = self._badges.pop(norm)
            gone.hide()
            gone.deleteLater()
        for panel in layout.panels:
            if panel.norm in shown and panel.footer_y is not None:
                badge = self._badge(panel.norm)
                _show(badge, self._proofs.state_of(panel.norm))
                hint = badge.sizeHint()
                width = min(hint.width(), round(panel.width))
                left = panel.x + (panel.width - width) / 2
                top = panel.footer_y - hint.height() / 2
                badge.setGeometry(round(left), round(top), width, hint.height())
        self._order(layout)

    def _badge(self, norm: str) -> ProofBadge:
        if norm not in self._badges:
            badge = ProofBadge(norm, self._figure)
            badge.asked.connect(self.asked)
            badge.show()
            self._badges[norm] = badge
        return self._badges[norm]

    def _order(self, layout: Layout) -> None:
        """The Tab key walks through them from left to right, after the figure."""
        before: QWidget = self._figure
        for panel in layout.panels:
            badge = self._badges.get(panel.norm)
            if badge is not None:
                QWidget.setTabOrder(before, badge)
                before = badge


def _show(badge: ProofBadge, state: ProofState) -> None:
    if state != badge.state:
        badge.show_state(state)
