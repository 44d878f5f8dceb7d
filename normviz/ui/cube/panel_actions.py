"""The actions that hide and show the panels beside the figure."""

from typing import get_args

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from normviz.scenes.cube_scene import PanelName
from normviz.ui.cube.cube_splitter import CubeSplitter
from normviz.ui.cube.model import CubeModel


class PanelActions(QObject):
    """Three actions that follow the model; the panels follow too."""

    def __init__(self, model: CubeModel, splitter: CubeSplitter, figure: QWidget) -> None:
        """Makes the actions.

        Args:
            model: Which panels are hidden is part of its scene.
            splitter: Holds the panels.
            figure: What gets the focus that a hidden panel had; it owns the actions.
        """
        super().__init__(figure)
        self._model, self._splitter, self._figure = model, splitter, figure
        self._presented: set[PanelName] | None = None
        self._panels: dict[PanelName, QAction] = {
            "settings": self._action(self.tr("S&ettings panel"), "F7", "cube_show_settings"),
            "inspector": self._action(self.tr("I&nspector panel"), "F8", "cube_show_inspector"),
        }
        self._only = self._action(self.tr("Fi&gure only"), "F9", "cube_figure_only")
        tip = self.tr("Hides both panels, or shows them again.")
        self._only.setStatusTip(tip)
        for action in self._panels.values():
            action.setStatusTip(self.tr("Shows or hides a panel beside the figure."))
            action.triggered.connect(self._show_panels)
        self._only.triggered.connect(self._show_figure_only)
        model.panels_changed.connect(self._follow)
        self._follow()

    def actions(self) -> list[QAction]:
        """Settings, inspector, figure only."""
        return [*self._panels.values(), self._only]

    def present(self, *, on: bool) -> None:
        """Hides both panels while the window presents; what the scene says of them stays.

        The actions show and hide them meanwhile, until presenting ends.
        """
        self._presented = set(get_args(PanelName)) if on else None
        if on:
            self._splitter.present(on=True)
        self._follow()
        if not on:  # a panel that is hidden gets no width
            self._splitter.present(on=False)

    def _action(self, text: str, keys: str, name: str) -> QAction:
        action = QAction(text, self._figure)
        action.setObjectName(name)
        action.setCheckable(True)
        action.setShortcut(QKeySequence(keys))
        return action

    def _show_panels(self) -> None:
        self._hide({name for name, action in self._panels.items() if not action.isChecked()})

    def _show_figure_only(self, only: bool) -> None:
        self._hide(set(self._panels) if only else set())

    def _hide(self, names: set[PanelName]) -> None:
        if self._presented is not None:
            self._presented = names
            self._follow()
            return
        for name in self._panels:
            self._model.set_panel_hidden(name, name in names)

    def _follow(self) -> None:
        hidden = self._model.scene.hidden if self._presented is None else self._presented
        for name, action in self._panels.items():
            action.setChecked(name not in hidden)
        self._only.setChecked(len(hidden) == len(get_args(PanelName)))
        focus = QApplication.focusWidget()
        self._splitter.hide_panels(hidden)
        if focus is not None and not focus.isVisible() and self._splitter.isAncestorOf(focus):
            self._figure.setFocus()
