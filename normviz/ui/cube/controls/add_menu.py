"""The button with the norms of the catalogue that are not shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from normviz.norms import CATALOG, Norm
from normviz.norms.norm import Kind
from normviz.ui.cube.controls.norm_text import tip_of
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.text.catalogue import translated


class AddMenu(QPushButton):
    """A button that unfolds a menu, grouped by what the norms normalize.

    Attributes:
        chosen: Emitted with the name of the norm to add.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """A menu of the whole catalogue."""
        super().__init__(icon("plus"), self.tr("A&dd norm"), parent)
        tip = self.tr("Shows another norm of the catalogue beside the others.")
        describe(self, "cube_add_norm", self.tr("Add norm"), tip)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._actions: dict[str, QAction] = {}
        self._headings: dict[QAction, list[str]] = {}
        groups: dict[Kind, str] = {
            "activation": self.tr("Normalizes activations"),
            "kernel": self.tr("Normalizes the kernel"),
            "identity": self.tr("To compare with"),
        }
        for kind, heading in groups.items():
            self._add_group(heading, [norm for norm in CATALOG.values() if norm.kind == kind])
        self._menu.triggered.connect(self._choose)
        self.setMenu(self._menu)

    def leave_out(self, names: Sequence[str]) -> None:
        """Offers all norms but ``names``."""
        for name, action in self._actions.items():
            action.setVisible(name not in names)
        for heading, group in self._headings.items():
            heading.setVisible(any(self._actions[name].isVisible() for name in group))
        self.setEnabled(any(name not in names for name in self._actions))

    def _add_group(self, heading: str, group: list[Norm]) -> None:
        section = self._menu.addSection(heading)
        self._headings[section] = [norm.name for norm in group]
        for norm in group:
            action = self._menu.addAction(translated(norm.title))
            action.setObjectName(f"cube_add_{norm.name}")
            action.setData(norm.name)
            action.setToolTip(tip_of(norm, training=True))
            self._actions[norm.name] = action

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())
