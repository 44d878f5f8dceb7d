"""A picture of a figure in the colours of the window, with names or without."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from normviz.figure.export.scene_graph import PanelScene
from normviz.scenes.cube_scene import CubeScene
from normviz.ui.cube.export import paint_scene
from normviz.ui.cube.figure_style import colors_of, style_of
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.offscreen_figure import OffscreenFigure
from normviz.ui.style.theme import current_theme

_UNNAMED = ("axis", "label")
"""Texts that do not tell which norm it is."""


def figure_picture(scene: CubeScene, size: QSize, ratio: float, *, named: bool) -> QPixmap:
    """The figure of a scene.

    Args:
        scene: What is shown.
        size: At most, in pixels of the layout; the room around the figure is cut off.
        ratio: Device pixels per pixel of the layout.
        named: Whether the norm is named, and how many sets it makes.
    """
    model = CubeModel()
    model.show(scene)
    style = style_of(colors_of(current_theme()), ratio, transparent=True)
    figure = OffscreenFigure(model, style, (size.width(), size.height()), crop=True)
    graph = figure.scene()
    if not named:
        graph = replace(graph, panels=tuple(map(_unnamed, graph.panels)))
    picture = QPixmap(round(graph.width * ratio), round(graph.height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        paint_scene(painter, graph, style)
    return picture


def _unnamed(panel: PanelScene) -> PanelScene:
    return replace(panel, texts=tuple(each for each in panel.texts if each.role in _UNNAMED))
