"""A whole figure from its settings: layout, numbers and shapes, for files and notebooks."""

from dataclasses import dataclass
from typing import Final

from normviz.figure.colors import FigureColors
from normviz.figure.export.crop import cropped
from normviz.figure.export.html import to_html
from normviz.figure.export.html_data import PageWords
from normviz.figure.export.scene_graph import SceneGraph, build_scene_graph
from normviz.figure.export.svg import text_width, to_svg
from normviz.figure.layout import Layout, lay_out
from normviz.figure.marks import Wording
from normviz.figure.numbers import FigureNumbers
from normviz.figure.panel_data import PanelData, data_of_panels
from normviz.figure.state import Camera, Index

EM: Final = 17.0
"""Height of a line, pixels: the fonts are the reader's."""


@dataclass(frozen=True)
class DrawnFigure:
    """Everything that a vector file or a page shows.

    Attributes:
        layout: Where everything stands.
        graph: The shapes.
        element: The highlighted element.
        data: What each panel shows, by its key.
    """

    layout: Layout
    graph: SceneGraph
    element: Index
    data: dict[str, PanelData]

    def svg(self) -> str:
        """The text of an SVG file."""
        return to_svg(self.graph)

    def html(self, words: PageWords | None = None) -> str:
        """The text of an HTML page that answers the pointer.

        Raises:
            UserError: There are too many elements for a page.
        """
        return to_html(self.graph, self.layout, self.element, self.data, words)


def draw_figure(
    numbers: FigureNumbers,
    element: Index,
    colors: FigureColors,
    size: tuple[float, float] = (960, 720),
    camera: Camera | None = None,
    *,
    crop: bool = False,
    wording: Wording | None = None,
) -> DrawnFigure:
    """The figure of some settings.

    Args:
        numbers: The settings, x, and what norms make of it.
        element: The highlighted element.
        colors: Light or dark.
        size: Width and height, pixels.
        camera: How the cubes are looked at; as at first when None.
        crop: Whether the room around the content is cut off.
        wording: The words of the figure; English when None.

    Raises:
        ValueError: It has more visible cells than a viewer could open.
    """
    state = numbers.state
    layout = lay_out(state, camera or Camera(), size[0], size[1], EM)
    if crop:
        layout = cropped(layout, state, wording or Wording(), lambda text: text_width(text, EM))
    data = data_of_panels(numbers, element)
    graph = build_scene_graph(layout, state, element, colors, data, wording)
    return DrawnFigure(layout, graph, element, data)
