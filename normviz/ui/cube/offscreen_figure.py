"""Offscreen rendering of the figure for export, at a fixed size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from normviz.errors import UserError
from normviz.figure.animation.picture_file import FramePixels, check_motion, check_volume, cut
from normviz.figure.colors import FigureColors
from normviz.figure.export.crop import cropped
from normviz.figure.export.html import to_html
from normviz.figure.export.scene_graph import SceneGraph, build_scene_graph
from normviz.figure.gradients import Gradients
from normviz.figure.inputs import TensorMaker
from normviz.figure.layout import Layout, lay_out
from normviz.figure.tensor_source import SourceServices
from normviz.scenes.cube_scene import CubeScene
from normviz.ui.cube.export import pdf_bytes, png_bytes, svg_bytes
from normviz.ui.cube.figure_style import FigureStyle, style_of
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.painter import FigurePainter, Highlight
from normviz.ui.cube.pens import color
from normviz.ui.cube.still_scene import FigureContent, StillScene
from normviz.ui.cube.text_painter import text_width
from normviz.ui.cube.texture_cache import TextureCache
from normviz.ui.text.figure_words import page_words
from normviz.ui.text.hats import place_hats
from normviz.ui.text.language import use_plain_letters

MAX_SIDE = 32_000
"""Qt's painter counts in 16 bits."""
MAX_PIXELS = 1 << 28
"""One gibibyte."""

FRAME_MARGIN = 12
"""Around the content of an animation, pixels of the layout."""


class OffscreenFigure:
    """The figure of a model at one size.

    Attributes:
        style: How it is painted.
        layout: Where everything stands.
    """

    def __init__(
        self,
        model: FigureContent,
        style: FigureStyle,
        size: tuple[float, float],
        *,
        crop: bool = False,
    ) -> None:
        """Lays out the figure of ``model``.

        Args:
            model: What is shown.
            style: How it is painted.
            size: Width and height, pixels.
            crop: Whether the room around the content is then cut off.
        """
        self._model = model
        self._textures = TextureCache(model)
        self.style = style
        em = QFontMetricsF(style.font).height()
        self.layout: Layout = lay_out(model.state, model.camera, *size, em)
        if crop:
            self.layout = cropped(
                self.layout, model.state, style.wording, lambda text: text_width(text, style)
            )

    @property
    def colors(self) -> FigureColors:
        """The colours of the figure."""
        return self.style.colors

    def data(self, suffix: str) -> bytes:
        """The figure as a file of one kind; raises ValueError as `scene` and `image` do."""
        if suffix == ".png":
            return png_bytes(self.image())
        scene = self.scene()
        if suffix == ".html":
            data = {panel.key: self._textures.data(panel.key) for panel in self.layout.panels}
            return to_html(scene, self.layout, self._model.index, data, page_words()).encode()
        return svg_bytes(scene) if suffix == ".svg" else pdf_bytes(scene, self.style)

    def image(self) -> QImage:
        """The figure as in the window, with ``style.ratio`` device pixels per layout pixel.

        Raises:
            UserError: It would be larger than memory allows or than Qt can paint, or have no
                pixel.
        """
        ratio = self.style.ratio
        wide, tall = round(self.layout.width * ratio), round(self.layout.height * ratio)
        if min(wide, tall) < 1:
            raise UserError(
                "expected a picture of at least 1 × 1 pixels, received {width:g} × {height:g} "
                "times a scale of {scale:g}; take a larger size or scale",
                code="figure-too-small",
                width=self.layout.width,
                height=self.layout.height,
                scale=ratio,
            )
        if max(wide, tall) > MAX_SIDE or wide * tall > MAX_PIXELS:
            raise UserError(
                "expected a picture of at most {most} pixels and {side} a side, received "
                "{width} × {height}; take a smaller size or scale",
                code="figure-too-large",
                most=MAX_PIXELS,
                side=MAX_SIDE,
                width=wide,
                height=tall,
            )
        clear = self.style.transparent
        kind = QImage.Format.Format_ARGB32_Premultiplied if clear else QImage.Format.Format_RGB32
        image = QImage(wide, tall, kind)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent if clear else color(self.colors.background))
        model = self._model
        with QPainter(image) as painter:
            highlight = Highlight(model.index, model.pinned)
            FigurePainter(self._textures).paint(painter, self.layout, highlight, self.style)
        return image

    def scene(self) -> SceneGraph:
        """The figure as shapes.

        Raises:
            ValueError: More cells are visible than a viewer could open.
        """
        model, state = self._model, self._model.state
        self._textures.look_at(model.index, self.colors)
        data = {panel.key: self._textures.data(panel.key) for panel in self.layout.panels}
        graph = build_scene_graph(
            self.layout,
            state,
            model.index,
            self.colors,
            data,
            self.style.wording,
            pinned=model.pinned,
        )
        return replace(graph, transparent=self.style.transparent)


