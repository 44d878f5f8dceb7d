"""The control panel: all sections, one above the other, in a column that scrolls."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from normviz.figure.registries import SOURCES
from normviz.figure.state import FigureState
from normviz.ports.cube import StandIn
from normviz.scenes.cube_scene import CubeScene
from normviz.ui.cube.activations.activation_client import ActivationClient
from normviz.ui.cube.controls.affine_section import AffineSection
from normviz.ui.cube.controls.color_section import ColorSection
from normviz.ui.cube.controls.devices_section import DevicesSection
from normviz.ui.cube.controls.groups_section import GroupsSection
from normviz.ui.cube.controls.input_section import InputSection
from normviz.ui.cube.controls.mode_section import ModeSection
from normviz.ui.cube.controls.norms_section import NormsSection
from normviz.ui.cube.controls.settings_section import SettingsSection
from normviz.ui.cube.controls.tensor_section import TensorSection
from normviz.ui.cube.controls.view_section import ViewSection
from normviz.ui.cube.model import CubeModel
from normviz.ui.shell.shortcuts import plain
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, HALF
from normviz.ui.widgets.labelled import Labelled
from normviz.ui.widgets.rows import align
from normviz.ui.widgets.scroll_area import ScrollArea
from normviz.ui.widgets.section import Section, fold, folded
from normviz.ui.widgets.undo_keys import UndoKeys

WIDTH = 38 * GRID
ACTIVATIONS = "activations"
"""The source with inputs of its own."""


class ControlPanel(ScrollArea):
    """Shows and changes the settings of a model.

    Attributes:
        reset_view: Emitted when the cubes should be looked at from where they were at first.
        reset_settings: The action that puts all settings back, as one step of undo.
    """

    reset_view = Signal()

    def __init__(
        self,
        model: CubeModel,
        client: ActivationClient | None = None,
        stand_in: Callable[[], StandIn] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """The panel; it follows the model from now on.

        Args:
            model: What it shows and changes.
            client: Gives the activations of networks; None where none can be shown.
            stand_in: Says why digits are not those of MNIST; None where nobody asks.
            parent: Owner.
        """
        super().__init__(parent)
        self._model = model
        self._stand_in = stand_in
        self._client = client
        describe(self, "cube_controls", self.tr("Settings of the figure"))
        self.setToolTip("")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sections: dict[str, Section] = {}
        self._parts: list[SettingsSection] = []
        self.reset_settings = self._reset_action()
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(HALF, HALF, HALF, GRID)
        self._column.setSpacing(0)
        self._fill()
        self.setWidget(self._content)
        align(self._content.findChildren(Labelled))
        self._undo_keys = UndoKeys(self._content)
        model.waiting_changed.connect(self._add_activations)
        self._show(model.state)
        model.state_changed.connect(self._show)

    def set_theme(self, theme: Theme) -> None:  # noqa: ARG002 (what is painted asks for it)
        """Repaints what is painted here and not by the palette."""
        self._content.update()
        for part in self._parts:
            part.update()

    def collapsed(self) -> list[str]:
        """The names of the sections that are folded, to be kept from session to session."""
        return folded(self._sections)

    def set_collapsed(self, names: Iterable[str]) -> None:
        """Folds the sections ``names`` and unfolds the others; unknown names are left out."""
        fold(self._sections, names)

    def sizeHint(self) -> QSize:
        """As wide as is comfortable."""
        return QSize(max(WIDTH, self.minimumSizeHint().width()), 80 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for every control beside the scroll bar: nothing scrolls sideways."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return QSize(self._content.minimumSizeHint().width() + bar, 16 * GRID)

    def _fill(self) -> None:
        model = self._model
        groups, view = GroupsSection(model), ViewSection(model)
        view.reset_view.connect(self.reset_view)
        for name, title, part in (
            ("norms", self.tr("Norms"), NormsSection(model)),
            ("tensor", self.tr("Tensor x"), TensorSection(model, groups.wanted)),
            ("groups", self.tr("Groups"), groups),
            ("input", self.tr("Input"), InputSection(model, self._stand_in)),
            ("color", self.tr("Colour by"), ColorSection(model)),
            ("affine", self.tr("Scale, center, epsilon"), AffineSection(model)),
            ("mode", self.tr("Mode"), ModeSection(model)),
            ("devices", self.tr("Devices"), DevicesSection(model)),
            ("view", self.tr("View"), view),
        ):
            self._add(name, title, part)
        self._column.addSpacing(GRID)
        row = QHBoxLayout()
        row.setContentsMargins(GRID, 0, GRID, 0)
        row.addWidget(self._reset_button())
        self._column.addLayout(row)
        self._column.addStretch(1)

    def _add(self, name: str, title: str, part: SettingsSection) -> None:
        section = Section(title, name=f"cube_section_{name}")
        section.body.addWidget(part)
        self._sections[name] = section
        self._parts.append(part)
        self._column.addWidget(section)

    def _reset_action(self) -> QAction:
        action = QAction(icon("reset"), self.tr("Reset &all settings"), self)
        action.setObjectName("cube_reset_settings")
        action.setShortcut(QKeySequence("Ctrl+Shift+Backspace"))
        action.setToolTip(self.tr("Resets every setting of the figure. Undo brings them back."))
        action.setStatusTip(action.toolTip())
        action.triggered.connect(self._reset)
        return action

    def _reset_button(self) -> QPushButton:
        action = self.reset_settings
        text = plain(action.text())
        button = QPushButton(action.icon(), text)
        button.clicked.connect(action.trigger)
        return describe(button, "cube_reset_settings_button", text, action.toolTip())

    def _reset(self) -> None:
        old = self._model.scene
        reset = CubeScene(camera=old.camera, library=old.library, hidden=old.hidden)
        self._model.change_scene(plain(self.reset_settings.text()), reset)

    def _add_activations(self) -> None:
        """Adds the controls of activations as soon as these are wanted, not before the first paint.

        Most figures show none.
        """
        if self._client is None or not SOURCES[self._model.wanted.source].is_of_network:
            return
        from normviz.ui.cube.activations.activations_section import ActivationsSection

        self._model.waiting_changed.disconnect(self._add_activations)
        part = ActivationsSection(self._model, self._client)
        self._client = None
        self._parts.append(part)
        self._sections["input"].body.addWidget(part)
        part.show_state(self._model.state)
        align(self._content.findChildren(Labelled))

    def _show(self, new: FigureState, old: FigureState | None = None) -> None:
        self._add_activations()
        for part in self._parts:
            part.show_state(new, old)
