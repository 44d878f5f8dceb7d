"""A layout cut to its content: the room around and between its panels is given up."""

from collections.abc import Callable
from dataclasses import replace
from math import ceil

from normviz.figure.layout import Layout, Panel
from normviz.figure.marks import FigureText, Wording, cube_texts, panel_texts, tile_texts
from normviz.figure.registries import COLORINGS
from normviz.figure.state import FigureState

MARGIN_EMS = 1.0
"""Room that is left around the content of a panel."""

_SCALE_HALF_EMS = 5.5
"""Half the width of a scale of colours with its numbers."""
_SCALE_BOTTOM_EMS = 1.6
"""From the middle of the caption to the lower edge of the scale."""
_LINE_EMS = 0.6
"""Half the height of a line of text."""

Rectangle = tuple[float, float, float, float]
"""Left, top, right and bottom, pixels."""


def cropped(
    layout: Layout, state: FigureState, wording: Wording, width_of: Callable[[FigureText], float]
) -> Layout:
    """The same cubes, tiles and texts in the smallest panels of one size that hold them.

    Args:
        layout: The figure.
        state: What is shown.
        wording: Its words.
        width_of: Measures a line of text, in pixels.
    """
    if not layout.panels:
        return layout
    boxes = [_content(layout, panel, state, wording, width_of) for panel in layout.panels]
    margin = MARGIN_EMS * layout.em
    half = max(max(-left, right) for left, _, right, _ in boxes) + margin
    top = min(box[1] for box in boxes) - margin
    old = layout.panels[0]
    width = min(2 * ceil(half), old.width)
    height = min(ceil(max(box[3] for box in boxes) + margin - top), old.height)
    panels = tuple(_moved(panel, width, height, top) for panel in layout.panels)
    columns, rows = round(layout.width / old.width), round(layout.height / old.height)
    return replace(layout, width=columns * width, height=rows * height, panels=panels)


def _moved(panel: Panel, width: float, height: float, top: float) -> Panel:
    """The panel in its new size at its new place."""
    x, y = panel.x * width / panel.width, panel.y * height / panel.height
    right, down = x - panel.x + (width - panel.width) / 2, y - panel.y - top

    def moved(point: tuple[float, float] | None) -> tuple[float, float] | None:
        return None if point is None else (point[0] + right, point[1] + down)

    return replace(
        panel,
        x=x,
        y=y,
        width=width,
        height=height,
        title_y=panel.title_y + down,
        caption_y=panel.caption_y + down,
        footer_y=None if panel.footer_y is None else panel.footer_y + down,
        cube=moved(panel.cube),
        tiles=moved(panel.tiles),
    )


def _content(
    layout: Layout,
    panel: Panel,
    state: FigureState,
    wording: Wording,
    width_of: Callable[[FigureText], float],
) -> Rectangle:
    """What is seen of a panel: across from its middle, down from its upper edge."""
    middle = panel.x + panel.width / 2
    texts = cube_texts(layout, panel, state) + tile_texts(layout, panel, state)
    texts += panel_texts(layout, panel, panel.state, wording)
    found = [_box_of(text, width_of(text), layout.em) for text in texts]
    if panel.cube is not None:
        corners = [corner for face in layout.faces for corner in face.corners()]
        across = [panel.cube[0] + x for x, _ in corners]
        down = [panel.cube[1] + y for _, y in corners]
        found.append((min(across), min(down), max(across), max(down)))
    if panel.tiles is not None:
        x, y = panel.tiles
        found.append((x, y, x + layout.grid.width, y + layout.grid.height))
    if COLORINGS[state.color].shows_values:
        reach, bottom = _SCALE_HALF_EMS * layout.em, _SCALE_BOTTOM_EMS * layout.em
        found.append((middle - reach, panel.caption_y, middle + reach, panel.caption_y + bottom))
    # A zoomed cube ends at the panel.
    left = max(panel.x, min(box[0] for box in found))
    right = min(panel.x + panel.width, max(box[2] for box in found))
    top = max(panel.y, min(box[1] for box in found))
    bottom = min(panel.y + panel.height, max(box[3] for box in found))
    return left - middle, top - panel.y, right - middle, bottom - panel.y


def _box_of(text: FigureText, width: float, em: float) -> Rectangle:
    width, tall = min(width, text.room), _LINE_EMS * em
    if text.upright:
        return text.x - tall, text.y - width / 2, text.x + tall, text.y + width / 2
    left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return left, text.y - tall, left + width, text.y + tall
