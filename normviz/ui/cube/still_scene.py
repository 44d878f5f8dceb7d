"""What an offscreen figure is painted from: a model of the window, or one scene by itself."""

from typing import Protocol

from normviz.figure.gradients import Gradients
from normviz.figure.inputs import TensorMaker
from normviz.figure.numbers import FigureNumbers
from normviz.figure.panel_data import PanelData, data_of_panel
from normviz.figure.panels import panel_named
from normviz.figure.state import Camera, FigureState, Index
from normviz.scenes.cube_scene import CubeScene


class FigureContent(Protocol):
    """What is shown, and how it is looked at."""

    @property
    def state(self) -> FigureState:
        """The settings."""

    @property
    def camera(self) -> Camera:
        """How the cubes are looked at."""

    @property
    def index(self) -> Index:
        """The highlighted element."""

    @property
    def pinned(self) -> bool:
        """Whether it is pinned."""

    def panel_data(self, panel: str, index: Index) -> PanelData:
        """What a panel shows where ``index`` is highlighted, by its key."""


class StillScene:
    """One scene, without undo and signals; it may be made and painted in any thread."""

    def __init__(
        self, scene: CubeScene, maker: TensorMaker, gradients: Gradients | None = None
    ) -> None:
        """Makes x, where its source prepares it.

        Args:
            scene: What is shown.
            maker: Gives x; it keeps the last one, for the next scene.
            gradients: Derivatives through the real layers, where colours show them.

        Raises:
            ValueError: x cannot be made.
        """
        self._scene = scene.with_figure(maker.prepare(scene.figure))
        self._numbers = FigureNumbers(
            self._scene.figure, lambda: maker.tensor(self._scene.figure), gradients
        )

    @property
    def state(self) -> FigureState:
        """The settings."""
        return self._scene.figure

    @property
    def camera(self) -> Camera:
        """How the cubes are looked at."""
        return self._scene.camera

    @property
    def index(self) -> Index:
        """The highlighted element."""
        return self._scene.element

    @property
    def pinned(self) -> bool:
        """Whether it is pinned."""
        return self._scene.pinned

    def panel_data(self, panel: str, index: Index) -> PanelData:
        """What a panel shows where ``index`` is highlighted.

        Args:
            panel: Its key.
            index: The highlighted element.

        Raises:
            ValueError: It is not shown.
        """
        shown = panel_named(self.state, panel)
        if shown is None:
            raise ValueError(f"expected a panel that is shown, received {panel!r}")
        return data_of_panel(shown, self._numbers, index)
