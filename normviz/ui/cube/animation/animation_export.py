"""Exports animations of the Cube view's figure."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from normviz.errors import UserError
from normviz.figure.animation.frames import frames, sliders_of
from normviz.figure.animation.picture_file import check_volume
from normviz.figure.colors import DARK, LIGHT
from normviz.figure.registries import SOURCES
from normviz.figure.tensor_source import Images
from normviz.scenes.cube_scene import CubeScene
from normviz.ui.cube.activations.activation_client import ActivationClient
from normviz.ui.cube.animation.animation_dialog import AnimationDialog
from normviz.ui.cube.animation.animation_options import AnimationOptions
from normviz.ui.cube.animation.animation_writer import AnimationWriter
from normviz.ui.cube.canvas import CubeCanvas
from normviz.ui.cube.figure_style import style_of
from normviz.ui.cube.model import CubeModel


class AnimationExport(QObject):
    """Asks what moves, and has the frames painted in the thread of the activations.

    Attributes:
        saved: Emitted with the path of the file.
        folder: Where files are proposed.
    """

    saved = Signal(Path)

    def __init__(
        self, model: CubeModel, canvas: CubeCanvas, client: ActivationClient, images: Images
    ) -> None:
        """Belongs to ``canvas``.

        Args:
            model: What is animated.
            canvas: Its colours are those of the window.
            client: Computes tensors of layers.
            images: Gives digits.
        """
        super().__init__(canvas)
        self._model, self._canvas, self._client = model, canvas, client
        self._options = AnimationOptions()
        self.folder = Path.home()
        self.writer = AnimationWriter(client, images, self)

    def ask(self, parent: QWidget) -> AnimationDialog:
        """Opens the dialog in front of ``parent``."""
        scene = self._model.scene
        sliders = sliders_of(scene.figure, self._kept())
        dialog = AnimationDialog(self._options, sliders, self._check, self.writer, parent)
        dialog.folder = self.folder
        dialog.start_wanted.connect(self._start)
        dialog.saved.connect(self.saved)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask_to_stop(self) -> None:
        """Makes no further frame."""
        self.writer.cancel()

    def _start(self, options: AnimationOptions, path: Path) -> None:
        self._options = options
        colors = {"window": self._canvas.colors, "light": LIGHT, "dark": DARK}[options.colors]
        style = style_of(colors, transparent=options.transparent)
        self.writer.write(self._scenes(options), style, options, path)

    def _scenes(self, options: AnimationOptions) -> list[CubeScene]:
        scene = self._model.scene
        looks = frames(scene.figure, scene.camera, options.slider, options.count, self._kept())
        return [replace(scene.with_figure(state), camera=camera) for state, camera in looks]

    def _check(self, options: AnimationOptions) -> None:
        if self._model.state.color == "gradient":
            raise UserError(
                "expected colours that are no gradients for an animation in the window; "
                "normviz figure --animate computes them",
                code="animation-gradient",
            )
        self._scenes(options)
        check_volume(*options.size, options.count)

    def _kept(self) -> Sequence[int]:
        """The steps of the run whose activations are shown."""
        network, state = self._client.network, self._model.state
        if network is None or not SOURCES[state.source].has_own_shape:
            return ()
        return network.steps
