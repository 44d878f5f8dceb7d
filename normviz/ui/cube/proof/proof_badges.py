"""The badges below the cubes of a figure: one per panel, where the figure leaves room for it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from normviz.figure.layout import Layout, Panel
from normviz.presentation.proof_state import ProofState
from normviz.ui.cube.proof.proof_badge import ProofBadge
from normviz.ui.cube.proof.proof_client import ProofClient
from normviz.ui.text.figure_words import wording


class ProofBadges(QObject):
    """Makes, fills and places the badges.

    Signals:
        asked(str): How the norm of a panel was proven is asked for.
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
        shown = {panel.key for panel in layout.panels} if self._proofs.is_available else set()
        for key in [key for key in self._badges if key not in shown]:
            gone = self._badges.pop(key)
            gone.hide()
            gone.deleteLater()
        for panel in layout.panels:
            if panel.key in shown and panel.footer_y is not None:
                badge = self._badge(panel)
                _show(badge, self._proofs.state_of(panel.key))
                hint = badge.sizeHint()
                width = min(hint.width(), round(panel.width))
                left = panel.x + (panel.width - width) / 2
                top = panel.footer_y - hint.height() / 2
                badge.setGeometry(round(left), round(top), width, hint.height())
        self._order(layout)

    def _badge(self, panel: Panel) -> ProofBadge:
        if panel.key not in self._badges:
            badge = ProofBadge(panel.key, wording().name(panel.shown), self._figure)
            badge.asked.connect(self.asked)
            badge.show()
            self._badges[panel.key] = badge
        return self._badges[panel.key]

    def _order(self, layout: Layout) -> None:
        """The Tab key walks through them from left to right, after the figure."""
        before: QWidget = self._figure
        for panel in layout.panels:
            badge = self._badges.get(panel.key)
            if badge is not None:
                QWidget.setTabOrder(before, badge)
                before = badge


def _show(badge: ProofBadge, state: ProofState) -> None:
    if state != badge.state:
        badge.show_state(state)
