"""The section "Norms": which norms are shown, in which order, and which one has the focus."""

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from normviz.figure.state import DEFAULT_NORMS, FigureState
from normviz.norms import CATALOG
from normviz.ui.cube.controls.add_menu import AddMenu
from normviz.ui.cube.controls.norm_list import NormList
from normviz.ui.cube.controls.settings_section import SettingsSection, differs
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID
from normviz.ui.text.catalogue import translated


class NormsSection(SettingsSection):
    """The list, a menu to add to it, and the norms of the paper's figure."""

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        """The section of ``model``."""
        super().__init__(model, parent)
        self._list = describe(NormList(), "cube_norms", self.tr("Norms shown"))
        self._list.setToolTip("")  # each row has its own
        self._list.setAccessibleDescription(
            self.tr("Alt+Up and Alt+Down move the norm, Delete removes it.")
        )
        self._add = AddMenu()
        self._paper = QPushButton(self.tr("Wu && He"))
        describe(
            self._paper,
            "cube_preset_wu_he",
            self.tr("Wu & He"),
            self.tr("Shows batch, layer, instance and group norm, as the paper's figure does."),
        )
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._add, 1)
        row.addWidget(self._paper)
        self.column.addWidget(self._list)
        self.column.addLayout(row)
        self._list.moved.connect(self._move)
        self._list.removed.connect(self._remove)
        self._list.currentRowChanged.connect(self._focus)
        self._add.chosen.connect(self._append)
        self._paper.clicked.connect(self._preset)
        model.highlight_changed.connect(self._select)

    def show_state(self, new: FigureState, old: FigureState | None = None) -> None:
        """Shows the norms."""
        if not differs(new, old, "norms", "training"):
            return
        rows = self._list.count()
        with QSignalBlocker(self._list):
            self._list.show_norms(new.norms, new.training)
        if rows != len(new.norms):
            _settle(self._list)
        self._add.leave_out(new.norms)
        self._paper.setEnabled(new.norms != DEFAULT_NORMS)
        self._select()

    def _select(self) -> None:
        shown, focused = self.model.state.norms, self.model.focused
        row = shown.index(focused) if focused in shown else -1
        if row != self._list.currentRow():
            with QSignalBlocker(self._list):
                self._list.setCurrentRow(row)

    def _focus(self, row: int) -> None:
        if row >= 0:
            self.model.focus(self.model.state.norms[row])

    def _append(self, name: str) -> None:
        text = self.tr("Add {norm}").format(norm=translated(CATALOG[name].title))
        self.model.change(text, norms=(*self.model.state.norms, name))
        self.model.focus(name)

    def _remove(self, row: int) -> None:
        shown = list(self.model.state.norms)
        focused = self.model.focused
        name = shown.pop(row)
        text = self.tr("Remove {norm}").format(norm=translated(CATALOG[name].title))
        self.model.change(text, norms=tuple(shown))
        if shown and focused == name:
            self.model.focus(shown[min(row, len(shown) - 1)])

    def _move(self, row: int, target: int) -> None:
        shown = list(self.model.state.norms)
        name = shown.pop(row)
        shown.insert(target, name)
        text = self.tr("Move {norm}").format(norm=translated(CATALOG[name].title))
        self.model.change(text, norms=tuple(shown))

    def _preset(self) -> None:
        self.model.change(self.tr("Show the norms of Wu & He"), norms=DEFAULT_NORMS)


def _settle(widget: QWidget) -> None:
    """Lays out everything around ``widget`` now: Qt would take one round of events a level."""
    parent = widget.parentWidget()
    while parent is not None:
        QCoreApplication.sendPostedEvents(parent, QEvent.Type.LayoutRequest)
        parent = parent.parentWidget()
