"""The lines of a figure in vector files: borders, outlines, the highlighted element.

They are those of the window, in its widths and in its order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from normviz.figure.export import line_widths
from normviz.figure.geometry import Face, Point
from normviz.figure.layout import Layout
from normviz.figure.marks import (
    Line,
    border_lines,
    cell_polygons,
    hidden_edges,
    set_outlines,
    tile_set_outlines,
)
from normviz.figure.sets import cell_of
from normviz.figure.state import Index

if TYPE_CHECKING:  # the scene graph holds these lines
    from normviz.figure.export.scene_graph import PanelContent

Polygon = tuple[Point, ...]


@dataclass(frozen=True)
class FigureLine:
    """A closed or open line over the cells.

    Attributes:
        points: Of the line.
        color: 0xRRGGBB.
        width: Pixels.
        closed: Whether it ends where it began.
        dotted: Whether it shows something that is hidden.
        alpha: How much it covers what is behind it, up to 1.
        kind: ``border`` of cells, ``outline`` of a cube, ``set-outline`` or ``element-outline``.
    """

    points: Polygon
    color: int
    width: float
    closed: bool = True
    dotted: bool = False
    alpha: float = 1.0
    kind: str = "outline"


def block_lines(
    faces: Sequence[Face], centre: Point, shown: "PanelContent"
) -> Iterator[FigureLine]:
    """The borders, the edges and the outlines of the set on one block of a cube."""
    colors = shown.colors
    for face in faces:
        for line in border_lines(face):
            yield _border(_moved((line[:2], line[2:]), centre), colors.border)
    for face in faces:
        yield FigureLine(_moved(face.corners(), centre), colors.outline, line_widths.OUTLINE)
    if shown.outlines_set:
        outlines = [_moved(each, centre) for face in faces for each in _set_on(face, shown)]
        yield from _set_lines(outlines, shown)


def element_lines(
    layout: Layout, centre: Point, shown: "PanelContent", index: Index
) -> Iterator[FigureLine]:
    """The highlighted element of a cube; dotted edges where it is hidden."""
    colors, state = shown.colors, shown.state
    parts = cell_polygons(layout, cell_of(index, state))
    cell = min(layout.solid.cell) * layout.scale
    width = line_widths.element_width(cell, pinned=shown.pinned)
    for part in parts:
        yield FigureLine(_moved(part, centre), colors.element, width, kind="element-outline")
    if not parts:
        element, members = hidden_edges(layout, state, index, shown.data.norm)
        for edges, color, kind in (
            (members, colors.set, "set-outline"),
            (element, colors.element, "element-outline"),
        ):
            for edge in edges:
                yield _dotted(edge, centre, color, kind)


def tile_lines(
    layout: Layout, corner: Point, shown: "PanelContent", index: Index
) -> Iterator[FigureLine]:
    """The borders and outlines of the tiles, and the highlighted element."""
    grid, colors = layout.grid, shown.colors
    for line in grid.borders():
        yield _border(_moved((line[:2], line[2:]), corner), colors.border)
    for tile in grid.outlined():
        yield FigureLine(_framed(tile, corner), colors.outline, line_widths.OUTLINE)
    if shown.outlines_set:
        found = tile_set_outlines(shown.data.members, grid)
        yield from _set_lines([_framed(each, corner) for each in found], shown)
    width = line_widths.element_width(grid.cell, pinned=shown.pinned)
    yield FigureLine(
        _framed(grid.marked(index), corner), colors.element, width, kind="element-outline"
    )


def face_has_borders(face: Face) -> bool:
    """Whether a line is drawn between all cells of a face."""
    expected = face.u1 - face.u0 + face.v1 - face.v0 - 2
    return len(border_lines(face)) == expected


def rectangle(x: float, y: float, wide: float, tall: float) -> Polygon:
    """The corners of an upright rectangle."""
    return (x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall)


def _set_on(face: Face, shown: "PanelContent") -> Sequence[Polygon]:
    outlines = set_outlines(shown.data.members, face)
    return outlines if len(outlines) <= line_widths.MOST_OUTLINES else []


def _set_lines(outlines: Sequence[Polygon], shown: "PanelContent") -> Iterator[FigureLine]:
    colors = shown.colors
    for each in outlines:
        yield FigureLine(each, colors.background, line_widths.HALO, kind="set-outline")
    for each in outlines:
        yield FigureLine(each, colors.set, line_widths.SET, kind="set-outline")


def _border(points: Polygon, color: int) -> FigureLine:
    return FigureLine(
        points,
        color,
        line_widths.BORDER,
        closed=False,
        alpha=line_widths.BORDER_ALPHA,
        kind="border",
    )


def _dotted(edge: Line, centre: Point, color: int, kind: str) -> FigureLine:
    points = _moved((edge[:2], edge[2:]), centre)
    return FigureLine(points, color, line_widths.HIDDEN, closed=False, dotted=True, kind=kind)


def _framed(box: tuple[float, float, float, float], corner: Point) -> Polygon:
    x, y, wide, tall = box
    return rectangle(corner[0] + x, corner[1] + y, wide, tall)


def _moved(points: Polygon, centre: Point) -> Polygon:
    return tuple((x + centre[0], y + centre[1]) for x, y in points)
