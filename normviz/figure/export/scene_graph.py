"""The figure as shapes and text, for vector files: SVG and PDF.

A scene holds what the window paints, cell by cell: every visible cell is one ``FigureCell`` with a
stable id and with the class ``set`` or ``rest``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from normviz import number_text
from normviz.figure.colors import FigureColors, Table
from normviz.figure.export.scene_lines import (
    FigureLine,
    Polygon,
    block_lines,
    element_lines,
    face_has_borders,
    rectangle,
    tile_lines,
)
from normviz.figure.geometry import Cells, Face, Point
from normviz.figure.layout import Layout, Panel
from normviz.figure.marks import (
    FigureText,
    Wording,
    cube_texts,
    panel_texts,
    tile_texts,
)
from normviz.figure.panel_data import PanelData
from normviz.figure.sets import cell_of, index_of
from normviz.figure.state import FigureState, Index
from normviz.figure.tiles import Box

MAX_CELLS = 400_000
"""More shapes than that no viewer opens; a PNG has no such limit."""


@dataclass(frozen=True, slots=True)
class FigureCell:
    """One visible cell.

    Attributes:
        id: ``<panel>-n<n>-c<c>-h<h>-w<w>``; in tiles ``<panel>-tile-n…``.
        kind: ``set`` where it shares statistics with the highlighted element, else ``rest``.
        parts: Its visible sides with their colours 0xRRGGBB.
    """

    id: str
    kind: str
    parts: tuple[tuple[Polygon, int], ...]


@dataclass(frozen=True)
class SceneLayer:
    """Cells and the lines over them; a later layer covers an earlier one.

    Attributes:
        cells: The visible cells of a block, or of the tiles.
        strokes: Borders of cells, outlines, the highlighted element.
        has_borders: Whether lines run between all cells. Else each cell has to cover the seam to
            its neighbour, which viewers of vector files would show.
    """

    cells: tuple[FigureCell, ...]
    strokes: tuple[FigureLine, ...]
    has_borders: bool = True


@dataclass(frozen=True)
class PanelScene:
    """What one panel shows, in the order of painting.

    Attributes:
        key: What tells it from the others, as in `ShownPanel`.
        title: In English.
        layers: Cells and lines, from back to front.
        texts: Names, letters, caption.
        limit: The value of the strongest colour, where colours show values.
        clip: x, y, width and height of the panel where cells would leave it; else None.
        width: Of the panel, pixels.
    """

    key: str
    title: str
    layers: tuple[SceneLayer, ...]
    texts: tuple[FigureText, ...]
    limit: float | None
    clip: Box | None
    width: float

    @property
    def cells(self) -> tuple[FigureCell, ...]:
        """The visible cells."""
        return tuple(cell for layer in self.layers for cell in layer.cells)

    @property
    def strokes(self) -> tuple[FigureLine, ...]:
        """Borders, outlines and the highlighted element."""
        return tuple(stroke for layer in self.layers for stroke in layer.strokes)


@dataclass(frozen=True)
class SceneGraph:
    """A whole figure.

    Attributes:
        width, height: Pixels.
        em: Height of a line of text, pixels.
        colors: Of the figure.
        panels: One per norm, or one per mode of it.
        transparent: Whether nothing is painted behind the figure.
    """

    width: float
    height: float
    em: float
    colors: FigureColors
    panels: tuple[PanelScene, ...]
    transparent: bool = False


def build_scene_graph(
    layout: Layout,
    state: FigureState,
    index: Index,
    colors: FigureColors,
    data: Mapping[str, PanelData],
    wording: Wording | None = None,
    *,
    pinned: bool = False,
) -> SceneGraph:
    """The figure of a layout as shapes.

    Args:
        layout: Where everything stands.
        state: What is shown.
        index: The highlighted element.
        colors: Of the figure.
        data: What each panel shows, by its key.
        wording: The words.
        pinned: Whether the element is pinned.

    Raises:
        ValueError: More cells are visible than a viewer could open, or a panel has no data.
    """
    missing = [panel.key for panel in layout.panels if panel.key not in data]
    if missing:
        raise ValueError(f"expected values of {missing[0]}, received none")
    count = len(layout.panels) * visible_cells(layout, state)
    if count > MAX_CELLS:
        raise ValueError(
            f"expected at most {number_text.count(MAX_CELLS)} visible cells in an SVG or PDF, "
            f"received {number_text.count(count)}; take a smaller shape or fewer "
            "norms, or export a PNG"
        )
    panels = tuple(
        _panel_scene(layout, panel, index, PanelContent(data[panel.key], colors, pinned), wording)
        for panel in layout.panels
    )
    return SceneGraph(layout.width, layout.height, layout.em, colors, panels)


def visible_cells(layout: Layout, state: FigureState) -> int:
    """An upper bound of the cells that one panel shows."""
    cubes = sum((face.u1 - face.u0) * (face.v1 - face.v0) for face in layout.faces)
    tiles = int(np.prod(state.shape))
    return {"cubes": cubes, "tiles": tiles, "both": cubes + tiles}[state.form]


def _panel_scene(
    layout: Layout, panel: Panel, index: Index, shown: "PanelContent", wording: Wording | None
) -> PanelScene:
    state = shown.state
    layers: list[SceneLayer] = []
    if panel.cube is not None:
        layers += _cube_layers(layout, panel.cube, shown, index)
    if panel.tiles is not None:
        cells = tuple(_tile_cells(layout, panel.tiles, shown))
        lines = tuple(tile_lines(layout, panel.tiles, shown, index))
        layers.append(SceneLayer(cells, lines, layout.grid.has_borders))
    texts = cube_texts(layout, panel, state) + tile_texts(layout, panel, state)
    texts += panel_texts(layout, panel, state, wording or Wording())
    box = panel.x, panel.y, panel.width, panel.height
    clip = None if _fits(layout, panel) else box
    title = panel.shown.title
    return PanelScene(
        panel.key, title, tuple(layers), tuple(texts), shown.data.limit, clip, panel.width
    )


def _fits(layout: Layout, panel: Panel) -> bool:
    """Whether cube and tiles lie within their panel; zoomed or moved ones may not."""
    points: list[Point] = []
    if panel.cube is not None:
        x, y = panel.cube
        points += [(x + u, y + v) for face in layout.faces for u, v in face.corners()]
    if panel.tiles is not None:
        x, y = panel.tiles
        points += [(x, y), (x + layout.grid.width, y + layout.grid.height)]
    return all(panel.contains(*point) for point in points)


@dataclass(frozen=True)
class PanelContent:
    """What the cells of one panel are coloured by."""

    data: PanelData
    colors: FigureColors
    pinned: bool

    @property
    def state(self) -> FigureState:
        """The settings."""
        return self.data.state

    @property
    def outlines_set(self) -> bool:
        """Whether a line has to show the set, because colour does not."""
        return not self.data.coloring.shows_own_set

    def face(self, face: Face) -> Table:
        """Colours of the cells of a face, (v, u)."""
        table = self.data.coloring.face(self.data, face, (1, 1), self.colors)
        return np.broadcast_to(table, (face.v1 - face.v0, face.u1 - face.u0))

    def kind(self, cell: Cells) -> str:
        """``set`` or ``rest``."""
        return "set" if self.data.members.holds(cell) else "rest"

    def id(self, cell: Cells, form: str = "") -> str:
        """The id of a cell; ``form`` tells tiles from cubes."""
        n, c, h, w = index_of(cell, self.state)
        return f"{self.data.key}-{form}n{n}-c{c}-h{h}-w{w}"


def _cube_layers(
    layout: Layout, centre: Point, shown: PanelContent, index: Index
) -> Iterator[SceneLayer]:
    """The blocks of a cube from back to front, then the highlighted element."""
    blocks = len(layout.solid.blocks)
    per_block = len(layout.faces) // blocks
    for number in range(blocks):
        faces = layout.faces[number * per_block : (number + 1) * per_block]
        sides: dict[Cells, list[tuple[Polygon, int]]] = {}
        for face in faces:
            for cell, side in _sides(face, centre, shown.face(face)):
                sides.setdefault(cell, []).append(side)
        cells = tuple(
            FigureCell(shown.id(cell), shown.kind(cell), tuple(parts))
            for cell, parts in sides.items()
        )
        lines = tuple(block_lines(faces, centre, shown))
        yield SceneLayer(cells, lines, all(map(face_has_borders, faces)))
    yield SceneLayer((), tuple(element_lines(layout, centre, shown, index)))


def _sides(face: Face, centre: Point, table: Table) -> Iterator[tuple[Cells, tuple[Polygon, int]]]:
    columns, rows = face.u1 - face.u0, face.v1 - face.v0
    corners = _corners(face, centre, columns, rows)
    for v in range(rows):
        for u in range(columns):
            around = (corners[v, u], corners[v, u + 1], corners[v + 1, u + 1], corners[v + 1, u])
            points = tuple((float(x), float(y)) for x, y in around)
            yield face.cell(u, v), (points, int(table[v, u]) & 0xFFFFFF)


def _corners(face: Face, centre: Point, columns: int, rows: int) -> NDArray[np.float64]:
    u, v = np.meshgrid(np.arange(columns + 1), np.arange(rows + 1))
    x = centre[0] + face.origin[0] + u * face.du[0] + v * face.dv[0]
    y = centre[1] + face.origin[1] + u * face.du[1] + v * face.dv[1]
    return np.stack([x, y], axis=-1)


def _tile_cells(layout: Layout, corner: Point, shown: PanelContent) -> Iterator[FigureCell]:
    state, grid = shown.state, layout.grid
    colors = _tile_colors(shown)
    for place in np.ndindex(*state.shape):
        n, c, h, w = (int(i) for i in place)
        x, y, wide, tall = grid.rectangle((n, c, h, w))
        cell = cell_of((n, c, h, w), state)
        points = rectangle(corner[0] + x, corner[1] + y, wide, tall)
        fill = int(colors[cell]) & 0xFFFFFF
        yield FigureCell(shown.id(cell, "tile-"), shown.kind(cell), ((points, fill),))


def _tile_colors(shown: PanelContent) -> NDArray[np.uint32]:
    """The colour of every cell (N, C, HW), slice after slice through the same tables as a face."""
    n, c, h, w = shown.state.shape
    result = np.empty((n, c, h * w), np.uint32)
    for sample in range(n):
        side = Face(0, sample, 0, c, 0, h * w, (0, 0), (1, 0), (0, 1), 1.0)
        result[sample] = shown.face(side).T
    return result


def title_of(scene: SceneGraph) -> str:
    """One line that says what the figure shows, for readers who do not see it."""
    names = ", ".join(panel.title for panel in scene.panels)
    return f"Elements that share statistics: {names}"