@dataclass(frozen=True)
class FigureLook:
    """What a figure needs beside its scene.

    Attributes:
        colors: Of the figure.
        size: Width and height, pixels of the layout.
        scale: Pixels of a PNG per pixel of the layout.
        crop: Whether the room around the content is cut off.
        text_size: Of captions and letters, pixels of the layout; None for the usual one.
        transparent: Whether nothing is painted behind the figure.
    """

    colors: FigureColors
    size: tuple[int, int]
    scale: float = 1.0
    crop: bool = False
    text_size: float | None = None
    transparent: bool = False

    def style(self) -> FigureStyle:
        """The same for a painter; needs an application."""
        return style_of(self.colors, self.scale, self.text_size, transparent=self.transparent)


def render_frames(
    scenes: Sequence[CubeScene],
    look: FigureLook,
    services: SourceServices | None = None,
    gradients: Gradients | None = None,
) -> list[FramePixels]:
    """The figures of several scenes as pictures of one size, without a window.

    Arguments and errors as for `render`; ``look.crop`` cuts all pictures alike.
    """
    application = QApplication.instance() or QApplication([])
    use_plain_letters()
    place_hats()
    pictures = list(paint_frames(scenes, look.style(), look.size, services, gradients))
    del application
    check_motion(pictures)
    return cut(pictures, round(FRAME_MARGIN * look.scale)) if look.crop else pictures


def paint_frames(
    scenes: Sequence[CubeScene],
    style: FigureStyle,
    size: tuple[float, float],
    services: SourceServices | None = None,
    gradients: Gradients | None = None,
) -> Iterator[FramePixels]:
    """One picture after the other, in any thread.

    Args:
        scenes: What they show.
        style: How they are painted; no other thread uses it.
        size: Width and height, pixels of the layout.
        services: What x is made from beside numbers.
        gradients: Gives derivatives through the real layers, where colours show them.

    Raises:
        ValueError: They would be too large, or x cannot be made.
    """
    check_volume(size[0] * style.ratio, size[1] * style.ratio, len(scenes))
    maker = TensorMaker(services or SourceServices())
    for scene in scenes:
        yield _pixels(OffscreenFigure(StillScene(scene, maker, gradients), style, size).image())


def _pixels(image: QImage) -> FramePixels:
    """Red, green, blue and alpha of each pixel."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    return rows[:, : 4 * plain.width()].reshape(plain.height(), plain.width(), 4).copy()


def render(
    suffix: str,
    scene: CubeScene,
    look: FigureLook,
    services: SourceServices | None = None,
    gradients: Gradients | None = None,
) -> bytes:
    """A figure as a file, without a window.

    Args:
        suffix: ``.svg``, ``.pdf`` or ``.png``.
        scene: What is shown.
        look: How it is shown.
        services: What x is made from beside numbers.
        gradients: Gives derivatives through the real layers, where colours show them.

    Raises:
        ValueError: More cells are visible than a viewer of SVG or PDF could open, the PNG would be
            too large, or x cannot be made.
    """
    # Fonts need an application; the name keeps it alive until the file is made.
    application = QApplication.instance() or QApplication([])
    use_plain_letters()
    place_hats()
    given = services or SourceServices()
    model = CubeModel(images=given.images, activations=given.activations, gradients=gradients)
    model.show(scene)
    if model.waiting:
        raise ValueError(model.waiting)
    data = OffscreenFigure(model, look.style(), look.size, crop=look.crop).data(suffix)
    del application
    return data
