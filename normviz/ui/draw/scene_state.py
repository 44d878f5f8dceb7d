"""Converts the state of the Draw view to a scene and back."""

from contextlib import suppress
from dataclasses import replace

from normviz.errors import UserError
from normviz.presentation.draw.page import Page
from normviz.presentation.draw.page_scene import drawn_page, page_of
from normviz.scenes.draw_scene import DrawScene
from normviz.scenes.drawn_page import DrawnPage
from normviz.ui.draw.canvas.draw_model import DrawModel
from normviz.ui.draw.prediction.prediction_controller import PredictionController
from normviz.ui.draw.settings.settings_panel import DrawSettingsPanel
from normviz.ui.draw.side_pane import SidePane


class DrawSceneState:
    """Reads a scene off the parts of the view, and shows one in them."""

    def __init__(
        self,
        model: DrawModel,
        controller: PredictionController,
        settings: DrawSettingsPanel,
        side_pane: SidePane,
    ) -> None:
        """The scene of these parts."""
        self._model = model
        self._controller = controller
        self._settings = settings
        self._side_pane = side_pane
        self._unchosen: DrawScene | None = None  # told before there were models to choose

    def scene(self) -> DrawScene:
        """Everything that is shown.

        Raises:
            UserError: There is more on the page than a scene can hold.
        """
        try:
            told = replace(self.settings(), drawing=drawn_page(self._model.page))
        except ValueError as error:
            raise UserError(
                "the drawing does not fit into a scene: {reason}",
                code="scene-drawing",
                reason=error,
            ) from error
        if told.models is None:
            self._unchosen = told
        return told

    def settings(self) -> DrawScene:
        """Everything that is shown but the drawing, which has a file of its own."""
        controller, panel = self._controller, self._settings
        return DrawScene(
            pen_width=self._model.width,
            models=controller.chosen or (() if controller.client.models else None),
            current=controller.current,
            source=panel.examples.source(),
            batch=panel.batch.scene(),
            saliency=panel.saliency.method() or "off",
            saliency_on_page=panel.saliency.is_over_page(),
            page=self._side_pane.page(),
            step=self._side_pane.steps.step,
        )

    def show(self, scene: DrawScene) -> Page | None:
        """Shows all of a scene but its drawing.

        Returns:
            The page to show; None where the scene has none, or the same.
        """
        controller, panel = self._controller, self._settings
        self._model.set_width(scene.pen_width)
        if scene.source is not None:
            panel.examples.set_source(scene.source)
        panel.batch.show_scene(scene.batch)
        panel.saliency.show_method(scene.saliency)
        panel.saliency.show_over_page(scene.saliency_on_page)
        if scene.models is not None:
            controller.choose(scene.models)
        elif scene == self._unchosen:  # given back: all that ship answer, as at the first start
            ships = (model.name for model in controller.client.models if model.is_built_in)
            controller.choose(tuple(ships))
        if scene.current != controller.current:
            controller.set_current(scene.current)
        self._side_pane.steps.set_step(scene.step)
        self._side_pane.show_page(scene.page)
        if scene.drawing is None or scene.drawing == self._drawn():
            return None
        return page_of(scene.drawing)

    def _drawn(self) -> DrawnPage | None:
        with suppress(ValueError):
            return drawn_page(self._model.page)
        return None
