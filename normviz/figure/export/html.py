"""The figure as one HTML page that answers the pointer, the keyboard and touch, without a network.

The page holds the SVG of the figure, the labels of every norm's sets, and the numbers of every
element; a script of its own, ``resources/html/figure.js``, joins them.
"""

from collections.abc import Mapping
from html import escape

from normviz.figure.export.html_data import PageWords, check_size, page_data, to_json
from normviz.figure.export.html_template import fill, text_of
from normviz.figure.export.scene_graph import SceneGraph, title_of
from normviz.figure.export.svg import to_svg
from normviz.figure.layout import Layout
from normviz.figure.panel_data import PanelData
from normviz.figure.state import Index

COLOR_NAMES = ("background", "text", "muted", "set", "element", "border")
"""What the style sheet asks for, by the names of `FigureColors`."""


def to_html(
    graph: SceneGraph,
    layout: Layout,
    element: Index,
    data: Mapping[str, PanelData],
    words: PageWords | None = None,
) -> str:
    """The text of the page.

    Args:
        graph: The figure as shapes.
        layout: What it was built from.
        element: The element that is highlighted at first.
        data: What each panel shows, by its key.
        words: Of the page; English when None.

    Raises:
        UserError: The tensor has more elements than a page can hold the numbers of.
    """
    titled = [(panel.title, data[panel.key]) for panel in graph.panels]
    check_size(titled[0][1].x.size if titled else 0)
    spoken = words or PageWords()
    figure = fill(
        "figure_part.html",
        prefix="",
        svg=svg_element(graph),
        hint=escape(spoken.hint),
        data=to_json(page_data(layout, element, titled, [graph.colors], spoken)),
    )
    return fill(
        "figure.html",
        language=escape(spoken.language),
        title=escape(title_of(graph)),
        colors=_colors(graph),
        style=text_of("figure.css"),
        figure=figure,
        script=text_of("figure.js"),
    )


def svg_element(graph: SceneGraph) -> str:
    """The figure as an element of a page."""
    return to_svg(graph).partition("?>\n")[2].strip()


def _colors(graph: SceneGraph) -> str:
    listed = [f"--{name}: #{getattr(graph.colors, name):06x};" for name in COLOR_NAMES]
    return " ".join([*listed, f"--width: {max(graph.width, 320):.0f}px;"])
