"""Converts the state of the Draw view to a scene and back."""

from contextlib import suppress
from dataclasses import replace

import numpy as np

from normviz.errors import UserError
from normviz.scenes.draw_scene import DrawScene
from normviz.scenes.drawn_page import DrawnPage, DrawnPicture, DrawnStroke
from normviz.ui.draw.canvas.draw_model import DrawModel
from normviz.ui.draw.canvas.page import Page, Picture, Stroke
from normviz.ui.draw.prediction.prediction_controller import Conversation
from normviz.ui.draw.settings.settings_panel import SettingsPanel
from normviz.ui.draw.side_pane import RightSide


class SceneState:
    """Reads a scene off the parts of the view, and shows one in them."""

    def __init__(
        self,
        model: DrawModel,
        conversation: Conversation,
        settings: SettingsPanel,
        right_side: RightSide,
    ) -> None:
        """The scene of these parts."""
        self._model = model
        self._conversation = conversation
        self._settings = settings
        self._right_side = right_side

    def scene(self) -> DrawScene:
        """Everything that is shown.

        Raises:
            UserError: There is more on the page than a scene can hold.
        """
        try:
            return replace(self.settings(), drawing=drawn_page(self._model.page))
        except ValueError as error:
            raise UserError(
                "the drawing does not fit into a scene: {reason}",
                code="scene-drawing",
                reason=error,
            ) from error

    def settings(self) -> DrawScene:
        """Everything that is shown but the drawing, which has a file of its own."""
        talk, panel = self._conversation, self._settings
        return DrawScene(
            pen_width=self._model.width,
            models=talk.chosen or (() if talk.asker.models else None),
            current=talk.current,
            source=panel.examples.source(),
            batch=panel.batch.scene(),
            saliency=panel.saliency.method() or "off",
            page="own" if self._right_side.page() == "own" else "answers",
        )

    def show(self, scene: DrawScene) -> Page | None:
        """Shows all of a scene but its drawing.

        Returns:
            The page to show; None where the scene has none, or the same.
        """
        talk, panel = self._conversation, self._settings
        self._model.set_width(scene.pen_width)
        if scene.source is not None:
            panel.examples.set_source(scene.source)
        panel.batch.show_scene(scene.batch)
        panel.saliency.show_method(scene.saliency)
        if scene.models is not None:
            talk.choose(scene.models)
        if scene.current != talk.current:
            talk.set_current(scene.current)
        self._right_side.show_page(scene.page)
        if scene.drawing is None or scene.drawing == self._drawn():
            return None
        return page_of(scene.drawing)

    def _drawn(self) -> DrawnPage | None:
        with suppress(ValueError):
            return drawn_page(self._model.page)
        return None


def drawn_page(page: Page) -> DrawnPage:
    """A page as plain values.

    Raises:
        ValueError: There is more on it than a scene can hold.
    """
    strokes, picture = tuple(map(_drawn_stroke, page.strokes)), page.picture
    if picture is None:
        return DrawnPage(strokes)
    return DrawnPage(strokes, DrawnPicture.of(picture.ink, picture.seen, picture.count))


def page_of(drawn: DrawnPage) -> Page:
    """The page of plain values."""
    picture = drawn.picture
    strokes = tuple(
        Stroke(
            np.array(stroke.points, np.float64),
            stroke.width,
            np.array(stroke.pressure or (1.0,) * len(stroke.points), np.float64),
        )
        for stroke in drawn.strokes
    )
    if picture is None:
        return Page(strokes)
    return Page(strokes, Picture(*picture.arrays(), picture.count))


def _drawn_stroke(stroke: Stroke) -> DrawnStroke:
    points = tuple((x, y) for x, y in stroke.points.tolist())
    pressed = bool((stroke.pressure != 1).any())
    return DrawnStroke(
        points, float(stroke.width), tuple(stroke.pressure.tolist()) if pressed else ()
    )
