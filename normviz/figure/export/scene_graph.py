"""The figure as shapes and text, for vector files: SVG and PDF.

A scene holds what the window paints, cell by cell: every visible cell is one ``FigureCell`` with a
stable id and with the class ``set`` or ``rest``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from normviz import norms
from normviz.figure.colors import FigureColors, Table
from normviz.figure.geometry import Cells, Face, Point
from normviz.figure.layout import Layout, Panel
from normviz.figure.marks import (
    FigureText,
    Line,
    Wording,
    cell_polygons,
    cube_texts,
    hidden_edges,
    panel_texts,
    set_outlines,
    tile_set_outlines,
    tile_texts,
)
from normviz.figure.panel_data import PanelData
from normviz.figure.sets import cell_of, index_of
from normviz.figure.state import FigureState, Index

Polygon = tuple[Point, ...]

MAX_CELLS = 400_000
"""More shapes than that no viewer opens; a PNG has no such limit."""


@dataclass(frozen=True, slots=True)
class FigureCell:
    """One visible cell.

    Attributes:
        id: ``<norm>-n<n>-c<c>-h<h>-w<w>``; in tiles ``<norm>-tile-n…``.
        kind: ``set`` where it shares statistics with the highlighted element, else ``rest``.
        parts: Its visible sides with their colours 0xRRGGBB.
    """

    id: str
    kind: str
    parts: tuple[tuple[Polygon, int], ...]


@dataclass(frozen=True)
class FigureLine:
    """A closed or open line over the cells.

    Attributes:
        points: Of the line.
        color: 0xRRGGBB.
        width: Pixels.
        closed: Whether it ends where it began.
        dotted: Whether it shows something that is hidden.
        kind: ``outline`` of a cube, ``set-outline`` or ``element-outline``.
    """

    points: Polygon
    color: int
    width: float
    closed: bool = True
    dotted: bool = False
    kind: str = "outline"


@dataclass(frozen=True)
class PanelScene:
    """What one panel shows, in the order of painting.

    Attributes:
        norm: Its name.
        cells: The visible cells.
        strokes: Outlines and the highlighted element.
        texts: Names, letters, caption.
        limit: The value of the strongest colour, where colours show values.
    """

    norm: str
    cells: tuple[FigureCell, ...]
    strokes: tuple[FigureLine, ...]
    texts: tuple[FigureText, ...]
    limit: float | None


@dataclass(frozen=True)
class SceneGraph:
    """A whole figure.

    Attributes:
        width, height: Pixels.
        em: Height of a line of text, pixels.
        colors: Of the figure.
        panels: One per norm.
    """

    width: float
    height: float
    em: float
    colors: FigureColors
    panels: tuple[PanelScene, ...]


def build_scene_graph(
    layout: Layout,
    state: FigureState,
    index: Index,
    colors: FigureColors,
    data: Mapping[str, PanelData],
    wording: Wording | None = None,
) -> SceneGraph:
    """The figure of a layout as shapes.

    Args:
        layout: Where everything stands.
        state: What is shown.
        index: The highlighted element.
        colors: Of the figure.
        data: For each norm what its panel shows.
        wording: The words.

    Raises:
        ValueError: More cells are visible than a viewer could open, or a norm has no data.
    """
    missing = [norm for norm in state.norms if norm not in data]
    if missing:
        raise ValueError(f"expected values of {missing[0]}, received none")
    count = len(state.norms) * visible_cells(layout, state)
    if count > MAX_CELLS:
        raise ValueError(
            f"expected at most {MAX_CELLS:,} visible cells in an SVG or PDF, received {count:,}; "
            "take a smaller shape or fewer norms, or export a PNG"
        )
    panels = tuple(
        _panel_scene(layout, panel, index, _Shown(data[panel.norm], colors), wording)
        for panel in layout.panels
    )
    return SceneGraph(layout.width, layout.height, layout.em, colors, panels)


def visible_cells(layout: Layout, state: FigureState) -> int:
    """An upper bound of the cells that one panel shows."""
    cubes = sum((face.u1 - face.u0) * (face.v1 - face.v0) for face in layout.faces)
    tiles = int(np.prod(state.shape))
    return {"cubes": cubes, "tiles": tiles, "both": cubes + tiles}[state.form]


def _panel_scene(
    layout: Layout,
    panel: Panel,
    index: Index,
    shown: "_Shown",
    wording: Wording | None,
) -> PanelScene:
    state = shown.state
    cells: list[FigureCell] = []
    strokes: list[FigureLine] = []
    if panel.cube is not None:
        cells += _cube_cells(layout, panel.cube, shown)
        strokes += _cube_strokes(layout, panel.cube, shown, index)
    if panel.tiles is not None:
        cells += _tile_cells(layout, panel.tiles, shown)
        strokes += _tile_strokes(layout, panel.tiles, shown, index)
    texts = cube_texts(layout, panel, state) + tile_texts(layout, panel, state)
    texts += panel_texts(layout, panel, state, wording or Wording())
    limit = shown.data.limit
    return PanelScene(panel.norm, tuple(cells), tuple(strokes), tuple(texts), limit)


@dataclass(frozen=True)
class _Shown:
    """What the cells of one panel are coloured by."""

    data: PanelData
    colors: FigureColors

    @property
    def state(self) -> FigureState:
        return self.data.state

    @property
    def outlines_set(self) -> bool:
        return not self.data.coloring.shows_own_set

    def face(self, face: Face) -> Table:
        """Colours of the cells of a face, (v, u)."""
        table = self.data.coloring.face(self.data, face, (1, 1), self.colors)
        return np.broadcast_to(table, (face.v1 - face.v0, face.u1 - face.u0))

    def kind(self, cell: Cells) -> str:
        return "set" if self.data.members.holds(cell) else "rest"

    def id(self, cell: Cells, form: str = "") -> str:
        n, c, h, w = index_of(cell, self.state)
        return f"{self.data.norm}-{form}n{n}-c{c}-h{h}-w{w}"


def _cube_cells(layout: Layout, centre: Point, shown: _Shown) -> Iterator[FigureCell]:
    """The cells of a cube, block after block, the sides of a cell together."""
    blocks = len(layout.solid.blocks)
    per_block = len(layout.faces) // blocks
    for number in range(blocks):
        sides: dict[Cells, list[tuple[Polygon, int]]] = {}
        for face in layout.faces[number * per_block : (number + 1) * per_block]:
            for cell, side in _sides(face, centre, shown.face(face)):
                sides.setdefault(cell, []).append(side)
        for cell, parts in sides.items():
            yield FigureCell(shown.id(cell), shown.kind(cell), tuple(parts))


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


def _cube_strokes(
    layout: Layout, centre: Point, shown: _Shown, index: Index
) -> Iterator[FigureLine]:
    colors, state = shown.colors, shown.state
    for face in layout.faces:
        yield FigureLine(_moved(face.corners(), centre), colors.outline, 1.0)
        if shown.outlines_set:
            for outline in set_outlines(shown.data.members, face):
                yield FigureLine(_moved(outline, centre), colors.set, 2.0, kind="set-outline")
    parts = cell_polygons(layout, cell_of(index, state))
    for part in parts:
        yield FigureLine(_moved(part, centre), colors.element, 1.75, kind="element-outline")
    if not parts:
        element, members = hidden_edges(layout, state, index, shown.data.norm)
        for edges, color, kind in (
            (members, colors.set, "set-outline"),
            (element, colors.element, "element-outline"),
        ):
            for edge in edges:
                yield _dotted(edge, centre, color, kind)


def _dotted(edge: Line, centre: Point, color: int, kind: str) -> FigureLine:
    points = _moved((edge[:2], edge[2:]), centre)
    return FigureLine(points, color, 1.5, closed=False, dotted=True, kind=kind)


def _tile_cells(layout: Layout, corner: Point, shown: _Shown) -> Iterator[FigureCell]:
    state, grid = shown.state, layout.grid
    colors = _tile_colors(shown)
    for place in np.ndindex(*state.shape):
        n, c, h, w = (int(i) for i in place)
        x, y, wide, tall = grid.rectangle((n, c, h, w))
        cell = cell_of((n, c, h, w), state)
        points = _rectangle(corner[0] + x, corner[1] + y, wide, tall)
        fill = int(colors[cell]) & 0xFFFFFF
        yield FigureCell(shown.id(cell, "tile-"), shown.kind(cell), ((points, fill),))


def _tile_strokes(
    layout: Layout, corner: Point, shown: _Shown, index: Index
) -> Iterator[FigureLine]:
    if shown.outlines_set:
        for x, y, wide, tall in tile_set_outlines(shown.data.members, layout.grid):
            around = _rectangle(corner[0] + x, corner[1] + y, wide, tall)
            yield FigureLine(around, shown.colors.set, 2.0, kind="set-outline")
    x, y, wide, tall = layout.grid.rectangle(index)
    around = _rectangle(corner[0] + x, corner[1] + y, wide, tall)
    yield FigureLine(around, shown.colors.element, 1.75, kind="element-outline")


def _tile_colors(shown: _Shown) -> NDArray[np.uint32]:
    """The colour of every cell (N, C, HW), slice after slice through the same tables as a face."""
    n, c, h, w = shown.state.shape
    result = np.empty((n, c, h * w), np.uint32)
    for sample in range(n):
        side = Face(0, sample, 0, c, 0, h * w, (0, 0), (1, 0), (0, 1), 1.0)
        result[sample] = shown.face(side).T
    return result


def _rectangle(x: float, y: float, wide: float, tall: float) -> Polygon:
    return (x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall)


def _moved(points: Polygon, centre: Point) -> Polygon:
    return tuple((x + centre[0], y + centre[1]) for x, y in points)


def title_of(scene: SceneGraph) -> str:
    """One line that says what the figure shows, for readers who do not see it."""
    names = ", ".join(norms.CATALOG[panel.norm].title for panel in scene.panels)
    return f"Elements that share statistics: {names}"
